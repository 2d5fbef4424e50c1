/// The CBS code of an area in its official form: `GM0546`, `WK054604`, `BU05460400`.
///
/// Behind the number of the municipality Amsterdam uses letters too, since 2022: `BU0363TA06`.
public struct AreaCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The level, told by the first two letters.
    public let level: AreaLevel
    /// The part behind the letters as ASCII, the last character in the lowest byte: codes of a level sort as their texts.
    private let body: UInt64

    /// Reads a code as people and files write it: padded with spaces or not, letters in either case, with or without
    /// leading zeros, with or without the letters when `level` says which they are.
    ///
    /// `" bu05460400 "`, `"BU5460400"` and, with `level: .neighbourhood`, `"05460400"` all give `BU05460400`.
    /// Nil for everything else, the codes of no place (`BU00000000`) among it.
    public init?(_ text: some StringProtocol, level expected: AreaLevel? = nil) {
        var rest = Substring(text)
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        guard rest.utf8.count <= 10 else { return nil }
        let letters = rest.prefix(2).uppercased()
        if let level = AreaLevel.allCases.first(where: { $0.prefix == letters }) {
            guard expected == nil || expected == level else { return nil }
            self.level = level
            rest = rest.dropFirst(2)
        } else if let expected {
            level = expected
        } else {
            return nil
        }
        guard let body = AreaCode.body(rest, digits: level.digits) else { return nil }
        self.body = body
    }

    private init(level: AreaLevel, body: UInt64) {
        self.level = level
        self.body = body
    }

    /// Packs the characters; zeros are put in front of a shorter number.
    private static func body(_ text: Substring, digits: Int) -> UInt64? {
        let count = text.utf8.count
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard count > 0, count == digits || (isNumber && count < digits) else { return nil }
        var body: UInt64 = 0
        for _ in count..<digits { body = body << 8 | 0x30 }
        var hasOther = false
        for (place, byte) in text.utf8.enumerated() {
            let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
            let isDigit = (0x30...0x39).contains(upper)
            // The first four tell the municipality, and are always digits.
            guard isDigit || ((0x41...0x5A).contains(upper) && place >= 4) else { return nil }
            hasOther = hasOther || upper != 0x30
            body = body << 8 | UInt64(upper)
        }
        return hasOther ? body : nil
    }

    /// The official form.
    public var description: String {
        var text = level.prefix
        for place in (0..<level.digits).reversed() {
            text.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: body >> (8 * place))))
        }
        return text
    }

    /// The area one level up that this code says it lies in; nil for a municipality.
    ///
    /// `BU05460400` lies in `WK054604`, which lies in `GM0546`.
    public var parent: AreaCode? {
        level.parent.map { AreaCode(level: $0, body: body >> 16) }
    }

    /// The municipality that this code says it lies in.
    public var municipality: AreaCode {
        AreaCode(level: .municipality, body: body >> (8 * UInt64(level.digits - AreaLevel.municipality.digits)))
    }

    /// By level, coarse first, then by code.
    public static func < (a: AreaCode, b: AreaCode) -> Bool {
        a.level == b.level ? a.body < b.body : a.level < b.level
    }
}

extension AreaCode: Codable {
    /// Reads the official form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = AreaCode(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no area code")
        }
        self = code
    }

    /// Writes the official form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
