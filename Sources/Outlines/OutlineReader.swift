internal import Foundation
internal import GeoFiles
internal import GeoModel
public import Process

/// A border read from a file or a text, with what was done to it.
public struct ReadOutline: Hashable, Sendable {
    /// The border.
    public let outline: Outline
    /// What differs from what was given.
    public let remarks: [OutlineRemark]
}

/// Reads borders: GeoJSON (RFC 7946, or with the older `crs` member) and GeoPackages, in any coordinate system with a known
/// code. All of it reads a disk and works long: keep it off an event loop.
public struct OutlineReader: Sendable {
    /// Most bytes of a file: 20 MB.
    public static let mostBytes = 20_000_000
    /// Most positions that are looked at; those that are kept are ``Outline/mostPositions``.
    static let mostPositionsRead = 500_000

    /// Asked while it reads; throws when there is no more time.
    private let check: @Sendable () throws -> Void

    /// Makes a reader.
    ///
    /// - Parameter check: asked between features; what it throws ends the reading.
    public init(check: @escaping @Sendable () throws -> Void = {}) { self.check = check }

    /// Reads a file by what is in it; its name does not count.
    ///
    /// - Throws: ``OutlineRefusal``, and what `check` throws.
    public func read(_ bytes: [UInt8]) throws -> ReadOutline {
        guard bytes.count <= Self.mostBytes else { throw OutlineRefusal.tooLarge(mostBytes: Self.mostBytes) }
        let kind = try Kind(bytes)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("grens-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("grens." + kind.ending).path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        var found = Found()
        do {
            let file = try VectorFile(opening: path, formats: [kind.format])
            for name in file.layerNames {
                let layer = try file.layer(name)
                guard layer.hasGeometry else { continue }
                try layer.forEachFeature(in: .wgs84) { feature in
                    try check()
                    if let shape = try feature.geometry() { try found.add(shape) }
                }
            }
        } catch let error as GeoFileError {
            throw error.kind == .unknownCRS ? OutlineRefusal.unknownSystem : .broken
        } catch is WellKnownBinary.Failure {
            throw OutlineRefusal.broken
        }
        guard !found.polygons.isEmpty else {
            throw OutlineRefusal.noPolygons(lines: found.lines, points: found.points)
        }
        let read = try OutlineShape(degrees: found.polygons, check: check).read()
        guard found.lines + found.points > 0 else { return read }
        return ReadOutline(
            outline: read.outline,
            remarks: [.notTaken(lines: found.lines, points: found.points)] + read.remarks)
    }

    /// What bytes are, by how they begin. GDAL is not left to guess: some of its formats point at other files.
    private enum Kind {
        case geoJSON, geoPackage

        init(_ bytes: [UInt8]) throws(OutlineRefusal) {
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

    /// What a file holds, collected feature by feature.
    private struct Found {
        var polygons: [Polygon] = []
        var lines = 0
        var points = 0
        private var positions = 0

        mutating func add(_ shape: [UInt8]) throws {
            let all = try WellKnownBinary.polygons(in: shape).polygons.filter { !$0.exterior.isEmpty }
            if all.isEmpty {
                // The geometry is little-endian; the second byte holds the type (1 and 4 are points, 2 and 5 lines).
                guard shape.count > 1 else { return }
                if shape[1] == 1 || shape[1] == 4 { points += 1 }
                if shape[1] == 2 || shape[1] == 5 { lines += 1 }
                return
            }
            positions += all.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
            guard positions <= OutlineReader.mostPositionsRead else {
                throw OutlineRefusal.tooManyPositions(most: Outline.mostPositions)
            }
            polygons += all
        }
    }
}
