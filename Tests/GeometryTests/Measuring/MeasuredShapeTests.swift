import GeoModel
import Testing

@testable import Geometry

/// Well-known binary of every kind, in every form it comes in.
struct MeasuredShapeTests {
    private static let square: [[Double]] = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]
    private static let hole: [[Double]] = [[4, 4], [4, 6], [6, 6], [6, 4], [4, 4]]
    private static let farSquare: [[Double]] = [[20, 0], [22, 0], [22, 2], [20, 2], [20, 0]]

    /// A shape, what it is, its measure, and its middle.
    struct Case: Sendable {
        let shape: WKBShape
        let kind: MeasuredShape.Kind
        let measure: Double
        let x: Double
        let y: Double
    }

    static let cases = [
        Case(shape: .point([3, 4]), kind: .points, measure: 1, x: 3, y: 4),
        Case(shape: .line([[0, 0], [3, 4], [3, 14]]), kind: .lines, measure: 15, x: 2.5, y: 20.0 / 3),
        Case(shape: .polygon([square]), kind: .polygons, measure: 100, x: 5, y: 5),
        Case(shape: .polygon([square.reversed(), hole]), kind: .polygons, measure: 96, x: 5, y: 5),
        Case(shape: .parts(4, [.point([0, 0]), .point([4, 2])]), kind: .points, measure: 2, x: 2, y: 1),
        Case(
            shape: .parts(5, [.line([[0, 0], [0, 6]]), .line([[3, 0], [3, 6]])]), kind: .lines, measure: 12,
            x: 1.5, y: 3),
        Case(
            shape: .parts(6, [.polygon([square, hole]), .polygon([farSquare])]), kind: .polygons, measure: 100,
            x: (96 * 5 + 4 * 21) / 100, y: (96 * 5 + 4 * 1) / 100),
        Case(
            shape: .parts(7, [.point([90, 90]), .line([[0, 0], [0, 60]]), .polygon([square])]), kind: .polygons,
            measure: 100, x: 5, y: 5),
        Case(
            shape: .parts(7, [.point([90, 90]), .parts(7, [.line([[0, 0], [0, 60]])])]), kind: .lines,
            measure: 60, x: 0, y: 30),
    ]

    @Test(arguments: cases.indices, WKBWriter.Form.allCases)
    func `a shape measures the same in every form and byte order`(index: Int, form: WKBWriter.Form) {
        let expected = Self.cases[index]
        for isLittleEndian in [true, false] {
            let bytes = WKBWriter(isLittleEndian: isLittleEndian, form: form).bytes(of: expected.shape)
            var shape = MeasuredShape()
            #expect(bytes.withUnsafeBytes { shape.load($0) })
            #expect(shape.kind == expected.kind)
            #expect(shape.measure == expected.measure)
            #expect(abs(shape.centroid.x - expected.x) < 1e-12)
            #expect(abs(shape.centroid.y - expected.y) < 1e-12)
        }
    }

    @Test func `parts may have another byte order than the whole`() {
        let small = WKBWriter(isLittleEndian: true)
        let big = WKBWriter(isLittleEndian: false)
        let bytes =
            big.header(4) + big.integer(2) + small.bytes(of: .point([1, 2])) + big.bytes(of: .point([3, 4]))
        let shape = measured(bytes)
        #expect(shape.points == [Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)])
    }

    @Test func `the box is around what is measured`() {
        let shape = measured(WKBWriter().bytes(of: .parts(6, [.polygon([Self.square]), .polygon([Self.farSquare])])))
        #expect(shape.box == Box(minX: 0, minY: 0, maxX: 22, maxY: 10))
        #expect(
            measured(WKBWriter().bytes(of: .line([[5, 1], [-3, 9]]))).box == Box(minX: -3, minY: 1, maxX: 5, maxY: 9))
    }

    @Test func `empty shapes of every kind are nothing`() {
        let empty: [WKBShape] = [
            .point([.nan, .nan]), .line([]), .polygon([]), .polygon([[]]), .parts(4, []), .parts(5, []),
            .parts(6, []), .parts(7, []), .parts(7, [.parts(6, []), .line([]), .point([.nan, .nan])]),
            .parts(6, [.polygon([])]),
        ]
        var shape = MeasuredShape()
        // What was there before is gone.
        let before = WKBWriter().bytes(of: .polygon([Self.square]))
        for form in WKBWriter.Form.allCases {
            for bytes in [[]] + empty.map({ WKBWriter(form: form).bytes(of: $0) }) {
                #expect(before.withUnsafeBytes { shape.load($0) } && shape.measure == 100)
                #expect(bytes.withUnsafeBytes { shape.load($0) })
                #expect(shape.kind == .nothing)
                #expect(shape.measure == 0)
                #expect(shape.box.isEmpty)
            }
        }
    }

    @Test func `shapes without extent have no measure`() {
        // A line of one position, or on the spot; a ring of two, and one that comes back over itself.
        #expect(measured(WKBWriter().bytes(of: .line([[1, 1]]))).kind == .nothing)
        #expect(measured(WKBWriter().bytes(of: .line([[1, 1], [1, 1]]))).kind == .nothing)
        #expect(measured(WKBWriter().bytes(of: .polygon([[[0, 0], [1, 1], [0, 0]]]))).measure == 0)
        #expect(measured(WKBWriter().bytes(of: .polygon([[[0, 0], [4, 4], [0, 0], [0, 0]]]))).measure == 0)
    }

    @Test func `the middle lies in the box, even of lines too short to measure and of halves that nearly cancel`() {
        let short = measured(WKBWriter().bytes(of: .line([[5, 0], [5, 1e-300]])))
        #expect(short.measure == 0)
        #expect(short.centroid == Coordinate(x: 5, y: 5e-301))
        let crossed = measured(WKBWriter().bytes(of: .polygon([[[0, 0], [10, 10], [10, 0], [0, 9.999]]])))
        #expect(crossed.box == Box(minX: 0, minY: 0, maxX: 10, maxY: 10))
        #expect((0...10).contains(crossed.centroid.x) && (0...10).contains(crossed.centroid.y))
    }

    @Test func `a ring that is not closed is closed`() {
        let corners: [[Double]] = [[0, 0], [10, 0], [5, 10], [2, 3]]
        let open = measured(WKBWriter().bytes(of: .polygon([corners])))
        let closed = measured(WKBWriter().bytes(of: .polygon([corners + [[0, 0]]])))
        #expect(open.measure == closed.measure && open.measure > 0)
        #expect(open.region.edges == closed.region.edges)
        #expect(measured(WKBWriter().bytes(of: .polygon([[[0, 0], [4, 0], [0, 4]]]))).measure == 8)
        let overlay = AreaOverlay(areas: [box(0, -50, 5, 50), box(5, -50, 10, 50)], threads: 1)
        #expect(overlay.shares(of: open) == overlay.shares(of: closed))
    }

    @Test func `what is no number is refused, and nothing is left of it`() {
        for bad in [Double.nan, .infinity, -.infinity] {
            let shapes: [WKBShape] = [
                .point([bad, 1]), .point([1, bad]), .line([[0, 0], [bad, 1]]), .line([[0, bad], [1, 1]]),
                .polygon([[[0, 0], [1, 0], [1, bad], [0, 0]]]),
                .polygon([Self.square, [[4, 4], [bad, 6], [6, 6], [4, 4]]]),
                .parts(7, [.polygon([Self.square]), .point([0, bad])]),
            ]
            for bytes in shapes.map({ WKBWriter().bytes(of: $0) }) {
                var shape = MeasuredShape()
                #expect(!bytes.withUnsafeBytes { shape.load($0) })
                #expect(shape.kind == .nothing && shape.measure == 0 && shape.box.isEmpty)
            }
        }
        // Two infinities are no empty point.
        var shape = MeasuredShape()
        #expect(!WKBWriter().bytes(of: .point([.infinity, .infinity])).withUnsafeBytes { shape.load($0) })
    }

    @Test func `curves and surfaces of other kinds are refused`() {
        for type in [0, 8, 9, 10, 11, 12, 15, 16, 17, 999, 4_001] as [UInt32] {
            let writer = WKBWriter()
            let bytes = writer.header(type) + writer.integer(0) + writer.integer(0)
            var shape = MeasuredShape()
            #expect(!bytes.withUnsafeBytes { shape.load($0) }, "\(type)")
        }
    }

    @Test func `middles of random shapes are those of GEOS`() throws {
        var maker = ShapeMaker(seed: 121)
        var worst = Worst()
        let context = GEOSContext()
        let around = Box(minX: 0, minY: 300_000, maxX: 280_000, maxY: 625_000)
        for number in 0..<600 {
            let radius = [5, 500, 50_000][number % 3] * maker.number(0.5...1)
            let middle = maker.point(in: around)
            let wkb =
                number % 2 == 0
                ? WellKnownBinary.bytes(of: maker.any(middle, radius: radius))
                : maker.path(middle, radius: radius, positions: 5)
            let expected = try #require(context.centroid(of: wkb))
            let shape = measured(wkb)
            worst.note(shape.centroid.x, expected.x, per: radius, "case \(number), x")
            worst.note(shape.centroid.y, expected.y, per: radius, "case \(number), y")
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }
}
