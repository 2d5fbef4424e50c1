internal import GeoModel

/// Walks over well-known binary; every read checks what is left.
struct ShapeBytes {
    let bytes: UnsafeRawBufferPointer
    private var offset = 0
    private var isSwapped = false

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Type without Z and M, and ordinates per position.
    mutating func header() -> (type: UInt32, ordinates: Int)? {
        guard offset < bytes.count, bytes[offset] <= 1 else { return nil }
        isSwapped = bytes[offset] == 0
        offset += 1
        guard let code = integer() else { return nil }
        // ISO WKB adds 1000 for Z, 2000 for M, 3000 for both; the older form sets the highest bits instead.
        let flags = (code & 0x8000_0000 != 0 ? 1 : 0) + (code & 0x4000_0000 != 0 ? 1 : 0)
        // The older form may also carry the number of a CRS.
        if code & 0x2000_0000 != 0 { guard integer() != nil else { return nil } }
        let plain = code & 0x0FFF_FFFF
        let iso = plain / 1000
        guard iso <= 3 else { return nil }
        return (plain % 1000, 2 + flags + (iso == 0 ? 0 : iso == 3 ? 2 : 1))
    }

    /// A number of parts that each take at least `size` bytes; nil where that many cannot follow.
    mutating func count(ofSize size: Int) -> Int? {
        guard let count = integer(), Int(count) <= (bytes.count - offset) / size else { return nil }
        return Int(count)
    }

    mutating func position(_ ordinates: Int) -> Coordinate? {
        guard bytes.count - offset >= ordinates * 8 else { return nil }
        defer { offset += ordinates * 8 }
        return Coordinate(x: double(at: offset), y: double(at: offset + 8))
    }

    private func double(at place: Int) -> Double {
        let bits = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        return Double(bitPattern: isSwapped ? bits.byteSwapped : bits)
    }

    private mutating func integer() -> UInt32? {
        guard bytes.count - offset >= 4 else { return nil }
        defer { offset += 4 }
        let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return isSwapped ? bits.byteSwapped : bits
    }
}
