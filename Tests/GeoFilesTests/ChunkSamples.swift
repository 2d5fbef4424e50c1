import Dispatch
import Foundation
import GeoFiles
import GeoModel
import Synchronization

/// Layers of many small squares, and everything that chunks of a layer hold.
enum ChunkSamples {
    static let fields = [
        FieldDefinition("nummer", .integer), FieldDefinition("deel", .real), FieldDefinition("naam", .text),
    ]

    /// `count` squares of 10 m, every seventh without shape, every fifth without number and every third without name.
    static func writeGeoPackage(_ path: String, count: Int) throws {
        let writer = try GeoPackageWriter(creating: path, timestamp: Samples.timestamp)
        try writer.writeLayer("panden", fields: fields, geometry: .multiPolygon) { addRow in
            for row in 0..<count {
                try addRow(
                    values(row), row % 7 == 0 ? nil : Samples.square(155_000 + Double(row) * 20, 463_000, side: 10))
            }
        }
        try writer.writeLayer("leeg", fields: fields, geometry: .multiPolygon) { _ in }
        try writer.writeLayer("tabel", fields: fields) { addRow in
            for row in 0..<count { try addRow(values(row), nil) }
        }
        try writer.close()
    }

    /// The cells of a row, in the order of ``fields``.
    static func values(_ row: Int) -> [FieldValue] {
        [
            row % 5 == 0 ? .null : .number(Double(row)), .number(Double(row) / 4),
            row % 3 == 0 ? .null : .text("pand é \(row)"),
        ]
    }

    /// GeoJSON with the given numbers of features as points, their `nummer` the same.
    static func points(_ ids: [Int64]) -> String {
        let features = ids.map { id in
            """
            {"type":"Feature","id":\(id),"properties":{"nummer":\(id)},"geometry":{"type":"Point","coordinates":[5,52]}}
            """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}"
    }
}

/// One feature as chunks give it.
struct ChunkedFeature: Equatable {
    let id: Int64
    let wkb: [UInt8]
    let values: [FieldValue]
}

extension FeatureChunks {
    /// All chunks, read by `workers` at the same time, in the order of their index.
    func all(workers: Int = 1) throws -> [FeatureChunk] {
        let found = Mutex<[FeatureChunk]>([])
        let failure = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            do {
                let worker = try makeWorker()
                while let chunk = try worker.next() { found.withLock { $0.append(chunk) } }
            } catch { failure.withLock { $0 = error } }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return found.withLock { $0 }.sorted { $0.index < $1.index }
    }

    /// All features in the order of the file.
    func features(workers: Int = 1) throws -> [ChunkedFeature] {
        try all(workers: workers).flatMap { chunk in
            (0..<chunk.count).map { row in
                ChunkedFeature(
                    id: chunk.ids[row], wkb: Array(chunk.geometry(row)), values: chunk.columns.map { $0[row] })
            }
        }
    }
}

extension VectorLayer {
    /// All features by the way of one reader, with the named columns.
    func features(_ names: [String], in crs: CoordinateReferenceSystem? = nil) throws -> [ChunkedFeature] {
        let indices = names.compactMap { name in fields.firstIndex { $0.name == name } }
        var found: [ChunkedFeature] = []
        try forEachFeature(in: crs, assuming: .rdNew) { feature in
            found.append(
                ChunkedFeature(
                    id: feature.id, wkb: try feature.geometry() ?? [], values: indices.map(feature.value)))
        }
        return found
    }
}
