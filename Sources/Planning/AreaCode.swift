/// The CBS code of an area in its official form: `GM0546`, `WK054604`, `BU05460400`.
public struct AreaCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The level, told by the first two letters.
    public let level: AreaLevel
    /// The digits as a number; leading zeros are put back when the code is written.
    public let number: UInt32

    /// Reads a code as people and files write it: padded with spaces or not, letters in either case, with or without
    /// leading zeros, with or without the letters when `level` says which they are.
    ///
    /// `" bu05460400 "`, `"BU5460400"` and, with `level: .neighbourhood`, `"05460400"` all give `BU05460400`.
    /// Nil for everything else, the codes of no place (`BU00000000`) among it.
    public init?(_ text: some StringProtocol, level expected: AreaLevel? = nil) {
        var body = Substring(text)
        while let first = body.first, first.isWhitespace { body.removeFirst() }
        while let last = body.last, last.isWhitespace { body.removeLast() }
        let letters = body.prefix(2).uppercased()
        if let level = AreaLevel.allCases.first(where: { $0.prefix == letters }) {
            guard expected == nil || expected == level else { return nil }
            self.level = level
            body = body.dropFirst(2)
        } else if let expected {
            level = expected
        } else {
            return nil
        }
        guard !body.isEmpty, body.utf8.count <= level.digits, body.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
            let number = UInt32(body), number > 0
        else { return nil }
        self.number = number
    }

    init(level: AreaLevel, number: UInt32) {
        self.level = level
        self.number = number
    }

    /// The official form.
    public var description: String {
        let digits = String(number)
        return level.prefix + String(repeating: "0", count: max(0, level.digits - digits.count)) + digits
    }

    /// The area one level up that this code says it lies in; nil for a municipality.
    ///
    /// `BU05460400` lies in `WK054604`, which lies in `GM0546`.
    public var parent: AreaCode? {
        level.parent.map { AreaCode(level: $0, number: number / 100) }
    }

    /// The municipality that this code says it lies in.
    public var municipality: AreaCode {
        var code = self
        while let parent = code.parent { code = parent }
        return code
    }

    /// By level, coarse first, then by number.
    public static func < (a: AreaCode, b: AreaCode) -> Bool {
        a.level == b.level ? a.number < b.number : a.level < b.level
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
