/// What a tile says, read by a decoder that shares no code with the encoder.
struct DecodedTile {
    struct Feature {
        var id = 0
        var tags: [String: String] = [:]
        var rings: [[(x: Int, y: Int)]] = []

        /// Twice the area of each ring, by the surveyor's formula in tile coordinates.
        var doubledAreas: [Int] {
            rings.map { ring in
                ring.indices.reduce(0) { sum, index in
                    let next = ring[(index + 1) % ring.count]
                    return sum + ring[index].x * next.y - next.x * ring[index].y
                }
            }
        }
    }

    var name = ""
    var version = 0
    var extent = 0
    var keys: [String] = []
    var values: [String] = []
    var features: [Feature] = []

    /// Reads a tile of one layer; nil when the bytes are not one.
    init?(_ tile: [UInt8]) {
        guard let layer = Self.fields(tile)?.first(where: { $0.number == 3 }), let fields = Self.fields(layer.bytes)
        else { return nil }
        var messages: [[UInt8]] = []
        for field in fields {
            switch field.number {
            case 1: name = String(decoding: field.bytes, as: UTF8.self)
            case 2: messages.append(field.bytes)
            case 3: keys.append(String(decoding: field.bytes, as: UTF8.self))
            case 4: values.append(Self.value(field.bytes) ?? "?")
            case 5: extent = field.number64
            case 15: version = field.number64
            default: return nil
            }
        }
        for message in messages {
            guard let feature = feature(message) else { return nil }
            features.append(feature)
        }
    }

    private func feature(_ bytes: [UInt8]) -> Feature? {
        guard let fields = Self.fields(bytes) else { return nil }
        var feature = Feature()
        for field in fields {
            switch field.number {
            case 1: feature.id = field.number64
            case 2:
                let tags = Self.varints(field.bytes)
                for pair in stride(from: 0, to: tags.count - 1, by: 2) {
                    guard tags[pair] < keys.count, tags[pair + 1] < values.count else { return nil }
                    feature.tags[keys[tags[pair]]] = values[tags[pair + 1]]
                }
            case 3: guard field.number64 == 3 else { return nil }
            case 4:
                guard let rings = Self.rings(Self.varints(field.bytes)) else { return nil }
                feature.rings = rings
            default: return nil
            }
        }
        return feature
    }

    private static func rings(_ numbers: [Int]) -> [[(x: Int, y: Int)]]? {
        var rings: [[(x: Int, y: Int)]] = []
        var ring: [(x: Int, y: Int)] = []
        var cursor = (x: 0, y: 0)
        var place = 0
        func delta(_ coded: Int) -> Int { (coded >> 1) ^ -(coded & 1) }
        while place < numbers.count {
            let command = numbers[place] & 7
            let count = numbers[place] >> 3
            place += 1
            switch command {
            case 1, 2:
                guard place + 2 * count <= numbers.count else { return nil }
                for _ in 0..<count {
                    cursor = (cursor.x + delta(numbers[place]), cursor.y + delta(numbers[place + 1]))
                    ring.append(cursor)
                    place += 2
                }
            case 7:
                rings.append(ring)
                ring = []
            default: return nil
            }
        }
        return ring.isEmpty ? rings : nil
    }

    private static func value(_ bytes: [UInt8]) -> String? {
        guard let field = fields(bytes)?.first else { return nil }
        switch field.number {
        case 1: return String(decoding: field.bytes, as: UTF8.self)
        case 3: return "\(Double(bitPattern: UInt64(bitPattern: Int64(field.number64))))"
        case 5: return "\(field.number64)"
        case 6: return "\((field.number64 >> 1) ^ -(field.number64 & 1))"
        default: return nil
        }
    }

    private struct Field {
        var number: Int
        var number64 = 0
        var bytes: [UInt8] = []
    }

    private static func fields(_ bytes: [UInt8]) -> [Field]? {
        var rest = bytes[...]
        var fields: [Field] = []
        while !rest.isEmpty {
            guard let tag = varint(&rest) else { return nil }
            switch tag & 7 {
            case 0:
                guard let value = varint(&rest) else { return nil }
                fields.append(Field(number: tag >> 3, number64: value))
            case 1:
                guard rest.count >= 8 else { return nil }
                let value = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                fields.append(Field(number: tag >> 3, number64: Int(truncatingIfNeeded: value)))
                rest = rest.dropFirst(8)
            case 2:
                guard let count = varint(&rest), count <= rest.count else { return nil }
                fields.append(Field(number: tag >> 3, bytes: Array(rest.prefix(count))))
                rest = rest.dropFirst(count)
            default: return nil
            }
        }
        return fields
    }

    private static func varints(_ bytes: [UInt8]) -> [Int] {
        var rest = bytes[...]
        var numbers: [Int] = []
        while let number = varint(&rest) { numbers.append(number) }
        return numbers
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) -> Int? {
        var value = 0
        var shift = 0
        while let byte = rest.popFirst() {
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
            if shift > 63 { return nil }
        }
        return nil
    }
}
