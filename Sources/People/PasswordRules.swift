internal import Foundation

/// A password as typed. Printing one shows nothing of it.
public struct Password: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The characters in one normal form (NFKC), so that every keyboard gives the same bytes.
    let text: String

    /// Takes what was typed.
    public init(_ typed: String) { text = typed.precomposedStringWithCompatibilityMapping }

    /// True when nothing was typed.
    public var isEmpty: Bool { text.isEmpty }
    /// Says that it is a secret, and nothing of it.
    public var description: String { "Password(secret)" }
    /// Says that it is a secret, and nothing of it.
    public var debugDescription: String { description }
    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Which passwords do: long enough, not one that everybody tries first. No rules about signs and capitals, which make
/// passwords harder to remember and hardly harder to guess (NIST SP 800-63B).
public enum PasswordRules {
    /// Fewest characters.
    public static let shortest = 10
    /// Most characters.
    public static let longest = 200

    /// Why a password does not do.
    public enum Problem: String, Hashable, Sendable, CaseIterable {
        /// Fewer than ``PasswordRules/shortest`` characters.
        case short
        /// More than ``PasswordRules/longest`` characters.
        case long
        /// It is the e-mail address or the name, or has little else.
        case personal
        /// One of those that are tried first, or one sign over and over.
        case common

        var explanation: String {
            switch self {
            case .short: "A password has at least \(PasswordRules.shortest) characters."
            case .long: "A password has at most \(PasswordRules.longest) characters."
            case .personal: "A password is not the e-mail address or the name."
            case .common: "This password is among those that are tried first."
            }
        }
    }

    /// What is wrong with a password for an account; nil when it does.
    public static func problem(with password: Password, email: EmailAddress, name: String) -> Problem? {
        let text = password.text
        guard text.count >= shortest else { return .short }
        guard text.count <= longest, text.utf8.count <= 4 * longest else { return .long }
        let plain = simplified(text)
        let own = [email.text, String(email.text.prefix { $0 != "@" }), name].map(simplified)
        if own.contains(where: { $0.count > 2 && (plain == $0 || remainder(of: plain, without: $0) < 4) }) {
            return .personal
        }
        if Set(plain).count < 4 || common.contains(plain) || common.contains(simplified(trimmed(text))) {
            return .common
        }
        return nil
    }

    /// How many characters are left when a word is taken out; all of them when it is not in there.
    private static func remainder(of text: String, without word: String) -> Int {
        text.contains(word) ? text.replacingOccurrences(of: word, with: "").count : text.count
    }

    /// Lower case, with digits that stand for letters read as those letters, and only letters and digits.
    private static func simplified(_ text: String) -> String {
        let letters: [Character: Character] = ["@": "a", "$": "s", "!": "i", "€": "e"]
        return String(text.lowercased().map { letters[$0] ?? $0 }.filter { $0.isLetter || $0.isNumber })
    }

    /// Without the digits and signs at the end: `Welkom2024!` is `Welkom`.
    private static func trimmed(_ text: String) -> String {
        String(text.reversed().drop { !$0.isLetter }.reversed())
    }

    /// What is tried first in the Netherlands and elsewhere; with any digits behind it.
    private static let common: Set<String> = [
        "password", "passwort", "paswoord", "wachtwoord", "wachtwoordi", "mijnwachtwoord", "geheim", "geheimpje",
        "welkom", "welkomthuis", "welkomi", "welcome", "letmein", "iloveyou", "ikhouvanjou", "hallohallo",
        "goedemorgen",
        "qwerty", "qwertyuiop", "qwertyuiopasdfghjklzxcvbnm", "azertyuiop", "asdfghjkl", "asdfghjklzxcvbnm", "zxcvbnm",
        "qazwsxedc", "1q2w3e4r5t", "1qaz2wsx3edc", "q1w2e3r4t5", "1234567890", "0123456789", "9876543210", "0987654321",
        "12345678910", "123456789", "1234512345", "123123123123", "112233445566", "11223344556677889900", "abcdefghij",
        "abcdefghijkl", "abc", "abcabcabc", "aanmelden", "inloggen", "administrator", "admin", "beheerder", "gebruiker",
        "user", "test", "testtest", "testtesttest", "changeme", "verander", "default", "standaard", "secret",
        "computer",
        "internet", "samenhang", "gemeente", "gemeentehuis", "nederland", "holland", "amsterdam", "rotterdam",
        "denhaag",
        "utrecht", "eindhoven", "groningen", "feyenoord", "ajaxamsterdam", "ajax", "psveindhoven", "sinterklaas",
        "koningsdag", "lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april", "juni", "juli",
        "augustus", "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag",
        "vrijdag", "zaterdag", "zondag", "football", "baseball", "superman", "pokemon", "sunshine", "princess",
        "prinses",
        "dragon", "monkey", "trustnoi", "whatever", "master", "liverpool", "chocolade", "vakantie", "thuiswerken",
        "correcthorsebatterystaple", "passwordpassword", "wachtwoordwachtwoord", "welkomwelkom", "abcdef", "p", "aaa",
    ]
}
