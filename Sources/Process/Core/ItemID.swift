/// What tells one item of a register from another: 1 to 40 letters and digits that mean nothing.
///
/// The kind of item is part of the type, so that a card's id is never taken for a party's.
public struct ItemID<Item>: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible,
    CodingKeyRepresentable
{
    /// Lower-case letters and digits.
    public let rawValue: String

    /// Nil for anything but 1 to 40 lower-case letters, digits and hyphens.
    public init?(rawValue: String) {
        let isPlain = rawValue.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
        guard isPlain, (1...40).contains(rawValue.utf8.count) else { return nil }
        self.rawValue = rawValue
    }

    private init(unchecked rawValue: String) { self.rawValue = rawValue }

    /// A new id: twelve characters of 32 kinds, 60 bits.
    public static func random(using generator: inout some RandomNumberGenerator) -> ItemID {
        let characters = Array("abcdefghjkmnpqrstuvwxyz123456789")
        return ItemID(unchecked: String((0..<12).map { _ in characters[Int.random(in: 0..<32, using: &generator)] }))
    }

    /// A new id from the system's own randomness.
    public static func random() -> ItemID {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// The id as text.
    public var description: String { rawValue }

    /// The id as the key of a JSON object.
    public var codingKey: any CodingKey { rawValue.codingKey }

    /// Takes the key of a JSON object.
    public init?(codingKey: some CodingKey) { self.init(rawValue: codingKey.stringValue) }

    /// In alphabetical order.
    public static func < (a: ItemID, b: ItemID) -> Bool { a.rawValue < b.rawValue }

    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = ItemID(rawValue: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no id")
        }
        self = id
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
