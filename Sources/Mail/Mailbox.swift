internal import Foundation

/// Who a mail is from or to: an address, and a name if there is one. What it holds fits in a header and in the
/// conversation with a mail server, so that nothing typed by somebody can become a command or a header.
public struct Mailbox: Hashable, Sendable {
    /// The address, ASCII alone: `noreply@gemeente.example`.
    public let address: String
    /// The name; nil for none.
    public let name: MailText?

    /// Takes an address and a name; nil when the address cannot be written in a mail: something else than letters,
    /// digits and the few signs that need no quotes (RFC 5322 `dot-atom`), or no host.
    public init?(address: String, name: MailText? = nil) {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, address.utf8.count <= 254, parts[0].utf8.count <= 64 else { return nil }
        guard Self.isDotted(parts[0], of: Self.localSigns), Self.isDotted(parts[1], of: Self.hostSigns) else {
            return nil
        }
        self.address = address
        self.name = name
    }

    /// Reads `Samenhang <noreply@gemeente.example>` or the address alone; nil for anything else.
    public init?(_ written: String) {
        let text = written.trimmingCharacters(in: .whitespaces)
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            self.init(address: text)
            return
        }
        var name = text[..<open].trimmingCharacters(in: .whitespaces)
        if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
        guard let line = MailText(name) else { return nil }
        self.init(
            address: String(text[text.index(after: open)...].dropLast()), name: line.text.isEmpty ? nil : line)
    }

    /// The part of the address after the `@`.
    public var host: String { address.split(separator: "@").last.map(String.init) ?? "" }

    /// As a header has it: the name in quotes or encoded, the address between angle brackets.
    var header: String {
        guard let name, !name.text.isEmpty else { return address }
        return EncodedWord.phrase(name.text) + " <\(address)>"
    }

    private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    private static let localSigns = Set((letters + "!#$%&'*+-/=?^_`{|}~").utf8)
    private static let hostSigns = Set((letters + "-").utf8)

    private static func isDotted(_ text: Substring, of signs: Set<UInt8>) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy(signs.contains)
        }
    }
}
