internal import GeoFiles
internal import GeoModel
internal import Geometry
public import Process

/// What somebody drew to say where something is, with what was done to it.
public struct ReadSketch: Hashable, Codable, Sendable {
    /// The drawing.
    public let sketch: Sketch
    /// What differs from what was given.
    public let remarks: [DrawingRemark]
}

/// Reads points, lines and areas from what people draw, type and upload (``DrawingFile``).
public struct SketchReader: Sendable {
    /// Asked while it reads; throws when there is no more time.
    private let check: @Sendable () throws -> Void

    /// Makes a reader.
    ///
    /// - Parameter check: asked between features; what it throws ends the reading.
    public init(check: @escaping @Sendable () throws -> Void = {}) { self.check = check }

    /// Reads a file by what is in it; its name does not count. Keep it off an event loop.
    ///
    /// Areas are held to the same as a border (``OutlineReader``). A position that a line repeats is left out. What has more
    /// positions than a ``Sketch`` may have is drawn with fewer, as few centimetres off as will do and 5 m at most.
    ///
    /// - Throws: ``DrawingRefusal``, and what `check` throws.
    public func read(_ bytes: [UInt8]) throws -> ReadSketch {
        var parts = try DrawingFile(bytes).parts(check: check)
        guard !parts.isEmpty else { throw DrawingRefusal.nothingDrawn }
        try parts.box.holdToCountry()
        parts.lines = try parts.lines.enumerated().map { index, line in
            let line = line.withoutRepeats
            guard line.count > 1 else { throw DrawingRefusal.flatLine(line: index + 1) }
            return line
        }
        var remarks: [DrawingRemark] = []
        var polygons: [[[[Double]]]] = []
        if !parts.polygons.isEmpty {
            let read = try OutlineShape(degrees: parts.polygons, check: check).read()
            remarks = read.remarks
            parts.polygons = read.outline.shape.polygons
            polygons = read.outline.polygons
        }
        let count = parts.points.count + parts.lines.count + parts.polygons.count
        guard count <= Sketch.mostShapes else { throw DrawingRefusal.tooManyShapes(most: Sketch.mostShapes) }
        guard parts.positionCount > Sketch.mostPositions else {
            return ReadSketch(sketch: Sketch(degrees: parts, polygons: polygons), remarks: remarks)
        }
        let (simple, remark) = try simpler(parts)
        return ReadSketch(sketch: Sketch(degrees: simple), remarks: remarks + [remark])
    }

    private func simpler(_ degrees: ShapeParts) throws -> (ShapeParts, DrawingRemark) {
        let context = GEOSContext()
        let metres = try degrees.transformed(from: .wgs84, to: .rdNew)
        for tolerance in OutlineShape.tolerances {
            try check()
            var simple = metres
            if !metres.lines.isEmpty {
                let bytes = WellKnownBinary.bytes(ofLines: metres.lines)
                guard let fewer = context.simplified(lines: bytes, tolerance: tolerance) else { continue }
                simple.lines = try WellKnownBinary.lines(from: fewer)
            }
            if !metres.polygons.isEmpty {
                let bytes = WellKnownBinary.bytes(of: MultiPolygon(polygons: metres.polygons))
                guard let fewer = context.simplified(bytes, tolerance: tolerance) else { continue }
                simple.polygons = try WellKnownBinary.multiPolygon(from: fewer).rightHanded.polygons
            }
            guard simple.positionCount <= Sketch.mostPositions else { continue }
            return (
                try simple.transformed(from: .rdNew, to: .wgs84),
                .simplified(metres: tolerance, from: degrees.positionCount, to: simple.positionCount)
            )
        }
        throw DrawingRefusal.tooManyPositions(most: Sketch.mostPositions)
    }
}

extension [Coordinate] {
    /// The line without positions that are the same as the one before.
    fileprivate var withoutRepeats: [Coordinate] {
        reduce(into: []) { line, point in if line.last != point { line.append(point) } }
    }
}

extension ShapeParts {
    /// The same parts in another system.
    func transformed(
        from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
    ) throws -> ShapeParts {
        let transformation = try CoordinateTransformation(from: source, to: target)
        func moved(_ line: [Coordinate]) throws -> [Coordinate] {
            var line = line
            if !line.isEmpty { try transformation.apply(to: &line) }
            return line
        }
        return ShapeParts(
            points: try moved(points), lines: try lines.map(moved),
            polygons: try polygons.map {
                Polygon(exterior: try moved($0.exterior), holes: try $0.holes.map(moved))
            })
    }
}

extension Sketch {
    /// Parts in degrees, to eight decimals: a millimetre. Polygons that were rounded before keep their numbers.
    init(degrees parts: ShapeParts, polygons: [[[[Double]]]]? = nil) {
        func rounded(_ point: Coordinate) -> [Double] { [point.x, point.y].map { ($0 * 1e8).rounded() / 1e8 } }
        self.init(
            points: parts.points.map(rounded), lines: parts.lines.map { $0.map(rounded) },
            polygons: polygons ?? Outline(degrees: parts.polygons).polygons)
    }

    /// The parts in degrees.
    var parts: ShapeParts {
        func point(_ position: [Double]) -> Coordinate? {
            position.count == 2 ? Coordinate(x: position[0], y: position[1]) : nil
        }
        return ShapeParts(
            points: points.compactMap(point), lines: lines.map { $0.compactMap(point) },
            polygons: Outline(polygons: polygons).shape.polygons)
    }
}
