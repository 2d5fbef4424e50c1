import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

/// Small files with bytes changed, taken out or cut off, from a seed: reading may fail, but never stops the program.
struct MutatedFileTests {
    private func readEverything(_ path: String, options: [String] = []) throws {
        let file = try VectorFile(opening: path, options: options)
        for name in file.layerNames {
            let layer = try file.layer(name)
            let count = layer.fields.count
            try layer.forEachFeature(in: .wgs84, assuming: .rdNew) { feature in
                for index in 0..<count { _ = feature.value(index) }
                if let wkb = try feature.geometry() { _ = try? WellKnownBinary.multiPolygon(from: wkb) }
            }
        }
    }

    private func mutate(_ original: [UInt8], with generator: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
        case 1:
            let start = Int.random(in: 0..<bytes.count, using: &generator)
            bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...64, using: &generator)))
        default:
            for _ in 0..<Int.random(in: 1...24, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
        }
        return bytes
    }

    private func tryMutations(of original: [UInt8], as name: String, seed: UInt64, options: [String] = []) throws {
        var generator = SeededGenerator(state: seed)
        let folder = try TemporaryFolder()
        var refused = 0
        for _ in 0..<200 {
            let path = try folder.write(Data(mutate(original, with: &generator)), as: name)
            do {
                try readEverything(path, options: options)
            } catch is GeoFileError {
                refused += 1
            }
        }
        #expect(refused < 200, "nothing could be read, so nothing was tried")
    }

    @Test func `a GeoPackage with changed bytes never stops the program`() throws {
        let folder = try TemporaryFolder()
        try Samples.writeGeoPackage(folder.file("a.gpkg"))
        try tryMutations(of: try folder.bytes("a.gpkg"), as: "b.gpkg", seed: 41)
    }

    @Test func `GeoJSON with changed bytes never stops the program`() throws {
        try tryMutations(of: Array(Samples.geoJSON.utf8), as: "b.geojson", seed: 42)
    }

    @Test func `CSV with changed bytes never stops the program`() throws {
        let lines = ["code;naam;deel", "BU00010000;\"Oost; West\";0,7", "BU00010001;;."]
        try tryMutations(
            of: Array(lines.joined(separator: "\r\n").utf8), as: "b.csv", seed: 43,
            options: ["HEADERS=YES", "AUTODETECT_TYPE=NO"])
    }

    @Test func `random bytes under the name of any format are refused or empty`() throws {
        var generator = SeededGenerator(state: 44)
        let folder = try TemporaryFolder()
        for name in ["a.gpkg", "a.geojson", "a.csv", "a.xlsx", "a.shp", "a.json", "a.gml"] {
            for _ in 0..<20 {
                let count = Int.random(in: 0...4_000, using: &generator)
                let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
                let path = try folder.write(Data(bytes), as: name)
                do { try readEverything(path) } catch is GeoFileError {}
            }
        }
    }
}
