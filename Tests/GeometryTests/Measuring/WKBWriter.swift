/// A shape of any kind, to be written in any form of well-known binary.
indirect enum WKBShape: Sendable {
    case point([Double])
    case line([[Double]])
    case polygon([[[Double]]])
    /// MultiPoint 4, MultiLineString 5, MultiPolygon 6, GeometryCollection 7.
    case parts(UInt32, [WKBShape])
}

/// Writes well-known binary: byte order, and how Z and M are told in the type.
struct WKBWriter {
    /// Which ordinates a position has, and how the type says so.
    enum Form: CaseIterable, Sendable {
        case plain, z, m, zm, oldZ, oldM, oldZM, oldCRS, oldZCRS

        var extra: Int {
            switch self {
            case .plain, .oldCRS: 0
            case .z, .m, .oldZ, .oldM, .oldZCRS: 1
            case .zm, .oldZM: 2
            }
        }

        func code(_ type: UInt32) -> UInt32 {
            switch self {
            case .plain: type
            case .z: type + 1000
            case .m: type + 2000
            case .zm: type + 3000
            case .oldZ: type | 0x8000_0000
            case .oldM: type | 0x4000_0000
            case .oldZM: type | 0xC000_0000
            case .oldCRS: type | 0x2000_0000
            case .oldZCRS: type | 0xA000_0000
            }
        }
    }

    var isLittleEndian = true
    var form = Form.plain

    func bytes(of shape: WKBShape, isPart: Bool = false) -> [UInt8] {
        switch shape {
        case .point(let position):
            return header(1, isPart) + ordinates(position)
        case .line(let positions):
            return header(2, isPart) + list(positions)
        case .polygon(let rings):
            return header(3, isPart) + integer(UInt32(rings.count)) + rings.flatMap { list($0) }
        case .parts(let type, let parts):
            return header(type, isPart) + integer(UInt32(parts.count))
                + parts.flatMap { bytes(of: $0, isPart: true) }
        }
    }

    func collection(_ type: UInt32, _ parts: [WKBShape]) -> [UInt8] { bytes(of: .parts(type, parts)) }

    func header(_ type: UInt32, _ isPart: Bool = false) -> [UInt8] {
        // The number of the CRS stands once, at the start.
        let form = isPart && form == .oldCRS ? .plain : isPart && form == .oldZCRS ? .oldZ : form
        let number = form == .oldCRS || form == .oldZCRS ? integer(28_992) : []
        return [isLittleEndian ? 1 : 0] + integer(form.code(type)) + number
    }

    func integer(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: isLittleEndian ? value.littleEndian : value.bigEndian) { Array($0) }
    }

    private func list(_ positions: [[Double]]) -> [UInt8] {
        integer(UInt32(positions.count)) + positions.flatMap { ordinates($0) }
    }

    /// Z and M are no numbers, as some software writes them where it does not know them.
    private func ordinates(_ position: [Double]) -> [UInt8] {
        (position + [Double](repeating: .nan, count: form.extra)).flatMap { value in
            let bits = value.bitPattern
            return withUnsafeBytes(of: isLittleEndian ? bits.littleEndian : bits.bigEndian) { Array($0) }
        }
    }
}
