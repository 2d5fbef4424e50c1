@testable import Atlas
import Diagnosis
import GeoFiles
import GeoModel
import Planning
import Testing
import TestSupport

/// Geodata measured over two neighbourhoods of 100 by 100 m, side by side.
struct MeasureTests {
    private let workshop: Workshop

    init() throws {
        workshop = try Workshop()
        try workshop.write([.square("BU00010000"), .square("BU00010001", x: 100)], as: "a.geojson")
    }

    private let areas = Workshop.source("a", "a.geojson")

    private func measured(_ id: String, _ path: String, _ more: [String: String]) -> String {
        Workshop.source(id, path, kind: "measure", more)
    }

    private func figure(_ indicator: String, _ code: String) throws -> Figure? {
        let level = try #require(try workshop.atlas()[.neighbourhood])
        let place = try #require(AreaCode(code).flatMap(level.place))
        return level.current[indicator]?.column[place]
    }

    @Test func `a building across a border counts for its part on either side, and an unknown year for no year`() throws
    {
        try workshop.write(
            [
                // 20 by 10 m, of which 5 by 10 m in the second neighbourhood; then one of 10 by 10 m of unknown age.
                feature([(85, 0), (105, 0), (105, 10), (85, 10), (85, 0)], ["bouwjaar": "1930"]),
                feature([(20, 20), (30, 20), (30, 30), (20, 30), (20, 20)], ["bouwjaar": "9999"]),
                feature([(40, 40), (50, 40), (50, 45), (40, 45), (40, 40)], ["bouwjaar": "1980"]),
            ], as: "panden.geojson")
        let report = try workshop.build(
            areas, measured("p", "panden.geojson", ["measure": "buildings", "columns": "{building_year: bouwjaar}"]))
        #expect(report["p"]?.used == true)
        #expect(report["p"]?.read == 3)
        expectClose(try figure("buildings", "BU00010000"), 2.75)
        expectClose(try figure("buildings", "BU00010001"), 0.25)
        expectClose(try figure("ground_space_index", "BU00010000"), 0.03)
        expectClose(try figure("ground_space_index", "BU00010001"), 0.005)
        // 150 m² of 1930 and 50 m² of 1980; the 100 m² of 9999 are not known.
        expectClose(try figure("footprint_before_1945_share", "BU00010000"), 75)
        // Nobody said how many dwellings there are.
        #expect(try figure("dwellings_per_hectare", "BU00010000") == nil)
    }

    @Test func `a class that no source has is not known, and one that a source says it lacks is none`() throws {
        try workshop.write(
            [feature([(0, 0), (50, 0), (50, 100), (0, 100), (0, 0)], ["soort": "\"vijver\""])], as: "w.geojson")
        let source = ["measure": "land_cover", "columns": "{class: soort}", "covers": "[BU00010000]"]
        try workshop.build(
            areas, measured("w", "w.geojson", source.merging(["classes": "{water: [vijver], bare: []}"]) { $1 }))
        expectClose(try figure("water_share", "BU00010000"), 50)
        expectClose(try figure("bare_share", "BU00010000"), 0)
        #expect(try figure("green_share", "BU00010000") == nil)
        // Not covered: not known, never 0.
        #expect(try figure("water_share", "BU00010001") == .missing(.notPublished))
    }

    @Test func `ground that is not filled is not known, unless the recipe says that all there is has been given`()
        throws
    {
        // Nine tenths of the first neighbourhood, half of the second.
        try workshop.write(
            [
                feature([(0, 0), (91, 0), (91, 100), (0, 100), (0, 0)], [:]),
                feature([(100, 0), (150, 0), (150, 100), (100, 100), (100, 0)], [:]),
            ], as: "w.geojson")
        try workshop.build(areas, measured("w", "w.geojson", ["measure": "land_cover", "class": "water"]))
        expectClose(try figure("water_share", "BU00010000"), 91)
        #expect(try figure("water_share", "BU00010001") == .missing(.notPublished))
        try workshop.build(
            areas,
            measured("w", "w.geojson", ["measure": "land_cover", "class": "water", "covers": "[BU00010001]"]))
        expectClose(try figure("water_share", "BU00010001"), 50)
        #expect(try figure("water_share", "BU00010000") == .missing(.notPublished))
    }

    @Test func `what lacks for a tenth is told in hectares, and nothing where there is enough`() throws {
        try workshop.write(
            [
                feature([(0, 0), (60, 0), (60, 10), (0, 10), (0, 0)], ["soort": "\"heg\""]),
                feature([(100, 0), (200, 0), (200, 20), (100, 20), (100, 0)], ["soort": "\"heg\""]),
            ], as: "e.geojson")
        try workshop.build(areas, measured("e", "e.geojson", ["measure": "landscape_elements"]))
        expectClose(try figure("landscape_elements_share", "BU00010000"), 6)
        // 600 m² of the 1,000 m² that a tenth is.
        expectClose(try figure("landscape_elements_lacking", "BU00010000"), 0.04)
        expectClose(try figure("landscape_elements_lacking", "BU00010001"), 0)
    }

    @Test func `sources of one layer and year are taken together`() throws {
        try workshop.write([feature([(0, 0), (100, 0), (100, 20), (0, 20), (0, 0)], [:])], as: "w.geojson")
        try workshop.write([feature([(0, 20), (100, 20), (100, 50), (0, 50), (0, 20)], [:])], as: "g.geojson")
        let covers = "[BU00010000]"
        let report = try workshop.build(
            areas, measured("w", "w.geojson", ["measure": "land_cover", "class": "water", "covers": covers]),
            measured("g", "g.geojson", ["measure": "land_cover", "class": "bare", "covers": covers]))
        #expect(report.isComplete)
        expectClose(try figure("water_share", "BU00010000"), 20)
        expectClose(try figure("bare_share", "BU00010000"), 30)
    }

