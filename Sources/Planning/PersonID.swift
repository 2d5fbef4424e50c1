/// A person, told by a number that means nothing: events carry it, and the directory beside the journal knows the name
/// as long as the person wants to be known.
public struct PersonID: RawRepresentable, Hashable, Codable, Sendable, Comparable, CustomStringConvertible,
    CodingKeyRepresentable
{
    /// Letters and digits, such as `p7k2m9xqa4wd`.
    public let rawValue: String

    /// Takes an id that was given out before.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// What the program does by itself, such as making the demo.
    public static let system = PersonID(rawValue: "system")

    /// The id as text.
    public var description: String { rawValue }

    /// The id as the key of a JSON object.
    public var codingKey: any CodingKey { rawValue.codingKey }

    /// Takes the key of a JSON object.
    public init(codingKey: some CodingKey) { rawValue = codingKey.stringValue }

    /// In alphabetical order.
    public static func < (a: PersonID, b: PersonID) -> Bool { a.rawValue < b.rawValue }

    /// Reads the text.
    public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
