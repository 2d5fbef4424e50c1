internal import CGEOS

/// Owner of one GEOS context and its WKB reader and writer. One per thread; made and destroyed in one scope.
///
/// GEOS reports failure by NULL or by a value outside 0/1 (2 means "exception"); every wrapper checks for it, and no Swift
/// error is thrown through C.
public final class GEOSContext {
    let handle: GEOSContextHandle_t
    private let reader: OpaquePointer
    private let writer: OpaquePointer

    /// Makes a context.
    public init() {
        guard let handle = GEOS_init_r(), let reader = GEOSWKBReader_create_r(handle),
            let writer = GEOSWKBWriter_create_r(handle)
        else { preconditionFailure("GEOS cannot start: out of memory") }
        self.handle = handle
        self.reader = reader
        self.writer = writer
        GEOSWKBWriter_setByteOrder_r(handle, writer, Int32(GEOS_WKB_NDR.rawValue))
    }

    deinit {
        GEOSWKBReader_destroy_r(handle, reader)
        GEOSWKBWriter_destroy_r(handle, writer)
        GEOS_finish_r(handle)
    }

    /// Reads WKB (`GEOSWKBReader_read_r`); nil when the bytes are no geometry.
    func read(_ wkb: [UInt8]) -> GEOSShape? {
        GEOSWKBReader_read_r(handle, reader, wkb, wkb.count).map { GEOSShape($0, context: self) }
    }

    /// Writes WKB (`GEOSWKBWriter_write_r`).
    func write(_ shape: GEOSShape) -> [UInt8]? {
        var size = 0
        guard let bytes = GEOSWKBWriter_write_r(handle, writer, shape.pointer, &size) else { return nil }
        defer { GEOSFree_r(handle, bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: size))
    }
}

/// Owner of one GEOS geometry.
final class GEOSShape {
    let pointer: OpaquePointer
    private let context: GEOSContext

    init(_ pointer: OpaquePointer, context: GEOSContext) {
        self.pointer = pointer
        self.context = context
    }

    deinit { GEOSGeom_destroy_r(context.handle, pointer) }

    /// Area in square units of the coordinates (`GEOSArea_r`).
    var area: Double {
        var area = 0.0
        return GEOSArea_r(context.handle, pointer, &area) == 1 ? area : 0
    }

    /// `GEOSGeomTypes`: 3 Polygon, 6 MultiPolygon, 7 GeometryCollection.
    var type: Int32 { GEOSGeomTypeId_r(context.handle, pointer) }

    /// True when there is nothing in it.
    var isEmpty: Bool { GEOSisEmpty_r(context.handle, pointer) == 1 }

    /// True when the shape is simple and its rings nest properly (`GEOSisValid_r`).
    var isValid: Bool { GEOSisValid_r(context.handle, pointer) == 1 }

    /// What is wrong and where, as GEOS says it (`GEOSisValidReason_r`).
    var invalidReason: String {
        guard let text = GEOSisValidReason_r(context.handle, pointer) else { return "unknown" }
        defer { GEOSFree_r(context.handle, text) }
        return String(cString: text)
    }

    /// A valid shape with the same positions (`GEOSMakeValid_r`).
    func madeValid() -> GEOSShape? {
        GEOSMakeValid_r(context.handle, pointer).map { GEOSShape($0, context: context) }
    }

    /// Parts of a collection; a single shape has itself as its only part.
    func cloneParts() -> [OpaquePointer] {
        (0..<max(0, GEOSGetNumGeometries_r(context.handle, pointer))).compactMap { index in
            GEOSGetGeometryN_r(context.handle, pointer, index).flatMap { GEOSGeom_clone_r(context.handle, $0) }
        }
    }
}
