/// A ``FeatureChunk`` while it is read.
struct ChunkBuilder: Sendable {
    var ids: [Int64] = []
    var wkb: [UInt8] = []
    var offsets: [Int] = [0]
    var columns: [Column]

    /// One column; only the arrays of its kind are used.
    struct Column: Sendable {
        let isText: Bool
        var numbers: [Double] = []
        var isPresent: [Bool] = []
        var texts: [String?] = []

        mutating func append(number: Double?) {
            numbers.append(number ?? 0)
            isPresent.append(number != nil)
        }

        var finished: FeatureColumn { isText ? .texts(texts) : .numbers(numbers, isPresent: isPresent) }
    }

    init(kinds: [FieldDefinition.Kind]) {
        columns = kinds.map { Column(isText: $0 == .text) }
    }

    func finished(index: Int) -> FeatureChunk {
        FeatureChunk(index: index, ids: ids, wkb: wkb, offsets: offsets, columns: columns.map(\.finished))
    }
}
