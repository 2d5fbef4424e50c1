/// One cell of a table as its file gives it, before anything is read into it.
public enum FieldValue: Hashable, Sendable {
    /// Absent or NULL.
    case null
    /// A number, from an integer or real column.
    case number(Double)
    /// Text, also where it holds a number.
    case text(String)
}

/// A column of a layer.
public struct FieldDefinition: Hashable, Sendable {
    /// What a column holds.
    public enum Kind: Sendable {
        /// Whole numbers up to 64 bits.
        case integer
        /// Double-precision numbers.
        case real
        /// Text.
        case text
    }

    /// Name as in the file.
    public let name: String
    /// What it holds.
    public let kind: Kind

    /// Describes a column.
    public init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
