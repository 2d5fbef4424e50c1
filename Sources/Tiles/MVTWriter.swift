/// Writes the protobuf wire format, as far as a vector tile needs it.
///
/// A tile is one message of four kinds of fields, so this takes the place of a protobuf library and of generated code;
/// the decision record on vector tiles in `docs/adr` says why. Layout after the Mapbox Vector Tile specification 2.1 and
/// protobuf's "Encoding".
struct MVTWriter {
    /// What has been written.
    private(set) var bytes: [UInt8] = []

    /// A writer that has written nothing.
    init() {}

    /// Forgets what was written, and keeps the memory.
    mutating func reset() { bytes.removeAll(keepingCapacity: true) }

    /// Seven bits per byte, lowest first, the high bit set on all but the last: 300 gives AC 02.
    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A signed number as 0, −1, 1, −2, 2 … → 0, 1, 2, 3, 4 …, so that small ones stay short.
    mutating func zigZag(_ value: Int) { varint(Self.zigZag(value)) }

    /// A field that holds a varint (wire type 0).
    mutating func field(_ number: UInt64, varint value: UInt64) {
        varint(number << 3)
        varint(value)
    }

    /// A field that holds eight bytes, lowest first (wire type 1).
    mutating func field(_ number: UInt64, double value: Double) {
        varint(number << 3 | 1)
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// A field that holds bytes after their count (wire type 2): text, a message or packed numbers.
    mutating func field(_ number: UInt64, bytes content: some Collection<UInt8>) {
        varint(number << 3 | 2)
        varint(UInt64(content.count))
        bytes.append(contentsOf: content)
    }

    /// Adds what another writer has written.
    mutating func append(_ other: MVTWriter) { bytes.append(contentsOf: other.bytes) }

    /// `(value << 1) ^ (value >> 63)`.
    static func zigZag(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value << 1 ^ value >> 63)) }
}
