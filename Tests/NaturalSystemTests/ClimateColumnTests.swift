import Diagnosis
import NaturalSystem
import Planning
import Testing
import TestSupport

struct ClimateColumnTests {
    private func fault(_ csv: String, _ id: String = "summer_days") -> ClimateError? {
        #expect(throws: ClimateError.self) { try Fixture.column(csv, id) }
    }

    @Test func `a file is read by the names of its columns`() throws {
        let column = try Fixture.column()
        #expect(column.cells.map(\.number) == [574, 575])
        #expect(column[0, .reference].value?[.low5] == 11)
        #expect(column[0, .low2050].mid == 37)
        #expect(column[0, .high2050].mid == 48)
        #expect(column[1, .low2100].value?.band == ClimateBand(low5: 16, high95: 56))
        #expect(column[1, .high2100].value?[.high95] == 106)
    }

    @Test func `the order of columns and rows does not matter`() throws {
        let lines = Fixture.grid.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        var random = SeededGenerator(state: 5)
        let expected = try Fixture.column()
        for _ in 0..<50 {
            let order = Array(lines[0].indices).shuffled(using: &random)
            let rows = [lines[0]] + lines[1...].shuffled(using: &random)
            let text = rows.map { row in order.map { row[$0] }.joined(separator: ",") }.joined(separator: "\n")
            #expect(try Fixture.column(text) == expected)
        }
    }

    @Test func `a byte order mark, Windows line ends and no last line end are fine`() throws {
        let expected = try Fixture.column()
        #expect(try Fixture.column("\u{FEFF}" + Fixture.grid) == expected)
        #expect(try Fixture.column(Fixture.grid.replacing("\n", with: "\r\n")) == expected)
        #expect(try Fixture.column(String(Fixture.grid.dropLast())) == expected)
    }

    @Test func `once in ten years has other columns and no band`() throws {
        let column = try Fixture.column(Fixture.onceInTen, "precipitation_deficit_1_in_10")
        #expect(column[0, .high2100].mid == 381)
        #expect(column[0, .reference].value?.band == nil)
        #expect(fault(Fixture.onceInTen)?.code == "climate.column")
    }

    @Test func `an empty cell of the table is a status, not zero`() throws {
        let column = try Fixture.column(Fixture.grid.replacing("26.0,11.0,46.0", with: ",,"))
        #expect(column[0, .reference] == .missing(.notPublished))
        #expect(column[0, .low2050].mid == 37)
    }

    @Test func `a value may stand without its band but a band not without its value`() throws {
        let column = try Fixture.column(Fixture.grid.replacing("26.0,11.0,46.0", with: "26.0,,"))
        #expect(column[0, .reference] == .value(try #require(ClimateValue(mid: 26))))
        let error = fault(Fixture.grid.replacing("26.0,11.0,46.0", with: ",11.0,46.0"))
        #expect(error?.what.hasSuffix("row 2, column 'ref'") == true)
    }

    @Test(arguments: [
        ("26.0", "warm", "ref", "'warm'"), ("26.0", "0x1A", "ref", "'0x1A'"), ("26.0", "nan", "ref", "'nan'"),
        ("26.0", "1e999", "ref", "'1e999'"), ("26.0", "26,0", "", "18 fields"), ("26.0", " 26.0", "ref", "' 26.0'"),
        ("26.0", "\"26.0\"", "ref", "'\"26.0\"'"), ("26.0", "-1", "ref", "must lie from 0.0 to 366.0"),
        ("26.0", "400", "ref", "must lie"), ("11.0", "47.0", "ref_p5", "above the 95th"),
        ("11.0", "", "ref_p5", "other end"), ("46.0", "", "ref_p95", "other end"), ("574", "0", "index", "'0'"),
        ("574", "1185", "index", "'1185'"), ("574", "574.0", "index", "'574.0'"),
        ("574", "575", "index", "there twice"),
        ("574", "", "index", "''"),
    ])
    func `a fault names file, row and field`(good: String, bad: String, field: String, why: String) throws {
        // The first number of row 2 is a row number that is not read.
        let row = Fixture.grid.split(separator: "\n")[1]
        let spoiled = row.prefix(4) + row.dropFirst(4).replacing(good, with: bad, maxReplacements: 1)
        let error = try #require(fault(Fixture.grid.replacing(row, with: spoiled)))
        #expect(error.what.contains("langjarig-zomerdagen-ANN_racmo_interp_variabiliteit.csv, row "))
        #expect(error.what.contains(field))
        #expect(error.why.contains(why), "\(error)")
        #expect(error.category == .inputRejected)
        #expect(!error.advice.isEmpty)
    }

    @Test func `a column that is absent, unknown or there twice is named`() {
        let absent = fault(Fixture.grid.replacing("2100laag_p95", with: "index2"))
        #expect(absent?.what.contains("'index2'") == true)
        #expect(absent?.code == "climate.column")
        let unknown = fault(Fixture.grid.replacing(",index,", with: ",cellen,"))
        #expect(unknown?.what.contains("'cellen'") == true)
        let twice = fault(Fixture.grid.replacing("2100laag_p95", with: "ref"))
        #expect(twice?.what.contains("'ref'") == true)
        #expect(twice?.why.contains("twice") == true)
        let short = Fixture.grid.split(separator: "\n")
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(separator: ",") }
            .joined(separator: "\n")
        #expect(fault(short)?.what.contains("'2100laag_p95'") == true)
    }

    @Test(arguments: ["", "\n", ",index,ref\n", "<html>404</html>\n", "\u{0}\u{0}\u{0}"])
    func `a text that is no table is refused`(text: String) {
        #expect(fault(text) != nil)
    }

    @Test func `an empty row is refused`() {
        #expect(fault(Fixture.grid.replacing("\n574,", with: "\n\n574,"))?.code == "climate.row")
        #expect(fault(Fixture.grid + "\n")?.code == "climate.row")
    }

    @Test func `what the file said is shown short and on one line`() {
        let long = fault(Fixture.grid.replacing("26.0", with: String(repeating: "x", count: 500)))
        #expect((long?.why.count ?? 0) < 80)
        let odd = fault(Fixture.grid.replacing("26.0", with: "a\u{1B}[2Jb"))
        #expect(odd?.why.contains("\u{1B}") == false)
    }

    @Test func `a file of another kind is wrong use`() {
        #expect(fault(Fixture.grid, "sea_level")?.category == .wrongUse)
        #expect(fault(Fixture.grid, "rain_hour_1")?.category == .wrongUse)
    }

    @Test func `stored figures come back as they were`() throws {
        let column = try Fixture.column()
        let stored = column.cells.indices.map { place in
            (cell: column.cells[place], figures: Climate.allCases.map { column[place, $0] })
        }
        #expect(try ClimateColumn(variable: "summer_days", figures: stored.reversed()) == column)
        #expect(throws: ClimateError.self) { try ClimateColumn(variable: "x", figures: stored + stored) }
        #expect(throws: ClimateError.self) {
            try ClimateColumn(variable: "x", figures: [(cell: column.cells[0], figures: [])])
        }
    }
}
