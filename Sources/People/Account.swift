internal import Foundation
public import Planning

/// Who a person is, as the directory knows it. Events carry only the ``id``, so that the rest can be erased.
public struct Account: Hashable, Sendable {
    /// The id that events carry.
    public let id: PersonID
    /// What the person signs in with.
    public var email: EmailAddress
    /// What others see.
    public var displayName: String
    /// True for who looks after the accounts of everybody.
    public var isAdministrator: Bool
    /// When the account was made.
    public let created: Timestamp
    /// Language of the interface, `nl` or `en`.
    public var language: String
    /// Check value of the password; nil until one is chosen.
    public var password: PasswordHash?

    /// Makes an account.
    public init(
        id: PersonID, email: EmailAddress, displayName: String, isAdministrator: Bool = false, created: Timestamp,
        language: String = "nl", password: PasswordHash? = nil
    ) {
        self.id = id
        self.email = email
        self.displayName = displayName
        self.isAdministrator = isAdministrator
        self.created = created
        self.language = language
        self.password = password
    }

    /// Most characters of a name.
    public static let longestName = 80

    /// A name as others may see it: one line, blanks at the ends taken off; nil where nothing is left or it is too long.
    public static func cleanName(_ typed: String) -> String? {
        let words = typed.precomposedStringWithCanonicalMapping.components(separatedBy: .whitespacesAndNewlines)
        let name = words.filter { !$0.isEmpty }.joined(separator: " ")
        // Marks that turn the direction of text round could make one name look like another.
        let unfit = CharacterSet.controlCharacters.union(CharacterSet(charactersIn: "\u{202A}"..."\u{202E}"))
            .union(CharacterSet(charactersIn: "\u{2066}"..."\u{2069}"))
        guard !name.isEmpty, name.count <= longestName, name.utf8.count <= 4 * longestName,
            name.unicodeScalars.allSatisfy({ !unfit.contains($0) })
        else { return nil }
        return name
    }
}

extension PersonID {
    /// A new id: 60 random bits as twelve letters and digits, without those that look alike.
    public static func random() -> PersonID {
        var generator = SystemRandomNumberGenerator()
        // Base 32 as in RFC 4648, in lower case: no 0, 1, 8 or 9.
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
        return PersonID(rawValue: String((0..<12).compactMap { _ in alphabet.randomElement(using: &generator) }))
    }
}
