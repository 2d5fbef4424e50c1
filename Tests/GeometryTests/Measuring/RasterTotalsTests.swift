import GeoModel
import Testing

@testable import Geometry

/// Totals of cells, against adding up over all cells of the raster.
struct RasterTotalsTests {
    private static let layout = RasterLayout(
        originX: 0, originY: 100, cellWidth: 4, cellHeight: 5, width: 25, height: 20, blockWidth: 25, blockHeight: 20)

    private static func areas(_ count: Int, seed: UInt64) -> [MultiPolygon] {
        var maker = ShapeMaker(seed: seed)
        return (0..<count).map { _ in maker.any(maker.point(in: layout.box.insetBy(-5)), radius: maker.number(1...80)) }
    }

    private static let cases = areas(24, seed: 101).map { (area: $0, shares: layout.plainShares(of: $0)) }

    /// Values with their shares, in the order of the raster.
    private static func plain(_ raster: TestRaster, _ shares: [Double]) -> [WeightedValue] {
        zip(raster.cells, shares).compactMap { value, share in
            guard share > 0, !value.isNaN, value != raster.missing else { return nil }
            return WeightedValue(value: Double(value) * raster.scale + raster.offset, weight: share)
        }
    }

    private static func compare(
        _ totals: RasterTotals, _ values: [WeightedValue], _ worst: inout Worst, _ place: String
    ) {
        let moments = totals.moments
        let count = values.reduce(0) { $0 + $1.weight }
        worst.note(moments.count, count, per: max(1, count), "\(place), count")
        #expect(moments.minimum == values.map(\.value).min(), "\(place)")
        #expect(moments.maximum == values.map(\.value).max(), "\(place)")
        guard count > 0 else {
            #expect(moments == Moments(), "\(place)")
            return
        }
        let size = values.reduce(0) { max($0, abs($1.value)) }
        let sum = values.reduce(0) { $0 + $1.weight * $1.value }
        worst.note(moments.sum, sum, per: size * max(1, count), "\(place), sum")
        let mean = sum / count
        worst.note(moments.mean ?? .nan, mean, per: size, "\(place), mean")
        let variance = values.reduce(0) { $0 + $1.weight * ($1.value - mean) * ($1.value - mean) } / count
        worst.note(moments.variance ?? .nan, variance, per: size * size, "\(place), variance")
        worst.note(
            (moments.standardDeviation ?? .nan) * variance.squareRoot(), variance, per: size * size,
            "\(place), deviation")
    }

    private static func compareClasses(
        _ totals: RasterTotals, _ values: [WeightedValue], _ worst: inout Worst, _ place: String
    ) {
        var classes: [Double: Double] = [:]
        for value in values { classes[value.value, default: 0] += value.weight }
        #expect(Set(totals.classes.keys) == Set(classes.keys), "\(place)")
        for (value, count) in classes {
            worst.note(totals.classes[value] ?? .nan, count, per: max(1, count), "\(place), class \(value)")
        }
        // Blocks come one after another, so that only the order differs.
        func ordered(_ values: [WeightedValue]) -> [WeightedValue] {
            values.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
        }
        let kept = ordered(totals.values)
        let expected = ordered(values)
        #expect(kept.map(\.value) == expected.map(\.value), "\(place)")
        for (one, other) in zip(kept, expected) {
            worst.note(one.weight, other.weight, "\(place), weight of \(other.value)")
        }
    }

    @Test(arguments: CoverageTests.blocks)
    func `count, sum, mean, extremes, spread, classes and values are those of all cells`(width: Int, height: Int) {
        let layout = Self.layout.blocks(of: width, by: height)
        let zones = RasterZones(areas: Self.cases.map(\.area), layout: layout, threads: 2)
        var worst = Worst()
        for isDouble in [false, true] {
            var raster = TestRaster(layout: layout, seed: 102)
            raster.missing = 3
            for cell in stride(from: 0, to: raster.cells.count, by: 13) { raster.cells[cell] = .nan }
            if isDouble { (raster.scale, raster.offset) = (-0.1, 273.15) }
            let totals = raster.totals(zones, needs: [.moments, .classes, .values], asDouble: isDouble)
            for (area, total) in totals.enumerated() {
                let values = Self.plain(raster, Self.cases[area].shares)
                Self.compare(total, values, &worst, "area \(area)")
                Self.compareClasses(total, values, &worst, "area \(area)")
            }
        }
        #expect(worst.deviation < 1e-12, "\(worst)")
    }

