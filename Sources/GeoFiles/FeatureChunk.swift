/// Features that follow each other in a file, read together: column by column, shapes in one stretch of bytes.
public struct FeatureChunk: Sendable {
    /// Place in the order of the file: 0, 1, 2 and so on without gaps, whichever worker reads it.
    public let index: Int
    /// The features' numbers in their file, see ``FeatureReader/id``.
    public let ids: [Int64]
    /// All shapes after each other as well-known binary (ISO, of either byte order, with Z and M where the file has
    /// them), in the CRS asked for and without curves.
    public let wkb: [UInt8]
    /// Feature `row` has the bytes from `offsets[row]` up to `offsets[row + 1]`; none where it has no shape.
    public let offsets: [Int]
    /// The columns asked for, in the order they were asked for in.
    public let columns: [FeatureColumn]

    /// Number of features; a chunk may be empty.
    public var count: Int { ids.count }

    /// The shape of a feature as well-known binary, empty where it has none.
    public func geometry(_ row: Int) -> ArraySlice<UInt8> { wkb[offsets[row]..<offsets[row + 1]] }
}

/// The cells of one column of a ``FeatureChunk``, one per feature.
public enum FeatureColumn: Hashable, Sendable {
    /// Of an integer or real column: the number, and whether there is one (where there is none it stands as 0).
    /// Whole numbers beyond ±2⁵³ lose digits.
    case numbers([Double], isPresent: [Bool])
    /// Of any other column: its text, nil where there is none.
    case texts([String?])

    /// One cell.
    public subscript(row: Int) -> FieldValue {
        switch self {
        case .numbers(let numbers, let isPresent): isPresent[row] ? .number(numbers[row]) : .null
        case .texts(let texts): texts[row].map(FieldValue.text) ?? .null
        }
    }
}
