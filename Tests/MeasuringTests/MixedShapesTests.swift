import GeoModel
import Geometry
import Measuring
import Testing

struct MixedShapesTests {
    private static let areas = [MadeUp.square(0, 0, 100), MadeUp.square(100, 0, 100)]

    private func outcome(_ layer: LayerName, _ operations: [FeatureOperation]) throws -> FeaturePass.Outcome {
        try FeaturePass(FeatureSource(layer), settings: MeasureSettings(threads: 2))
            .totals(over: AreaOverlay(areas: Self.areas, threads: 1), in: .rdNew, needs: FeatureNeeds(operations))
    }

    private func ring(_ corners: [(Double, Double)]) -> MultiPolygon {
        let closed = (corners + corners.prefix(1)).map { Coordinate(x: $0.0, y: $0.1) }
        return MultiPolygon(polygons: [Polygon(exterior: closed)])
    }

    @Test func `a feature that crosses itself over a border is set aside`() throws {
        let made = try MadeUp()
        let bow = ring([(60, 30), (140, 80), (140, 20), (60, 80)])
        let layer = try made.layer("shapes", [(bow, 1), (MadeUp.square(95, 0, 10), 2)])
        let found = try outcome(layer, [.count, .area])
        #expect((found.read, found.unusable, found.repaired) == (2, 1, 0))
        #expect(found.areas.map(\.squareMetres) == [50, 50])
        #expect(found.areas.map(\.count) == [0.5, 0.5])
    }

    @Test func `a feature of which a small loop crosses itself over a border is mended`() throws {
        let made = try MadeUp()
        // A square of 80 m with a point that turns over at x = 99.6; past 100 lies a strip of 1/12 to 1/2 m wide.
        let turned = ring([(10, 10), (90, 10), (90, 49), (102, 50.25), (102, 49.75), (90, 51), (90, 90), (10, 90)])
        let found = try outcome(try made.layer("shapes", [(turned, 1)]), [.count, .area])
        #expect((found.unusable, found.repaired) == (0, 1))
        #expect(abs(found.areas[1].squareMetres - (1 / 12.0 + 0.5)) < 1e-9)
        #expect(abs(found.areas[0].count + found.areas[1].count - 1) < 1e-12)
    }

    @Test func `lines and positions are not added to polygons, in whichever area they lie`() throws {
        let made = try MadeUp()
        let layer = try made.geoJSON(
            "mix",
            [
                "Polygon\",\"coordinates\":[[[10,10],[20,10],[20,20],[10,20],[10,10]]]",
                "LineString\",\"coordinates\":[[50,50],[150,50]]", "Point\",\"coordinates\":[130,30]",
            ])
        let operations = try FeatureOperation.list("count,area,length,share,class:number,mean:number,sum:number")
        let found = try outcome(layer, operations)
        #expect(found.kinds == [.polygons: 1, .lines: 1, .points: 1])
        let table = MeasureTable(
            idColumn: "code", areas: MeasuredAreas(codes: ["a", "b"], shapes: Self.areas), operations, found)
        // The features have the numbers 0, 1 and 2.
        #expect(
            table.csv == """
                code,count,area,length,share,number_0,mean_number,sum_number
                a,1.5,100.0,50.0,0.01,100.0,0.0,0.5
                b,1.5,0.0,50.0,0.0,0.0,,2.5

                """)
        #expect(found.notes(on: operations, of: "f").count == 1)
        #expect(throws: Never.self) { try found.checkShapes(for: operations, of: "f") }
    }

    @Test func `what the shapes have none of stays empty, and is said`() throws {
        let made = try MadeUp()
        let layer = try made.layer("squares", [(MadeUp.square(10, 10, 10), 3)])
        let operations = try FeatureOperation.list("area,length")
        let found = try outcome(layer, operations)
        let table = MeasureTable(
            idColumn: "code", areas: MeasuredAreas(codes: ["a", "b"], shapes: Self.areas), operations, found)
        #expect(table.csv == "code,area,length\na,100.0,\nb,0.0,\n")
        #expect(found.notes(on: operations, of: "f") == ["f has no lines, so that 'length' stays empty."])
    }
}
