/// Text out of an address: `caf%C3%A9` is `café`.
enum AddressText {
    /// The text that percent signs stand for.
    ///
    /// - Parameter plusIsBlank: true behind the `?`, where forms write a blank as `+`.
    /// - Throws: ``SiteProblem/malformed`` for a percent sign without two hexadecimal digits, bytes that are no UTF-8, and
    ///   NUL.
    static func decode(_ text: some StringProtocol, plusIsBlank: Bool) throws(SiteProblem) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case 0x25:  // %
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
                    throw .malformed
                }
                bytes.append(high << 4 | low)
            case 0x2B where plusIsBlank: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// A whole number of digits only; nil for signs, blanks and numbers that do not fit.
    static func wholeNumber(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    /// A decimal number such as `-4.5` or `1e-3`; nil for words such as `nan` and for hexadecimal digits.
    static func number(_ text: some StringProtocol) -> Double? {
        let allowed = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2B || byte == 0x65 || byte == 0x45
        }
        guard allowed, let number = Double(text), number.isFinite else { return nil }
        return number
    }

    /// True for one to sixty lower-case letters, digits and underscores, the form of an indicator's name.
    static func isIndicatorID(_ text: some StringProtocol) -> Bool {
        (1...60).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }

    /// True for two letters and one to eight digits, the form of an area code.
    static func isAreaCode(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        guard (3...10).contains(bytes.count) else { return false }
        return bytes.prefix(2).allSatisfy { (0x41...0x5A).contains($0 & 0xDF) && $0 < 0x80 }
            && bytes.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
    }
}
