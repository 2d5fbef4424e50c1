internal import GeoModel
public import Process

/// A border read from a file or a text, with what was done to it.
public struct ReadOutline: Hashable, Codable, Sendable {
    /// The border.
    public let outline: Outline
    /// What differs from what was given.
    public let remarks: [DrawingRemark]
}

/// Reads borders from what people draw, type and upload (``DrawingFile``).
public struct OutlineReader: Sendable {
    /// Asked while it reads; throws when there is no more time.
    private let check: @Sendable () throws -> Void

    /// Makes a reader.
    ///
    /// - Parameter check: asked between features; what it throws ends the reading.
    public init(check: @escaping @Sendable () throws -> Void = {}) { self.check = check }

    /// Reads a file by what is in it; its name does not count. Keep it off an event loop.
    ///
    /// - Throws: ``DrawingRefusal``, and what `check` throws.
    public func read(_ bytes: [UInt8]) throws -> ReadOutline {
        let parts = try DrawingFile(bytes).parts(check: check)
        let (lines, points) = (parts.lines.count, parts.points.count)
        guard !parts.polygons.isEmpty else { throw DrawingRefusal.noPolygons(lines: lines, points: points) }
        let read = try OutlineShape(degrees: parts.polygons, check: check).read()
        guard lines + points > 0 else { return read }
        return ReadOutline(
            outline: read.outline, remarks: [.notTaken(lines: lines, points: points)] + read.remarks)
    }
}
