import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

/// Every GeoPackage among the test data (SAMENHANG_TEST_DATA, default ../shared/data), by two ways that must agree.
@Suite(.enabled(if: testData("") != nil, "no test data"))
struct RealChunkTests {
    /// A shape without its Z and M, or its bytes where it is not of polygons, lines or a point.
    private func flat(_ wkb: [UInt8]) -> String {
        if let shape = try? WellKnownBinary.multiPolygon(from: wkb) { return "\(shape)" }
        if let lines = try? WellKnownBinary.lines(from: wkb) { return "\(lines)" }
        if let point = try? WellKnownBinary.point(from: wkb) { return "\(point)" }
        return wkb.isEmpty ? "none" : "other"
    }

    @Test func `chunks of a GeoPackage are its features`() throws {
        let root = try #require(testData(""))
        let names = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }
        var layers = 0
        for name in names.sorted() where name.hasSuffix(".gpkg") && !name.hasPrefix("cbs-2015/") {
            guard let file = try? VectorFile(opening: root + name) else { continue }
            for layerName in file.layerNames {
                let layer = try file.layer(layerName)
                let fields = layer.fields.map(\.name)
                guard let expected = try? layer.features(fields) else { continue }
                let chunks = try FeatureChunks(
                    opening: root + name, layer: layerName, fields: fields, featuresPerChunk: 100)
                let features = try chunks.features(workers: 2)
                #expect(features.map(\.id) == expected.map(\.id), "\(name) \(layerName)")
                #expect(features.map(\.values) == expected.map(\.values), "\(name) \(layerName)")
                #expect(features.map { flat($0.wkb) } == expected.map { flat($0.wkb) }, "\(name) \(layerName)")
                layers += 1
            }
        }
        #expect(layers > 30)
    }
}
