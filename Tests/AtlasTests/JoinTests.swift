@testable import Atlas
import Diagnosis
import Planning
import Testing

/// Tables joined to three made-up neighbourhoods by code.
struct JoinTests {
    private let workshop: Workshop

    init() throws {
        workshop = try Workshop()
        try workshop.write(
            [
                .square("BU05460400"), .square("BU05460401", x: 100), .square("BU05460402", x: 200),
            ], as: "a.geojson")
    }

    private func build(_ csv: String, _ more: [String: String] = [:]) throws -> BuildReport.SourceReport {
        try workshop.write(csv, as: "t.csv")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "t.csv", kind: "table", more))
        return try #require(report["t"])
    }

    private func figures(_ indicator: String) throws -> [Double?] {
        let level = try #require(try workshop.atlas()[.neighbourhood])
        guard let column = level.current[indicator]?.column else { return [] }
        return (0..<level.count).map { column[$0].number }
    }

    @Test func `codes join padded, in lower case, in quotes and without zeros`() throws {
        let report = try build("gwb_code;a_inw\n\" BU05460400 \";100\nbu05460401;200\n'BU5460402';300\n")
        #expect(report.kept == 3)
        #expect(try figures("population") == [100, 200, 300])
    }

    @Test func `codes without letters join where the recipe says which level they are`() throws {
        let report = try build("buurtcode;a_inw\n05460400;100\n5460401;200\n", ["level": "buurt"])
        #expect(report.kept == 2)
        #expect(try figures("population") == [100, 200, nil])
        #expect(try build("buurtcode;a_inw\n05460400;100\n").used == false)
    }

    @Test func `rows of other levels and of the country are counted, not joined`() throws {
        let report = try build("gwb_code;a_inw\nNL00;17000000\nGM0546;120000\nWK054604;5000\nBU05460400;100\n")
        #expect(report.kept == 1)
        #expect(report.otherLevel == 3)
        #expect(report.findings.isEmpty)
    }

    @Test func `codes of no place are counted and codes that are none are named`() throws {
        let report = try build("gwb_code;a_inw\nBU00000000;8090\nzomaar;1\n;2\nBU05460400;100\n")
        #expect(report.kept == 1)
        #expect(report.read == 4)
        #expect(report.read == report.kept + report.setAside + report.otherLevel)
        #expect(report.findings("code.unreadable").contains { $0.row == 2 && $0.message.contains("zomaar") })
        // A code that cannot be read is not a row of another level.
        #expect(report.otherLevel == 0)
    }

    @Test func `codes that are not in the atlas are listed, and areas that are not in the source`() throws {
        let report = try build("gwb_code;a_inw\nBU05460400;100\nBU99990000;5\nBU88880000;5\n")
        #expect(report.notInAtlas == ["BU88880000", "BU99990000"])
        #expect(report.setAside == 2)
        #expect(report.notInSource == ["BU05460401", "BU05460402"])
    }

    @Test func `columns that no field fits are listed`() throws {
        let report = try build("gwb_code;a_inw;p_marokko;cluster_id\nBU05460400;100;3;1\n")
        #expect(report.unknownColumns == ["p_marokko", "cluster_id"])
        #expect(report.indicators == ["population"])
    }

    @Test func `a column without any number is left out and named`() throws {
        let report = try build("gwb_code;a_inw;a_hh\nBU05460400;100;.\nBU05460401;200;\n")
        #expect(report.indicators == ["population"])
        #expect(report.findings("indicator.empty").map(\.field) == ["households"])
        #expect(try figures("households").isEmpty)
    }

    @Test func `a later source with the same figure and year gives way and is told so`() throws {
        try workshop.write("gwb_code;a_inw;a_hh\nBU05460400;100;50\n", as: "t.csv")
        try workshop.write("gwb_code;a_inw\nBU05460400;999\n", as: "u.csv")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "t.csv", kind: "table"),
            Workshop.source("u", "u.csv", kind: "table"))
        #expect(try figures("population") == [100, nil, nil])
        let finding = try #require(report["u"]?.findings("indicator.superseded").first)
        #expect(finding.field == "population")
        #expect(finding.message.contains("'t'"))
    }

    @Test func `figures of two years stand beside each other, the newest first`() throws {
        try workshop.write("gwb_code;a_inw\nBU05460400;100\n", as: "t.csv")
        try workshop.write("gwb_code;a_inw\nBU05460400;110\n", as: "u.csv")
        try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "t.csv", kind: "table"),
            Workshop.source("u", "u.csv", kind: "table", ["year": "2021"]))
        let series = try #require(try workshop.atlas()[.neighbourhood]?.series["population"])
        #expect(series.map(\.period) == [2021, 2020])
        #expect(series.map(\.source) == ["u", "t"])
        #expect(series.map { $0.column[0] } == [.value(110), .value(100)])
    }

    @Test func `a second row for an area is set aside and named`() throws {
        let report = try build("gwb_code;a_inw\nBU05460400;100\nBU05460400;200\n")
        #expect(try figures("population") == [100, nil, nil])
        #expect(report.setAside == 1)
        #expect(report.findings("row.duplicate").first?.row == 2)
    }

    @Test func `a table without a code column is not used and its columns are named`() throws {
        let report = try build("plaats;a_inw\nBU05460400;100\n")
        #expect(!report.used)
        #expect(report.problem?.contains("plaats, a_inw") == true)
        #expect(report.problem?.contains("code:") == true)
        #expect(try build("plaats;a_inw\nBU05460400;100\n", ["code": "plaats"]).used)
    }

    @Test func `columns named in the recipe are read as the field that it says`() throws {
        let report = try build("gwb_code;mensen\nBU05460400;100\n", ["fields": "{population: mensen}"])
        #expect(report.indicators == ["population"])
        #expect(
            try build("gwb_code;mensen\nBU05460400;100\n", ["fields": "{population: weg}"]).problem?.contains("weg")
                == true)
        #expect(
            try build("gwb_code;mensen\nBU05460400;100\n", ["fields": "{geen: mensen}"]).problem?.contains("geen")
                == true)
    }

    @Test func `a table with nothing that the catalogue knows is not used`() throws {
        let report = try build("gwb_code;mensen\nBU05460400;100\n")
        #expect(!report.used)
        #expect(report.problem?.contains("mensen") == true)
    }

    @Test func `a filter keeps only the rows for which it holds`() throws {
        let report = try build("gwb_code;a_inw\nBU05460400;100\nBU05460401;200\n", ["filter": "\"a_inw = '200'\""])
        #expect(report.read == 1)
        #expect(try figures("population") == [nil, 200, nil])
    }

    @Test func `a ratio may take its base from another source of the same year`() throws {
        // CBS publishes crimes apart from inhabitants: crimes per 1,000 inhabitants needs both.
        try workshop.write("gwb_code;a_inw\nBU05460400;1000\n", as: "t.csv")
        try workshop.write("WijkenEnBuurten,ID,GeregistreerdeMisdrijven_1\nBU05460400,1,34.0\n", as: "u.csv")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "t.csv", kind: "table"),
            Workshop.source("u", "u.csv", kind: "table"))
        #expect(report["u"]?.used == true)
        #expect(try figures("crimes_per_1000").first == 34)
    }
}
