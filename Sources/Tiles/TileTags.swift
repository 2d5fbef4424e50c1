/// The keys and values that the features of one tile use, numbered in order of first use.
struct TileTags {
    private let table: AttributeTable
    /// Columns of the table that this tile holds.
    private let columns: [Int]
    /// Number in the tile of each column and of each value of the table; −1 when not used yet.
    private var keyNumbers: ContiguousArray<Int32>
    private var valueNumbers: ContiguousArray<Int32>
    private var keyCount: Int32 = 0
    private var valueCount: Int32 = 0

    /// The `keys` and `values` fields of the layer, as far as they are used.
    private(set) var keys = MVTWriter()
    private(set) var values = MVTWriter()

    /// Starts a tile with the attributes that belong to `content`.
    init(_ table: AttributeTable, content: TileDetail.Content) {
        self.table = table
        columns = table.columns.indices.filter {
            switch content {
            case .everything: true
            case .numbersOnly: !table.columns[$0].isText
            case .shapesOnly, .shapesThatFit: false
            }
        }
        keyNumbers = ContiguousArray(repeating: -1, count: table.columns.count)
        valueNumbers = ContiguousArray(repeating: -1, count: columns.isEmpty ? 0 : table.values.count)
    }

    /// Writes the `tags` of a feature: pairs of a key number and a value number.
    mutating func write(feature: Int, to writer: inout MVTWriter) {
        for column in columns {
            let entries = table.columns[column].values
            guard feature < entries.count, entries[feature] >= 0 else { continue }
            let value = Int(entries[feature])
            if keyNumbers[column] < 0 {
                keyNumbers[column] = keyCount
                keyCount += 1
                keys.field(3, bytes: table.columns[column].name.utf8)
            }
            if valueNumbers[value] < 0 {
                valueNumbers[value] = valueCount
                valueCount += 1
                values.field(4, bytes: table.values[value])
            }
            writer.varint(UInt64(keyNumbers[column]))
            writer.varint(UInt64(valueNumbers[value]))
        }
    }
}
