import GeoModel
import Measuring
import TestSupport
import Testing

struct MeasureTableTests {
    private func table(_ columns: [(String, [Double?])]) -> MeasureTable {
        MeasureTable(idColumn: "code", codes: ["a", "b"], columns: columns.map { (name: $0.0, values: $0.1) })
    }

    @Test func `columns that look alike get a number, and the table says which`() {
        let table = table([
            ("soort_gras", [1, 2]), ("soort_Gras", [3, 4]), ("Code", [5, 6]), ("soort_gras_2", [7, 8]),
        ])
        #expect(table.columns == ["soort_gras", "soort_Gras_2", "Code_2", "soort_gras_2_2"])
        #expect(table.renamed.map(\.wanted) == ["soort_Gras", "Code", "soort_gras_2"])
        #expect(
            table.csv == "code,soort_gras,soort_Gras_2,Code_2,soort_gras_2_2\na,1.0,3.0,5.0,7.0\nb,2.0,4.0,6.0,8.0\n")
    }

    @Test func `a value without end stays empty and is counted`() {
        let table = table([("mean", [.infinity, 1]), ("stdev", [.nan, nil])])
        #expect(table.csv == "code,mean,stdev\na,,\nb,1.0,\n")
        #expect(table.withoutNumber == 2)
    }

    @Test func `more columns than a GeoPackage holds are refused, and leave no file`() throws {
        let made = try MadeUp()
        let table = table((0..<2_000).map { ("share_\($0)", [0.5, nil]) })
        let areas = MeasuredAreas(codes: ["a", "b"], shapes: [MadeUp.square(0, 0, 1), MadeUp.square(1, 0, 1)])
        let error = #expect(throws: MeasureError.self) {
            try table.writeGeoPackage(
                to: made.folder.file("o.gpkg"), areas: areas, timestamp: "2024-01-31T00:00:00.000Z")
        }
        #expect(error?.code == "output.tooManyColumns")
        #expect(error?.what.contains("2001 columns") == true)
    }
}
