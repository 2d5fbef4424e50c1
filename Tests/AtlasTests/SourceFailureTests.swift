@testable import Atlas
import Foundation
import Planning
import Testing
import TestSupport

/// What happens to the rest when one source cannot be used.
struct SourceFailureTests {
    private let workshop: Workshop

    init() throws {
        workshop = try Workshop()
        try workshop.write([.square("BU05460400", figures: ["aantal_inwoners": "100"])], as: "a.geojson")
    }

    @Test func `a source whose file is not there is named, the others are used and the report is not complete`() throws
    {
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "weg.csv", kind: "table"))
        #expect(!report.isComplete)
        #expect(report["a"]?.used == true)
        #expect(report["t"]?.used == false)
        #expect(report["t"]?.problem?.contains("weg.csv") == true)
        #expect(report["t"]?.problem?.contains("https://voorbeeld.nl/t") == true)
        #expect(try workshop.atlas()[.neighbourhood]?.count == 1)
        #expect(try workshop.atlas().source("t")?.problem?.contains("weg.csv") == true)
        #expect(report.text.contains("✗ t"))
    }

    @Test func `with every source used the report is complete`() throws {
        let report = try workshop.build(Workshop.source("a", "a.geojson"))
        #expect(report.isComplete)
        #expect(report.areas == ["buurt": 1])
        #expect(report.text.contains("✓ a"))
        let data = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(BuildReport.self, from: data) == report)
    }

    @Test(arguments: [
        Data(), Data("dit is geen GeoJSON".utf8), Data([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0, 1, 2, 3]),
    ])
    func `a source that is no geodata is named and the others are used`(content: Data) throws {
        _ = try workshop.folder.write(content, as: "b.gpkg")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("b", "b.gpkg", ["level": "wijk"]))
        #expect(!report.isComplete)
        #expect(report["b"]?.problem?.contains("b.gpkg") == true)
        #expect(try workshop.atlas().levels.keys.map(\.rawValue) == ["buurt"])
    }

    @Test func `a source of which one file is damaged brings nothing`() throws {
        try workshop.write("gwb_code;a_inw\nBU05460400;100\n", as: "t1.csv")
        try workshop.write("geen code;a_inw\nBU05460400;100\n", as: "t2.csv")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "t*.csv", kind: "table", ["year": "2021"]))
        #expect(report["t"]?.used == false)
        #expect(report["t"]?.kept == 0)
        #expect(try workshop.atlas()[.neighbourhood]?.series["population"]?.map(\.period) == [2020])
    }

    @Test func `without any area there is no atlas`() throws {
        let error = #expect(throws: AtlasError.self) { try workshop.build(Workshop.source("a", "weg.geojson")) }
        #expect(error?.code == "atlas.noAreas")
        #expect(error?.category == .inputRejected)
        #expect(error?.why.contains("weg.geojson") == true)
        #expect(!FileManager.default.fileExists(atPath: workshop.folder.file("atlas.gpkg")))
    }

    @Test func `a source at an address that does not answer says where to look`() throws {
        // Port 9 on this machine: nothing listens there, so no network is needed.
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"),
            Workshop.source("t", "http://127.0.0.1:9/t.csv?token=geheim", kind: "table"))
        let problem = try #require(report["t"]?.problem)
        #expect(problem.contains("https://voorbeeld.nl/t"))
        #expect(!problem.contains("geheim"))
    }

    @Test func `secrets in an address do not get into the report`() {
        let name = SourceRows.shortName("https://jan:geheim@voorbeeld.nl/t.csv?token=geheim")
        #expect(!name.contains("geheim"))
        #expect(SourceRows.shortName("/home/jan/data/cbs/t.csv") == "cbs/t.csv")
    }

    @Test func `columns that are not known are listed for all files of a source`() throws {
        try workshop.write("gwb_code;a_inw;x\nBU05460400;100;1\n", as: "t1.csv")
        try workshop.write("gwb_code;a_inw;y\nBU05460401;100;1\n", as: "t2.csv")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("t", "t*.csv", kind: "table"))
        #expect(report["t"]?.unknownColumns == ["x", "y"])
    }
}
