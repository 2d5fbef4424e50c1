internal import Foundation
internal import GeoFiles
internal import GeoModel

/// What somebody drew, typed or uploaded: GeoJSON (RFC 7946, or with the older `crs` member) or a GeoPackage, in any
/// coordinate system with a known code. Reading it reads a disk and works long: keep it off an event loop.
public struct DrawingFile: Sendable {
    /// Most bytes: 20 MB.
    public static let mostBytes = 20_000_000
    /// Most positions that are looked at; those that are kept are fewer.
    static let mostPositionsRead = 500_000

    private let bytes: [UInt8]
    private let kind: Kind

    /// Takes a file by what is in it; its name does not count.
    ///
    /// - Throws: ``DrawingRefusal`` when it is empty, too large, or of another kind.
    init(_ bytes: [UInt8]) throws(DrawingRefusal) {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge(mostBytes: Self.mostBytes) }
        kind = try Kind(bytes)
        self.bytes = bytes
    }

    /// Everything that is drawn in it, in degrees (WGS84), in the order of the file.
    ///
    /// - Parameter check: asked between features; what it throws ends the reading.
    /// - Throws: ``DrawingRefusal``, and what `check` throws.
    func parts(check: () throws -> Void) throws -> ShapeParts {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tekening-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("tekening." + kind.ending).path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        var found = ShapeParts()
        var positions = 0
        do {
            let file = try VectorFile(opening: path, formats: [kind.format])
            for name in file.layerNames {
                let layer = try file.layer(name)
                guard layer.hasGeometry else { continue }
                try layer.forEachFeature(in: .wgs84) { feature in
                    try check()
                    guard let shape = try feature.geometry() else { return }
                    let parts = try WellKnownBinary.parts(of: shape)
                    found.add(parts)
                    positions += parts.positionCount
                    guard positions <= Self.mostPositionsRead else {
                        throw DrawingRefusal.tooManyPositions(most: Self.mostPositionsRead)
                    }
                }
            }
        } catch let error as GeoFileError {
            throw error.kind == .unknownCRS ? DrawingRefusal.unknownSystem : .broken
        } catch is WellKnownBinary.Failure {
            throw DrawingRefusal.broken
        }
        return found
    }

    /// What bytes are, by how they begin. GDAL is not left to guess: some of its formats point at other files.
    private enum Kind {
        case geoJSON, geoPackage

        init(_ bytes: [UInt8]) throws(DrawingRefusal) {
            // A byte order mark and blanks may come before the text.
            let text = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]).drop {
                $0 == 0x20 || (0x09...0x0D).contains($0)
            }
            if text.isEmpty { throw .empty }
            if bytes.starts(with: Array("SQLite format 3\0".utf8)) {
                self = .geoPackage
            } else if text.first == 0x7B {
                self = .geoJSON
            } else {
                throw .otherKind
            }
        }

        var format: String { self == .geoJSON ? "GeoJSON" : "GPKG" }
        var ending: String { self == .geoJSON ? "geojson" : "gpkg" }
    }
}
