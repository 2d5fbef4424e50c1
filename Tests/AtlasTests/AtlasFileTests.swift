@testable import Atlas
import Diagnosis
import Foundation
import GeoFiles
import GeoModel
import Planning
import Testing
import TestSupport

/// Atlas files that are whole, damaged or not ours.
struct AtlasFileTests {
    private let workshop: Workshop

    init() throws {
        workshop = try Workshop()
        try workshop.write(
            [
                .square("BU05460400", figures: ["aantal_inwoners": "2040"]),
                .square("BU05460401", x: 100, figures: ["aantal_inwoners": "-99997"]),
            ], as: "a.geojson")
        try workshop.write([.square("GM0546", side: 200)], as: "g.geojson")
        try workshop.write("{\"type\":\"LineString\",\"coordinates\":[[5.3,52.1],[5.4,52.2]]}", as: "l.geojson")
        try workshop.build(
            Workshop.source("a", "a.geojson"),
            Workshop.source("g", "g.geojson", ["level": "gemeente", "code": "buurtcode"]),
            Workshop.source("water", "l.geojson", kind: "layer"))
    }

    @Test func `an atlas opens with what was put in`() throws {
        let atlas = try workshop.atlas()
        #expect(atlas.title == "Proef")
        #expect(atlas.edition == "1")
        #expect(atlas.isFictional)
        #expect(atlas.madeAt == Workshop.timestamp)
        #expect(atlas.sources.map(\.id) == ["a", "g", "water"])
        #expect(atlas.source("a")?.licence == "CC0")
        #expect(atlas.source("a")?.read == 2)
        #expect(Set(atlas.levels.keys) == [.municipality, .neighbourhood])
        #expect(atlas.layers.map(\.kind) == [.line])
        let code = try #require(AreaCode("BU05460400"))
        let (level, place) = try #require(atlas.find(code))
        #expect(level.current["population"]?.column[place] == .value(2040))
        #expect(level.current["population"]?.column[1] == .missing(.suppressed))
        #expect(level.current["population"]?.source == "a")
        #expect(abs(level.shapes[place].area - 10_000) < 1e-6)
        #expect(atlas.name(of: code) == "Buurt 00")
        #expect(atlas.name(of: try #require(AreaCode("BU99999999"))) == "BU99999999")
    }

    @Test func `shapes can be had in degrees`() throws {
        let shapes = try #require(try workshop.atlas()[.neighbourhood]).shapes
        let point = try #require(try Atlas.shapes(shapes, in: .wgs84).first?.polygons.first?.exterior.first)
        #expect(abs(point.x - 5.387_206) < 1e-4)
        #expect(abs(point.y - 52.155_174) < 1e-4)
    }

    @Test func `a file that is not there says how to make one`() {
        let error = #expect(throws: AtlasError.self) { try workshop.atlas("weg.gpkg") }
        #expect(error?.code == "atlas.missing")
        #expect(error?.advice.contains("atlas build") == true)
    }

    @Test func `an atlas cut in half is damaged and says what to do`() throws {
        let bytes = try workshop.folder.bytes("atlas.gpkg")
        _ = try workshop.folder.write(Data(bytes.prefix(bytes.count / 2)), as: "half.gpkg")
        let error = #expect(throws: AtlasError.self) { try workshop.atlas("half.gpkg") }
        #expect(error?.code == "atlas.damaged")
        #expect(error?.advice.contains("Build it again") == true)
    }

    @Test(arguments: [0, 10, 5_000])
    func `bytes that are no file of any kind are damaged`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
        _ = try workshop.folder.write(Data(bytes), as: "ruis.gpkg")
        let error = #expect(throws: AtlasError.self) { try workshop.atlas("ruis.gpkg") }
        #expect(error?.code == "atlas.damaged")
    }

    @Test func `another GeoPackage is not taken for an atlas`() throws {
        let writer = try GeoPackageWriter(creating: workshop.folder.file("b.gpkg"), timestamp: Workshop.timestamp)
        try writer.writeLayer("buurt", fields: [FieldDefinition("code", .text)]) { _ in }
        try writer.close()
        let error = #expect(throws: AtlasError.self) { try workshop.atlas("b.gpkg") }
        #expect(error?.code == "atlas.damaged")
        #expect(error?.why.contains("another GeoPackage") == true)
    }

    @Test(arguments: ["0", "2", "1.0", ""])
    func `an atlas of another version says so and what to do`(version: String) throws {
        let writer = try GeoPackageWriter(creating: workshop.folder.file("b.gpkg"), timestamp: Workshop.timestamp)
        let fields = [FieldDefinition("sleutel", .text), FieldDefinition("waarde", .text)]
        try writer.writeLayer("atlas", fields: fields) { try $0([.text("versie"), .text(version)], nil) }
        try writer.close()
        let error = #expect(throws: AtlasError.self) { try workshop.atlas("b.gpkg") }
        #expect(error?.code == "atlas.otherVersion")
        #expect(error?.what.contains("version 1") == true)
    }

    @Test func `an atlas with changed bytes opens or is refused, but never stops the program`() throws {
        let original = try workshop.folder.bytes("atlas.gpkg")
        var state: UInt64 = 51
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var refused = 0
        for _ in 0..<200 {
            var bytes = original
            for _ in 0...next(30) { bytes[next(bytes.count)] = UInt8(next(256)) }
            _ = try workshop.folder.write(Data(bytes), as: "m.gpkg")
            do {
                _ = try workshop.atlas("m.gpkg")
            } catch is AtlasError {
                refused += 1
            }
        }
        #expect(refused > 0)
    }
}