    @Test func `distances are those of the buildings, weighted by their dwellings`() throws {
        try workshop.write(
            [
                feature([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], ["woningen": "3"]),
                feature([(90, 0), (100, 0), (100, 10), (90, 10), (90, 0)], ["woningen": "1"]),
            ], as: "panden.geojson")
        try workshop.write([point(5, 405)], as: "haltes.geojson")
        let source = ["measure": "stops", "from": "{paths: [panden.geojson], columns: {dwellings: woningen}}"]
        try workshop.build(areas, measured("h", "haltes.geojson", source))
        let far = (90.0 * 90 + 400 * 400).squareRoot()
        expectClose(try figure("distance_bus_stop", "BU00010000"), (3 * 400 + far) / 4, within: 0.6)
        // Three of four dwellings are at exactly 400 m.
        expectClose(try figure("far_from_bus_stop_share", "BU00010000"), 25)
        // The buildings do not reach the second neighbourhood; where they are said to, nobody lives there.
        #expect(try figure("distance_bus_stop", "BU00010001") == .missing(.notPublished))
        let covered = source.merging(["covers": "[BU00010000, BU00010001]"]) { $1 }
        try workshop.build(areas, measured("h", "haltes.geojson", covered))
        #expect(try figure("distance_bus_stop", "BU00010001") == .missing(.notApplicable))
    }

    @Test func `cells count for the part inside; an area that they hardly cover is not known`() throws {
        let grid = RasterGrid(
            originX: 155_000, originY: 463_100, cellWidth: 50, cellHeight: 50, width: 2, height: 2)
        let writer = try RasterWriter(
            creating: workshop.folder.file("h.tif"), grid: grid, crs: .rdNew, dataType: .float32, noData: -9999)
        try writer.write([1, 2, -1, -9999])
        try writer.close()
        try workshop.build(areas, measured("h", "h.tif", ["measure": "elevation"]))
        expectClose(try figure("elevation_mean", "BU00010000"), 2.0 / 3)
        expectClose(try figure("below_sea_level_share", "BU00010000"), 100.0 / 3)
        #expect(try figure("elevation_mean", "BU00010001") == .missing(.notPublished))
    }

    @Test func `cells without a value count as dry where the recipe says so, and the unit can be changed`() throws {
        let grid = RasterGrid(
            originX: 155_000, originY: 463_100, cellWidth: 50, cellHeight: 50, width: 2, height: 2)
        let writer = try RasterWriter(
            creating: workshop.folder.file("d.tif"), grid: grid, crs: .rdNew, dataType: .float32, noData: -9999)
        try writer.write([-9999, 25, -9999, -9999])
        try writer.close()
        try workshop.build(
            areas, measured("d", "d.tif", ["measure": "flood_depth", "fill": "0", "scale": "0.01"]))
        expectClose(try figure("rain_depth_over_20_share", "BU00010000"), 25)
        expectClose(try figure("rain_depth_over_30_share", "BU00010000"), 0)
    }

    @Test func `a role, a class or a layer that does not exist is named with those that do`() throws {
        try workshop.write([feature([(0, 0), (9, 0), (9, 9), (0, 0)], [:])], as: "w.geojson")
        func problem(_ more: [String: String]) throws -> String {
            try #require(try workshop.build(areas, measured("w", "w.geojson", more))["w"]?.problem)
        }
        #expect(try problem(["measure": "nonsense"]).contains("land_cover"))
        #expect(try problem(["measure": "land_cover", "class": "lava"]).contains("agriculture"))
        #expect(try problem(["measure": "buildings", "columns": "{colour: x}"]).contains("building_year"))
        #expect(try problem(["measure": "stops"]).contains("from"))
        #expect(try problem(["measure": "buildings", "columns": "{building_year: jaar}"]).contains("jaar"))
    }

    @Test func `one thread and four give the same file`() throws {
        try workshop.write(
            (0..<40).map { number in
                let x = Double(number) * 4.9
                return feature([(x, 0), (x + 4, 1), (x + 3, 9), (x, 0)], ["bouwjaar": "\(1900 + number)"])
            }, as: "panden.geojson")
        let source = measured("p", "panden.geojson", ["measure": "buildings", "columns": "{building_year: bouwjaar}"])
        try workshop.build(areas, source, to: "1.gpkg", threads: 1)
        try workshop.build(areas, source, to: "4.gpkg", threads: 4)
        #expect(try workshop.folder.bytes("1.gpkg") == workshop.folder.bytes("4.gpkg"))
    }

    private func feature(_ ring: [(Double, Double)], _ properties: [String: String]) -> MadeUpArea {
        MadeUpArea(code: "", geometry: MadeUpArea.polygon(ring), figures: properties)
    }

    private func point(_ x: Double, _ y: Double) -> MadeUpArea {
        MadeUpArea(code: "", geometry: "{\"type\":\"Point\",\"coordinates\":[\(155_000 + x),\(463_000 + y)]}")
    }

    private func expectClose(_ figure: Figure?, _ expected: Double, within room: Double = 1e-6) {
        guard let number = figure?.number else {
            Issue.record("no figure, but \(String(describing: figure)); expected \(expected)")
            return
        }
        #expect(abs(number - expected) <= room, "\(number), not \(expected)")
    }
}
