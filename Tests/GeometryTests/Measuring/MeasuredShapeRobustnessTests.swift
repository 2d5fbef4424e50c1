import GeoModel
import Testing
import TestSupport

@testable import Geometry

/// Whatever the bytes are: a shape is measured or refused, and the program goes on.
struct MeasuredShapeRobustnessTests {
    private static let shapes: [WKBShape] = [
        .point([3, 4]), .line([[0, 0], [3, 4], [3, 14]]),
        .polygon([
            [[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]], [[40, 40], [40, 60], [60, 60], [60, 40], [40, 40]],
        ]),
        .parts(4, [.point([0, 0]), .point([4, 2])]),
        .parts(5, [.line([[0, 0], [0, 6]]), .line([[3, 0], [3, 6]])]),
        .parts(
            6,
            [.polygon([[[0, 0], [9, 0], [9, 9], [0, 0]]]), .polygon([[[20, 0], [22, 0], [22, 2], [20, 0]]])]),
        .parts(
            7,
            [
                .point([1, 1]),
                .parts(7, [.line([[0, 0], [0, 60]]), .polygon([[[0, 0], [9, 0], [9, 9], [0, 0]]])]),
            ]),
    ]

    private static let forms = WKBWriter.Form.allCases.flatMap { form in
        [true, false].map { WKBWriter(isLittleEndian: $0, form: form) }
    }

    /// What must hold of a shape after any bytes; true when they were taken.
    private static func isSound(_ shape: MeasuredShape, taken: Bool) -> Bool {
        guard taken else { return shape.kind == .nothing && shape.measure == 0 && shape.box.isEmpty }
        let positions =
            shape.points + shape.segments.flatMap { [$0.a, $0.b] }
            + shape.region.edges.flatMap { [Coordinate(x: $0.x0, y: $0.y0), Coordinate(x: $0.x1, y: $0.y1)] }
        return positions.allSatisfy { $0.x.isFinite && $0.y.isFinite } && shape.measure.isFinite && shape.measure >= 0
            && (shape.kind == .nothing || (shape.centroid.x.isFinite && shape.centroid.y.isFinite))
    }

    @Test func `every beginning of a shape is refused`() {
        var shape = MeasuredShape()
        for writer in Self.forms {
            for bytes in Self.shapes.map({ writer.bytes(of: $0) }) {
                for count in 1..<bytes.count {
                    let taken = bytes[..<count].withUnsafeBytes { shape.load($0) }
                    #expect(!taken && Self.isSound(shape, taken: false), "\(count) of \(bytes.count)")
                }
                #expect(bytes.withUnsafeBytes { shape.load($0) })
            }
        }
    }

    @Test func `random bytes are measured or refused`() {
        var random = SeededGenerator(state: 131)
        var shape = MeasuredShape()
        var refused = 0
        for _ in 0..<20_000 {
            var bytes = (0..<Int.random(in: 1...120, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            // Half of them begin as a shape does, or nearly all would fail on the first byte.
            if Bool.random(using: &random), bytes.count > 9 {
                bytes.replaceSubrange(0..<5, with: [1, UInt8.random(in: 1...7, using: &random), 0, 0, 0])
                bytes.replaceSubrange(6..<9, with: [0, 0, 0])
            }
            let taken = bytes.withUnsafeBytes { shape.load($0) }
            if !taken { refused += 1 }
            let isSound = Self.isSound(shape, taken: taken)
            #expect(isSound, "\(bytes)")
        }
        #expect(refused > 10_000)
    }

    @Test func `shapes with bytes changed are measured or refused, and laid over areas`() {
        var random = SeededGenerator(state: 132)
        var shape = MeasuredShape()
        var taken = 0
        let overlay = AreaOverlay(areas: [box(0, 0, 50, 50), box(50, 0, 100, 50), box(20, 20, 80, 80)], threads: 1)
        for writer in Self.forms {
            for bytes in Self.shapes.map({ writer.bytes(of: $0) }) {
                for _ in 0..<60 {
                    var changed = bytes
                    for _ in 0..<Int.random(in: 1...3, using: &random) {
                        let place = Int.random(in: 0..<bytes.count, using: &random)
                        changed[place] = UInt8.random(in: 0...255, using: &random)
                    }
                    let isTaken = changed.withUnsafeBytes { shape.load($0) }
                    let isSound = Self.isSound(shape, taken: isTaken)
                    #expect(isSound, "\(changed)")
                    guard isTaken else { continue }
                    taken += 1
                    let shares = overlay.shares(of: shape)
                    #expect(shares.allSatisfy { $0.measure.isFinite && $0.measure >= 0 }, "\(changed)")
                }
            }
        }
        #expect(taken > 1_000)
    }

    @Test func `positions too far away to be measured are refused, those at the limit are measured`() {
        let overlay = AreaOverlay(areas: [box(0, 0, 50, 50)], threads: 1)
        for far in [1e15, 1.1e15, 1e150, 1e200, 1.7e308] {
            let shapes: [WKBShape] = [
                .line([[-far, -far], [far, far]]),
                .polygon([[[-far, -far], [far, -far], [far, far], [-far, -far]]]),
                .parts(4, [.point([far, far]), .point([far, far]), .point([1, 1])]),
            ]
            for bytes in shapes.map({ WKBWriter().bytes(of: $0) }) {
                var shape = MeasuredShape()
                let taken = bytes.withUnsafeBytes { shape.load($0) }
                #expect(taken == (far <= 1e15))
                #expect(Self.isSound(shape, taken: taken), "\(far), \(shape.kind), \(shape.measure)")
                #expect(overlay.shares(of: shape).allSatisfy { $0.measure.isFinite })
            }
        }
    }

    @Test func `a count that bytes cannot hold is refused at once`() {
        let writer = WKBWriter()
        for type in 2...7 as ClosedRange<UInt32> {
            let bytes = writer.header(type) + writer.integer(.max) + [0, 0, 0, 0]
            var shape = MeasuredShape()
            #expect(!bytes.withUnsafeBytes { shape.load($0) }, "\(type)")
        }
    }

    @Test func `collections within collections go down seven levels and no deeper`() {
        var nested = WKBShape.point([1, 2])
        for depth in 1...12 {
            nested = .parts(7, [nested])
            var shape = MeasuredShape()
            let taken = WKBWriter().bytes(of: nested).withUnsafeBytes { shape.load($0) }
            #expect(taken == (depth <= 7), "\(depth)")
            #expect(shape.measure == (depth <= 7 ? 1 : 0), "\(depth)")
        }
    }
}
