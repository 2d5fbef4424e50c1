import GeoModel
import Testing

@testable import Geometry

/// Which share of every cell lies in an area, against cutting out each cell on its own.
struct CoverageTests {
    private static let layout = RasterLayout(
        originX: -3, originY: 31, cellWidth: 2, cellHeight: 4, width: 17, height: 11, blockWidth: 17, blockHeight: 11)

    /// Whole, strips of one row and of one column, single cells, sizes that do not divide the raster, and larger ones.
    static let blocks = [(17, 11), (17, 1), (1, 11), (1, 1), (5, 4), (8, 8), (64, 64), (16, 3)]

    private static func note(
        _ shares: [Double], _ expected: [Double], _ worst: inout Worst, _ place: @autoclosure () -> String
    ) {
        for (cell, share) in shares.enumerated() {
            worst.note(share, expected[cell], "\(place()), cell \(cell)")
            // Whole cells are whole and empty ones empty, to the last bit.
            if (share == 1) != (expected[cell] == 1) || (share == 0) != (expected[cell] == 0) {
                Issue.record("\(place()), cell \(cell): \(share), expected \(expected[cell])")
            }
        }
    }

    @Test func `a triangle of 2 by 2 covers one cell whole and two by half`() {
        let layout = RasterLayout(
            originX: 0, originY: 2, cellWidth: 1, cellHeight: 1, width: 2, height: 2, blockWidth: 2, blockHeight: 2)
        // Corners at the north-western corner of the raster, 2 to the east and 2 to the south.
        let corners = [(0.0, 2.0), (2, 2), (0, 0), (0, 2)].map { Coordinate(x: $0.0, y: $0.1) }
        let triangle = MultiPolygon(polygons: [Polygon(exterior: corners)])
        #expect(layout.shares(of: [triangle]) == [[1, 0.5, 0.5, 0]])
        #expect(layout.plainShares(of: triangle) == [1, 0.5, 0.5, 0])
    }

    /// Some half outside the raster; some smaller than a cell; every third with corners on borders of cells.
    private static let cases: [(area: MultiPolygon, shares: [Double])] = {
        var maker = ShapeMaker(seed: 91)
        return (0..<60).map { number in
            maker.grain = number % 3 == 0 ? 1 : 0
            let radius = maker.grain > 0 ? maker.number(4...30) : [0.3, 3, 20][number / 20] * maker.number(0.5...1)
            let area = maker.any(maker.point(in: layout.box.insetBy(-6)), radius: radius)
            return (area, layout.plainShares(of: area))
        }
    }()

    @Test(arguments: blocks)
    func `every cell has the share that cutting it out gives`(width: Int, height: Int) {
        let layout = Self.layout.blocks(of: width, by: height)
        var worst = Worst()
        for (number, shares) in layout.shares(of: Self.cases.map(\.area)).enumerated() {
            Self.note(shares, Self.cases[number].shares, &worst, "area \(number)")
        }
        #expect(worst.deviation < 1e-12, "\(worst)")
    }

    @Test(arguments: [62, 63, 64, 65, 127, 128, 129, 191])
    func `rows as wide as the words in which changes are marked lose none`(width: Int) {
        let layout = RasterLayout(
            originX: 0, originY: 6, cellWidth: 1, cellHeight: 1, width: width, height: 6, blockWidth: width,
            blockHeight: 6)
        var maker = ShapeMaker(seed: 92)
        var worst = Worst()
        var areas = (0..<10).map { _ in maker.any(maker.point(in: layout.box), radius: maker.number(1...100)) }
        let last = Double(width)
        areas += [box(0, 0, last, 6), box(last - 0.5, 0.5, last, 5), box(0.25, 0, last + 9, 6), box(63.5, 1, 64.5, 2)]
        for (number, shares) in layout.shares(of: areas).enumerated() {
            Self.note(shares, layout.plainShares(of: areas[number]), &worst, "area \(number)")
        }
        #expect(worst.deviation < 1e-12, "\(worst)")
    }

    @Test func `rectangles along borders of cells cover them whole and no others`() {
        for (width, height) in Self.blocks {
            let layout = Self.layout.blocks(of: width, by: height)
            let areas = [box(-3, 15, 5, 31), box(1, 3, 3, 7), box(-3, -13, 31, 31), box(-30, -30, 90, 90)]
            let shares = layout.shares(of: areas)
            #expect(shares.joined().allSatisfy { $0 == 0 || $0 == 1 })
            #expect(shares.map { $0.reduce(0, +) } == [16, 1, 187, 187])
            #expect(shares == areas.map { layout.plainShares(of: $0) })
        }
    }

    @Test(arguments: blocks)
    func `areas off the raster need no cells`(width: Int, height: Int) {
        let layout = Self.layout.blocks(of: width, by: height)
        let areas = [
            box(100, 0, 120, 20), box(-50, 0, -3, 20), box(0, 31, 20, 40), box(0, -90, 20, -13),
            MultiPolygon(polygons: []),
        ]
        #expect(layout.shares(of: areas).joined().allSatisfy { $0 == 0 })
        #expect(RasterZones(areas: [areas[1], areas[2], areas[4]], layout: layout, threads: 1).blocks.isEmpty)
    }

    @Test(arguments: blocks)
    func `shares of a tiling add up to 1 in every cell`(width: Int, height: Int) {
        let layout = RasterLayout(
            originX: 100_000, originY: 400_150, cellWidth: 12.5, cellHeight: 12.5, width: 16, height: 12,
            blockWidth: width, blockHeight: height)
        var maker = ShapeMaker(seed: 93)
        var worst = Worst()
        for tiling in Tiling.all(in: layout.box, &maker) {
            var sums = [Double](repeating: 0, count: layout.width * layout.height)
            for shares in layout.shares(of: tiling.areas) {
                for (cell, share) in shares.enumerated() { sums[cell] += share }
            }
            for (cell, sum) in sums.enumerated() { worst.note(sum, 1, "cell \(cell)") }
        }
        #expect(worst.deviation < 1e-12, "\(worst)")
    }

    @Test func `cells of a national raster have the shares that cutting them out gives`() {
        let layout = RasterLayout(
            originX: 155_000, originY: 463_000, cellWidth: 25, cellHeight: 25, width: 40, height: 30, blockWidth: 16,
            blockHeight: 16)
        var maker = ShapeMaker(seed: 94)
        var worst = Worst()
        let areas = (0..<25).map { _ in maker.any(maker.point(in: layout.box), radius: maker.number(5...500)) }
        for (number, shares) in layout.shares(of: areas).enumerated() {
            Self.note(shares, layout.plainShares(of: areas[number]), &worst, "area \(number)")
        }
        // Positions have steps of 6e-11 m, a cell is 25 m.
        #expect(worst.deviation < 1e-11, "\(worst)")
    }
}
