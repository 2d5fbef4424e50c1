internal import Foundation

/// One line of text that can stand in a header of a mail: no line ends and no other control characters, so that nothing
/// typed by somebody can become a header of its own.
public struct MailText: Hashable, Sendable, CustomStringConvertible {
    /// Most bytes of a line; longer ones are no subject.
    public static let longest = 500

    /// The text.
    public let text: String

    /// Takes a line as it is; nil when it has control characters or is too long.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest, text.unicodeScalars.allSatisfy({ !Self.unfit.contains($0) }) else {
            return nil
        }
        self.text = text
    }

    /// Makes one line of any text: control characters become blanks, and what is too long is cut.
    public init(oneLineOf text: String) {
        let clean = String(
            String.UnicodeScalarView(text.unicodeScalars.map { Self.unfit.contains($0) ? " " : $0 }))
        var line = ""
        for character in clean where line.utf8.count + character.utf8.count <= Self.longest { line.append(character) }
        self.text = line
    }

    /// The text.
    public var description: String { text }

    /// Control characters and the line ends of Unicode.
    private static let unfit = CharacterSet.controlCharacters.union(.newlines)
}
