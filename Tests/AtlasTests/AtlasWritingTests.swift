@testable import Atlas
import Foundation
import Planning
import Testing
import TestSupport

struct AtlasWritingTests {
    private let workshop: Workshop

    init() throws {
        workshop = try Workshop()
        let areas = (0..<200).map { index in
            MadeUpArea.square(
                "BU0001\(1000 + index)", x: Double(index % 20) * 100, y: Double(index / 20) * 100,
                figures: ["aantal_inwoners": "\(index * 5)"])
        }
        try workshop.write(areas, as: "a.geojson")
    }

    private var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path).sorted() }
    }

    @Test func `the same recipe and the same time give the same bytes`() throws {
        let source = Workshop.source("a", "a.geojson")
        try workshop.build(source, to: "een.gpkg")
        try workshop.build(source, to: "twee.gpkg")
        #expect(try workshop.folder.bytes("een.gpkg") == workshop.folder.bytes("twee.gpkg"))
    }

    @Test func `one thread and four give the same bytes`() throws {
        let source = Workshop.source("a", "a.geojson")
        try workshop.build(source, to: "een.gpkg", threads: 1)
        try workshop.build(source, to: "vier.gpkg", threads: 4)
        #expect(try workshop.folder.bytes("een.gpkg") == workshop.folder.bytes("vier.gpkg"))
    }

    @Test func `a folder that does not exist leaves nothing behind`() throws {
        let error = #expect(throws: AtlasError.self) {
            try workshop.build(Workshop.source("a", "a.geojson"), to: "geen/atlas.gpkg")
        }
        #expect(error?.code == "atlas.cannotWrite")
        #expect(error?.category.exitCode == 1)
        #expect(error?.what.contains("geen/atlas.gpkg") == true)
        #expect(try files == ["a.geojson", "recipe.yaml"])
    }

    @Test func `a folder in the place of the atlas leaves nothing behind`() throws {
        try FileManager.default.createDirectory(
            atPath: workshop.folder.file("atlas.gpkg"), withIntermediateDirectories: true)
        let error = #expect(throws: AtlasError.self) { try workshop.build(Workshop.source("a", "a.geojson")) }
        #expect(error?.code == "atlas.cannotWrite")
        #expect(try files == ["a.geojson", "atlas.gpkg", "recipe.yaml"])
    }

    @Test func `an atlas that is there is replaced only by a whole one`() throws {
        try workshop.write("oud", as: "atlas.gpkg")
        #expect(throws: AtlasError.self) { try workshop.build(Workshop.source("a", "weg.geojson")) }
        #expect(try workshop.folder.bytes("atlas.gpkg") == Array("oud".utf8))
        try workshop.build(Workshop.source("a", "a.geojson"))
        #expect(try workshop.atlas().levels.values.first?.count == 200)
        #expect(try files == ["a.geojson", "atlas.gpkg", "recipe.yaml"])
    }

    @Test func `a layer to draw whose name is taken is told, and does not lose the atlas`() throws {
        try workshop.write("{\"type\":\"LineString\",\"coordinates\":[[5.3,52.1],[5.4,52.2]]}", as: "l.geojson")
        let report = try workshop.build(
            Workshop.source("a", "a.geojson"), Workshop.source("groen-a", "l.geojson", kind: "layer"),
            Workshop.source("groen_A", "l.geojson", kind: "layer"))
        #expect(try workshop.atlas().layers.count == 2 || !report.isComplete)
    }
}