    @Test(arguments: [(25, 20), (8, 8)])
    func `cells below and above a threshold are counted, those on it on neither side`(width: Int, height: Int) {
        let layout = Self.layout.blocks(of: width, by: height)
        let zones = RasterZones(areas: Self.cases.map(\.area), layout: layout, threads: 1)
        var raster = TestRaster(layout: layout, seed: 109)
        (raster.missing, raster.scale, raster.offset) = (2, 2, -1)
        // Cells with a value of 1, 2, … 6 stand for 1, 3, … 11.
        let thresholds = [-1_000, 5, 5.5, 11, 1_000]
        var worst = Worst()
        for (area, total) in raster.totals(zones, needs: [], thresholds: thresholds).enumerated() {
            let values = Self.plain(raster, Self.cases[area].shares)
            guard !values.isEmpty else { continue }
            for (index, threshold) in thresholds.enumerated() {
                let below = values.reduce(0) { $1.value < threshold ? $0 + $1.weight : $0 }
                let above = values.reduce(0) { $1.value > threshold ? $0 + $1.weight : $0 }
                worst.note(total.below[index], below, per: max(1, below), "area \(area), below \(threshold)")
                worst.note(total.above[index], above, per: max(1, above), "area \(area), above \(threshold)")
            }
        }
        #expect(worst.deviation < 1e-12, "\(worst)")
        #expect(worst.count > 150)
    }

    @Test func `single and double precision give the same where both hold the values`() {
        let areas = Self.areas(20, seed: 103)
        let zones = RasterZones(areas: areas, layout: Self.layout.blocks(of: 8, by: 8), threads: 1)
        var raster = TestRaster(layout: Self.layout, seed: 104)
        raster.missing = 5
        let needs: RasterNeeds = [.moments, .classes, .values]
        #expect(raster.totals(zones, needs: needs) == raster.totals(zones, needs: needs, asDouble: true))
    }

    @Test func `values far from zero keep their spread`() {
        let areas = Self.areas(20, seed: 105)
        let zones = RasterZones(areas: areas, layout: Self.layout.blocks(of: 8, by: 8), threads: 1)
        var raster = TestRaster(layout: Self.layout, seed: 106, values: 0...1)
        let near = raster.totals(zones, needs: .moments)
        raster.offset = 1e9
        var worst = Worst()
        for (area, far) in raster.totals(zones, needs: .moments).enumerated() {
            guard let variance = near[area].moments.variance, variance > 0 else { continue }
            worst.note(far.moments.variance ?? .nan, variance, per: max(1, variance), "area \(area)")
        }
        // Blocks are merged by their means, which have steps of 1e-7 here.
        #expect(worst.deviation < 1e-6, "\(worst)")
    }

    @Test func `only what is asked for is gathered`() {
        let zones = RasterZones(areas: [box(0, 0, 100, 100)], layout: Self.layout, threads: 1)
        let raster = TestRaster(layout: Self.layout, seed: 107)
        let moments = raster.totals(zones, needs: .moments)[0]
        #expect(moments.moments.count == 500 && moments.classes.isEmpty && moments.values.isEmpty)
        let classes = raster.totals(zones, needs: .classes)[0]
        #expect(classes.moments == Moments() && !classes.classes.isEmpty && classes.values.isEmpty)
        let values = raster.totals(zones, needs: .values)[0]
        #expect(values.moments == Moments() && values.classes.isEmpty && values.values.count == 500)
    }

    @Test(arguments: [false, true])
    func `cells that are missing or no number count nowhere`(asDouble: Bool) {
        let zones = RasterZones(areas: [box(0, 0, 100, 100)], layout: Self.layout, threads: 1)
        var raster = TestRaster(layout: Self.layout, seed: 108)
        raster.cells = raster.cells.indices.map { $0 % 2 == 0 ? -9_999 : .nan }
        raster.missing = -9_999
        let needs: RasterNeeds = [.moments, .classes, .values]
        #expect(raster.totals(zones, needs: needs, asDouble: asDouble) == [RasterTotals()])
        raster.cells[7] = 12
        let one = raster.totals(zones, needs: needs, asDouble: asDouble)[0]
        #expect((one.moments.count, one.moments.sum, one.moments.variance) == (1, 12, 0))
        #expect(one.classes == [12: 1])
        #expect(one.values == [WeightedValue(value: 12, weight: 1)])
        raster.missing = nil
        #expect(raster.totals(zones, needs: needs, asDouble: asDouble)[0].moments.count == 251)
    }

    @Test func `four cells of which an area covers one whole and two by half have these figures`() {
        let layout = RasterLayout(
            originX: 0, originY: 2, cellWidth: 1, cellHeight: 1, width: 2, height: 2, blockWidth: 2, blockHeight: 2)
        let corners = [(0.0, 2.0), (2, 2), (0, 0), (0, 2)].map { Coordinate(x: $0.0, y: $0.1) }
        let triangle = MultiPolygon(polygons: [Polygon(exterior: corners)])
        var raster = TestRaster(layout: layout, seed: 0)
        raster.cells = [4, 2, 2, 100]
        let zones = RasterZones(areas: [triangle], layout: layout, threads: 1)
        let totals = raster.totals(zones, needs: [.moments, .classes, .values])[0]
        #expect((totals.moments.count, totals.moments.sum, totals.moments.mean) == (2, 6, 3))
        #expect((totals.moments.minimum, totals.moments.maximum, totals.moments.variance) == (2, 4, 1))
        #expect(totals.classes == [4: 1, 2: 1])
        #expect(totals.values.map(\.weight) == [1, 0.5, 0.5])
    }
}
