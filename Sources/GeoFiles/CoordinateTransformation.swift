internal import CGDAL
public import GeoModel

/// A prepared reprojection between two systems, by PROJ through GDAL. One owner, one thread.
///
/// Longitude comes before latitude whatever the registry says (traditional GIS order).
public final class CoordinateTransformation {
    private let handle: OGRCoordinateTransformationH?
    private let path: String

    /// Prepares a reprojection between two systems named by their EPSG number.
    public convenience init(from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem) throws {
        let name = "EPSG:\(source.epsg)"
        let system = try CoordinateTransformation.system(source)
        defer { OSRRelease(system) }
        try self.init(from: system, to: target, path: name)
    }

    init(from source: OGRSpatialReferenceH, to target: CoordinateReferenceSystem, path: String) throws {
        self.path = path
        let destination = try CoordinateTransformation.system(target)
        defer { OSRRelease(destination) }
        guard let own = OSRClone(source) else {
            throw GeoFileError(.unknownCRS, path: path, reason: "has a coordinate reference system that cannot be used")
        }
        defer { OSRRelease(own) }
        OSRSetAxisMappingStrategy(own, OAMS_TRADITIONAL_GIS_ORDER)
        guard OSRIsSame(own, destination) == 0 else {
            handle = nil
            return
        }
        let (made, message) = GDALLibrary.quietly { OCTNewCoordinateTransformation(own, destination) }
        guard let made else { throw GeoFileError(.unknownCRS, path: path, reason: message) }
        handle = made
    }

    deinit {
        if let handle { OCTDestroyCoordinateTransformation(handle) }
    }

    /// Reprojects positions in place; where both systems are the same it does nothing.
    ///
    /// - Throws: ``GeoFileError`` when a position has no image in the target system.
    public func apply(to points: inout [Coordinate]) throws {
        guard let handle else { return }
        var xs = points.map(\.x)
        var ys = points.map(\.y)
        let (done, message) = GDALLibrary.quietly { OCTTransform(handle, Int32(points.count), &xs, &ys, nil) }
        guard done != 0 else { throw GeoFileError(.cannotRead, path: path, reason: message) }
        for index in points.indices { points[index] = Coordinate(x: xs[index], y: ys[index]) }
    }

    func apply(to geometry: OGRGeometryH) throws {
        guard let handle else { return }
        let (code, message) = GDALLibrary.quietly { OGR_G_Transform(geometry, handle) }
        guard code == OGRERR_NONE else {
            throw GeoFileError(.cannotRead, path: path, reason: "a shape cannot be reprojected: \(message)")
        }
    }

    static func system(_ crs: CoordinateReferenceSystem) throws -> OGRSpatialReferenceH {
        _ = GDALLibrary.ready
        guard let system = OSRNewSpatialReference(nil), OSRImportFromEPSG(system, crs.epsg) == OGRERR_NONE else {
            throw GeoFileError(.unknownCRS, path: "EPSG:\(crs.epsg)", reason: "is not known to PROJ on this machine")
        }
        OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER)
        return system
    }
}
