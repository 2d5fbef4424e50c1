internal import GeoModel

/// What is asked of a layer that is read in chunks.
struct ChunkRequest: Sendable {
    let path: String
    let options: [String]
    let layer: String?
    let condition: String?
    let fields: [String]
    let geometryColumn: String?
    let featuresPerChunk: Int
}
