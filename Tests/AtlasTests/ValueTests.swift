@testable import Atlas
import Diagnosis
import GeoFiles
import Planning
import Testing

/// Values of a table, one row per way in which CBS says that there is no number.
struct ValueTests {
    private let workshop: Workshop

    init() throws { workshop = try Workshop() }

    /// Reads one column of a CSV over four areas; gives the figures of `indicator` and the report of the table.
    private func read(_ header: String, _ rows: [String], as indicator: String) throws -> (
        [Figure], BuildReport.SourceReport
    ) {
        try workshop.write((0..<rows.count).map { .square("BU0001000\($0)", x: Double($0) * 100) }, as: "a.geojson")
        let lines = rows.enumerated().map { "BU0001000\($0);\($1)" }
        try workshop.write((["gwb_code;" + header] + lines).joined(separator: "\n"), as: "t.csv")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "t.csv", kind: "table"))
        let level = try #require(try workshop.atlas()[.neighbourhood])
        let column = try #require(level.current[indicator]?.column)
        return ((0..<level.count).map { column[$0] }, try #require(report["t"]))
    }

    @Test func `numbers that stand for missing are suppressed, unpublished or what they say`() throws {
        let (figures, report) = try read(
            "a_inw", ["-99997", "-99999999", "-99995", ".", "", "  ", "120"], as: "population")
        #expect(
            figures == [
                .missing(.suppressed), .missing(.suppressed), .missing(.notPublished), .missing(.suppressed),
                .missing(.suppressed), .missing(.suppressed), .value(120),
            ])
        #expect(report.findingCounts["value.impossible"] == nil)
        #expect(report.kept == 7)
    }

    @Test func `a decimal comma, blanks and quotes round a number do not matter`() throws {
        let (figures, _) = try read("g_hhgro", ["2,5", " 2.5 ", "'2,5'", "\"2,50\""], as: "household_size")
        #expect(figures == Array(repeating: .value(2.5), count: 4))
    }

    @Test func `a share over 100 is invalid and named with file, row and field`() throws {
        let (figures, report) = try read("p_koopw", ["40", "140", "100"], as: "owner_occupied_share")
        #expect(figures == [.value(40), .missing(.invalid), .value(100)])
        let finding = try #require(report.findings("value.impossible").first)
        #expect(finding.file.hasSuffix("t.csv"))
        #expect(finding.row == 2)
        #expect(finding.field == "p_koopw")
        #expect(finding.code == "BU00010001")
        #expect(finding.message.contains("140"))
    }

    @Test func `a negative count that is no code for missing is invalid and named`() throws {
        let (figures, report) = try read("a_inw", ["120", "-5"], as: "population")
        #expect(figures == [.value(120), .missing(.invalid)])
        #expect(report.findingCounts["value.impossible"] == 1)
    }

    @Test(arguments: ["veel", "1.2.3", "nan", "inf", "0x10", "12 34", "1e999"])
    func `text that is no number is invalid and named`(text: String) throws {
        let (figures, report) = try read("a_inw", ["120", text], as: "population")
        #expect(figures.last == .missing(.invalid))
        #expect(report.findings("value.impossible").first?.message.contains(text) == true)
    }

    @Test func `missing codes also mean missing where negative numbers are real`() throws {
        let (figures, report) = try read("m_hh_ver", ["-12,5", "-99997", "-99999999", "-99995"], as: "median_wealth")
        #expect(figures == [.value(-12.5), .missing(.suppressed), .missing(.suppressed), .missing(.notPublished)])
        #expect(report.findingCounts.isEmpty)
    }

    @Test func `a ratio on fewer than 50 inhabitants does not apply`() throws {
        let (figures, _) = try read("a_inw;a_00_14", ["200;50", "45;10", "0;0", "100;."], as: "age_0_14_share")
        #expect(figures == [.value(25), .missing(.notApplicable), .missing(.notApplicable), .missing(.suppressed)])
    }

    @Test func `a ratio that the source published itself counts on any number of inhabitants`() throws {
        let (figures, _) = try read("a_inw;p_00_14_jr", ["200;25", "45;20", ".;30"], as: "age_0_14_share")
        #expect(figures == [.value(25), .value(20), .value(30)])
    }

    @Test(arguments: [
        (FieldValue.text("1.234,5"), 1234.5), (.text("1,234.5"), 1234.5), (.text("-0,5"), -0.5), (.text("1e3"), 1000),
        (.text("+7"), 7),
    ])
    func `numbers are read as people in several countries write them`(cell: FieldValue, expected: Double) {
        guard case .text(let text) = cell else { return }
        #expect(CellReading.number(in: text) == expected)
    }
}
