/// Order of the bytes in a number.
enum ByteOrder {
    case little, big
}

/// Which ordinates a position has and how the type code says so.
enum Ordinates: UInt32 {
    case xy = 0
    case isoZ = 1000
    case isoM = 2000
    case isoZM = 3000
    case oldZ = 0x8000_0000
    case oldM = 0x4000_0000
    case oldZM = 0xC000_0000

    var count: Int {
        switch self {
        case .xy: 2
        case .isoZ, .isoM, .oldZ, .oldM: 3
        case .isoZM, .oldZM: 4
        }
    }
}

/// Puts well-known binary together from its parts, apart from the code that is tested.
struct WKBText {
    let order: ByteOrder

    func header(_ type: UInt32) -> [UInt8] { [order == .little ? 1 : 0] + integer(type) }

    func integer(_ value: UInt32) -> [UInt8] {
        let little = (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        return order == .little ? little : little.reversed()
    }

    func double(_ value: Double) -> [UInt8] {
        let little = (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
        return order == .little ? little : little.reversed()
    }

    func position(_ x: Double, _ y: Double) -> [UInt8] { double(x) + double(y) }

    func polygon(_ rings: [[(Double, Double)]], ordinates: Ordinates) -> [UInt8] {
        var bytes = header(3 + ordinates.rawValue) + integer(UInt32(rings.count))
        for ring in rings {
            bytes += integer(UInt32(ring.count))
            for (x, y) in ring {
                bytes += position(x, y)
                for extra in 2..<max(2, ordinates.count) { bytes += double(Double(extra) * 100) }
            }
        }
        return bytes
    }
}
