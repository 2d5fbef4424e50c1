/// Text as bytes that every mail server takes (RFC 2045, section 6.7): ASCII, lines of at most 76, and still readable.
enum QuotedPrintable {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// A text of lines; every line end, of whatever kind, becomes a carriage return and a line feed.
    static func encode(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            bytes += encodedLine(line)
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    private static func encodedLine(_ line: Substring) -> [UInt8] {
        let source = Array(line.utf8)
        var bytes: [UInt8] = []
        var width = 0
        for (index, byte) in source.enumerated() {
            let isBlankAtEnd = (byte == 0x20 || byte == 0x09) && index == source.count - 1
            let isPlain = (0x20...0x7E).contains(byte) && byte != 0x3D && !isBlankAtEnd
            let piece = isPlain ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            // Room for the sign that says that the line goes on.
            if width + piece.count > 75 {
                bytes += [0x3D, 0x0D, 0x0A]
                width = 0
            }
            bytes += piece
            width += piece.count
        }
        return bytes
    }
}
