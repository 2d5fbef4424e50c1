internal import CGDAL

/// The cells of one column in Arrow's layout: a bitmap of which cells hold something, then their values.
struct ArrowCells {
    private let array: ArrowArray
    private let start: Int

    init(_ array: ArrowArray) {
        self.array = array
        start = Int(array.offset)
    }

    /// Fixed-width values, those of empty cells undefined; nil where the array has none.
    func values<Value>(_ type: Value.Type, _ count: Int) -> UnsafeBufferPointer<Value>? {
        buffer(1).map { UnsafeBufferPointer(start: $0.assumingMemoryBound(to: Value.self) + start, count: count) }
    }

    /// Adds cells to a column; false for a format that is not read.
    func append(to column: inout ChunkBuilder.Column, _ count: Int, format: String) -> Bool {
        switch format {
        case "i": appendNumbers(Int32.self, to: &column, count) { Double($0) }
        case "l": appendNumbers(Int64.self, to: &column, count) { Double($0) }
        case "g": appendNumbers(Double.self, to: &column, count) { $0 }
        case "f": appendNumbers(Float.self, to: &column, count) { Double($0) }
        case "s": appendNumbers(Int16.self, to: &column, count) { Double($0) }
        case "b": appendBits(to: &column, count)
        case "u": appendTexts(to: &column, count)
        default: false
        }
    }

    /// Adds the bytes of every cell to the shapes of a chunk.
    func appendBytes(to chunk: inout ChunkBuilder, _ count: Int) {
        guard let ends = buffer(1)?.assumingMemoryBound(to: Int32.self), let bytes = buffer(2) else {
            chunk.offsets.append(contentsOf: repeatElement(chunk.wkb.count, count: count))
            return
        }
        let first = Int(ends[start])
        let shift = chunk.wkb.count - first
        chunk.wkb.append(
            contentsOf: UnsafeRawBufferPointer(start: bytes + first, count: Int(ends[start + count]) - first))
        chunk.offsets.append(contentsOf: (1...count).lazy.map { Int(ends[start + $0]) + shift })
    }

    private func appendNumbers<Value>(
        _ type: Value.Type, to column: inout ChunkBuilder.Column, _ count: Int, _ number: (Value) -> Double
    ) -> Bool {
        guard let values = values(type, count) else { return false }
        if let holds = presence {
            for index in 0..<count { column.append(number: isSet(holds, index) ? number(values[index]) : nil) }
        } else {
            column.numbers.append(contentsOf: values.lazy.map(number))
            column.isPresent.append(contentsOf: repeatElement(true, count: count))
        }
        return true
    }

    private func appendBits(to column: inout ChunkBuilder.Column, _ count: Int) -> Bool {
        guard let bits = buffer(1)?.assumingMemoryBound(to: UInt8.self) else { return false }
        let holds = presence
        for index in 0..<count {
            let isPresent = holds.map { isSet($0, index) } ?? true
            column.append(number: isPresent ? (isSet(bits, index) ? 1 : 0) : nil)
        }
        return true
    }

    private func appendTexts(to column: inout ChunkBuilder.Column, _ count: Int) -> Bool {
        let holds = presence
        let ends = buffer(1)?.assumingMemoryBound(to: Int32.self)
        let bytes = buffer(2)?.assumingMemoryBound(to: UInt8.self)
        column.texts.reserveCapacity(column.texts.count + count)
        for index in 0..<count {
            guard holds.map({ isSet($0, index) }) ?? true else {
                column.texts.append(nil)
                continue
            }
            guard let ends, let bytes else {
                column.texts.append("")
                continue
            }
            let from = Int(ends[start + index])
            let text = UnsafeBufferPointer(start: bytes + from, count: Int(ends[start + index + 1]) - from)
            column.texts.append(String(decoding: text, as: UTF8.self))
        }
        return true
    }

    /// The bitmap of cells that hold something; nil where all do.
    private var presence: UnsafePointer<UInt8>? {
        array.null_count == 0 ? nil : buffer(0)?.assumingMemoryBound(to: UInt8.self)
    }

    private func isSet(_ bits: UnsafePointer<UInt8>, _ index: Int) -> Bool {
        let place = start + index
        return bits[place >> 3] & (1 << UInt8(place & 7)) != 0
    }

    private func buffer(_ index: Int) -> UnsafeRawPointer? {
        index < Int(array.n_buffers) ? array.buffers?[index] : nil
    }
}
