internal import Foundation

/// Text in a header of a mail, which is ASCII in lines of at most 78 (RFC 5322): what does not fit is written as
/// encoded words (RFC 2047).
enum EncodedWord {
    /// A subject: as it is when it is short and plain, else encoded.
    static func unstructured(_ text: String) -> String {
        isPlain(text) && text.utf8.count <= 66 ? text : encoded(text)
    }

    /// A name before an address: in quotes when it is short and plain, else encoded.
    static func phrase(_ text: String) -> String {
        guard isPlain(text), text.utf8.count <= 60 else { return encoded(text) }
        let escaped = text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        return "\"" + escaped + "\""
    }

    /// Words of at most 75 signs on a line each: `=?utf-8?B?…?=`. No character is split over two of them.
    static func encoded(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for character in text {
            let bytes = Array(character.utf8)
            // 45 bytes are 60 signs of base64; with the twelve around them 72. A character can be larger than a word
            // (letters with many marks): it is then divided between its scalars.
            for piece in bytes.count <= 45 ? [bytes] : character.unicodeScalars.map({ Array(String($0).utf8) }) {
                if (words.last?.count ?? 0) + piece.count > 45 { words.append([]) }
                words[words.count - 1] += piece
            }
        }
        return words.map { "=?utf-8?B?" + Data($0).base64EncodedString() + "?=" }.joined(separator: "\r\n ")
    }

    /// True for printable ASCII that nobody can take for an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    }
}
