internal import Foundation

/// An e-mail address as a person signs in with it: trimmed and in lower case, so that one person has one account.
///
/// The check is on form alone: something, an `@`, a host with a dot in it or `localhost`. Whether mail arrives there only
/// mail can tell.
public struct EmailAddress: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// Most characters of an address (RFC 5321).
    public static let longest = 254

    /// The address in lower case.
    public let text: String

    /// Reads an address; nil where the form is wrong.
    public init?(_ typed: String) {
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
            .lowercased()
        guard text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64 else { return nil }
        let unfit = CharacterSet.whitespacesAndNewlines.union(.controlCharacters)
            .union(CharacterSet(charactersIn: "<>()[]\\,;:\""))
        guard text.unicodeScalars.allSatisfy({ !unfit.contains($0) }) else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1 || parts[1] == "localhost", labels.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.text = text
    }

    /// Reads an address.
    public init(from decoder: any Decoder) throws {
        let typed = try decoder.singleValueContainer().decode(String.self)
        guard let address = EmailAddress(typed) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an e-mail address"))
        }
        self = address
    }

    /// Writes the address.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// In alphabetical order.
    public static func < (a: EmailAddress, b: EmailAddress) -> Bool { a.text < b.text }

    /// The address.
    public var description: String { text }
}
