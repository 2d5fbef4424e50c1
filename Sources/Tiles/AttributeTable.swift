/// The attributes of a layer in the form in which tiles hold them: every distinct value encoded once.
struct AttributeTable {
    /// One attribute: its name and, per feature, the number of its value.
    struct Column {
        /// Name of the attribute.
        let name: String
        /// True for words, false for numbers.
        let isText: Bool
        /// Number of the value of each feature; −1 where the feature lacks the attribute.
        let values: ContiguousArray<Int32>
    }

    /// The columns, by name in ascending order.
    private(set) var columns: [Column] = []
    /// The distinct values, each as an encoded `Value` message.
    private(set) var values: [[UInt8]] = []

    /// Encodes all values of `attributes`.
    init(_ attributes: FeatureAttributes) {
        var numbers: [[UInt8]: Int32] = [:]
        for (name, column) in attributes.columns.sorted(by: { $0.key < $1.key }) {
            switch column {
            case .text(let texts):
                let values = texts.map { number(of: $0.isEmpty ? nil : Self.encode($0), in: &numbers) }
                columns.append(Column(name: name, isText: true, values: ContiguousArray(values)))
            case .number(let entries):
                let values = entries.map { number(of: $0.flatMap(Self.encode), in: &numbers) }
                columns.append(Column(name: name, isText: false, values: ContiguousArray(values)))
            }
        }
    }

    private mutating func number(of value: [UInt8]?, in numbers: inout [[UInt8]: Int32]) -> Int32 {
        guard let value else { return -1 }
        if let known = numbers[value] { return known }
        let new = Int32(values.count)
        values.append(value)
        numbers[value] = new
        return new
    }

    /// `string_value`, field 1.
    private static func encode(_ text: String) -> [UInt8] {
        var writer = MVTWriter()
        writer.field(1, bytes: text.utf8)
        return writer.bytes
    }

    /// Whole numbers as `uint_value` (field 5) or `sint_value` (field 6), which take fewer bytes; others as
    /// `double_value` (field 3); nil when the number is not finite.
    private static func encode(_ number: Double) -> [UInt8]? {
        guard number.isFinite else { return nil }
        var writer = MVTWriter()
        if let whole = Int(exactly: number), abs(number) < 9_007_199_254_740_992 {
            if whole >= 0 {
                writer.field(5, varint: UInt64(whole))
            } else {
                writer.field(6, varint: MVTWriter.zigZag(whole))
            }
        } else {
            writer.field(3, double: number)
        }
        return writer.bytes
    }
}
