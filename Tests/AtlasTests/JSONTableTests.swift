@testable import Atlas
import Diagnosis
import GeoFiles
import Planning
import Testing
import TestSupport

/// Tables in JSON as CBS's OData gives them and as others write them.
struct JSONTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func table(_ text: String, rows: String? = nil) throws -> JSONTable {
        try JSONTable(path: try folder.write(text, as: "t.json"), rowsKey: rows)
    }

    @Test func `the rows of CBS OData are read with blanks, numbers and nulls`() throws {
        let table = try table(
            """
            {"odata.metadata":"https://opendata.cbs.nl/ODataApi/OData/85984NED/$metadata#Cbs","value":[
            {"ID":0,"WijkenEnBuurten":"BU05460400","AantalInwoners_5":2205,"GemiddeldeHuishoudensgrootte_33":1.9},
            {"ID":1,"WijkenEnBuurten":"BU05460401  ","AantalInwoners_5":null,"GemiddeldeHuishoudensgrootte_33":"       ."}]}
            """)
        #expect(table.columns == ["AantalInwoners_5", "GemiddeldeHuishoudensgrootte_33", "ID", "WijkenEnBuurten"])
        #expect(table.rows.first == [.number(2205), .number(1.9), .number(0), .text("BU05460400")])
        #expect(table.rows.last == [.null, .text("       ."), .number(1), .text("BU05460401  ")])
    }

    @Test func `a plain list of rows is read, with gaps where a row lacks a column`() throws {
        let table = try table(#"[{"code":"GM0546","a":1},{"code":"GM0547","b":"x"}]"#)
        #expect(table.columns == ["a", "b", "code"])
        #expect(table.rows == [[.number(1), .null, .text("GM0546")], [.null, .text("x"), .text("GM0547")]])
    }

    @Test func `rows by code under a key get their code, and what is nested its path as a name`() throws {
        let table = try table(
            #"{"Gemeente":{"GM1680":{"Naam":"Aa en Hunze","Demographics":{"65+ years (%)":27.1}},"GM0003":{"Naam":"X"}}}"#,
            rows: "Gemeente")
        #expect(table.columns == ["Demographics/65+ years (%)", "Naam", "code"])
        #expect(table.rows.first == [.null, .text("X"), .text("GM0003")])
        #expect(table.rows.last == [.number(27.1), .text("Aa en Hunze"), .text("GM1680")])
    }

    @Test(arguments: ["", "geen json", "[", "12", "\"tekst\"", "{\"a\":1}", "[1,2]", "[[1]]"])
    func `what is no table is refused`(text: String) {
        let error = #expect(throws: AtlasError.self) { try table(text) }
        #expect(error?.code == "source.unreadable")
        #expect(error?.what.contains("t.json") == true)
    }

    @Test func `a key under which there is nothing is named`() {
        let error = #expect(throws: AtlasError.self) { try table("{\"value\":[]}", rows: "rijen") }
        #expect(error?.why.contains("'rijen'") == true)
    }

    @Test func `an empty list is an empty table`() throws {
        #expect(try table("{\"value\":[]}").rows.isEmpty)
    }

    @Test func `an OData table joins an atlas`() throws {
        let workshop = try Workshop()
        try workshop.write([.square("BU05460400")], as: "a.geojson")
        try workshop.write(#"{"value":[{"WijkenEnBuurten":"BU05460400  ","AantalInwoners_5":2205}]}"#, as: "t.json")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "t.json", kind: "table"))
        #expect(report["t"]?.kept == 1)
        #expect(try workshop.atlas()[.neighbourhood]?.current["population"]?.column[0].number == 2205)
    }

    @Test func `a filter that cannot be kept to is an error, not a table that is too large`() throws {
        let workshop = try Workshop()
        try workshop.write([.square("BU05460400"), .square("BU05460401", x: 100)], as: "a.geojson")
        try workshop.write(
            #"[{"code":"BU05460400","population":5},{"code":"BU05460401","population":6}]"#, as: "t.json")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"),
            Workshop.source("t", "t.json", kind: "table", ["filter": "\"code = 'BU05460400'\""]))
        #expect(report["t"]?.used == false || report["t"]?.kept == 1)
    }
}
