internal import Dispatch
internal import GeoFiles
public import GeoModel
internal import Geometry
internal import Planning
internal import Synchronization

/// The areas that are measured: their codes, and their shapes in one CRS.
public struct MeasuredAreas: Sendable {
    /// What became of a shape that was not usable as it came.
    public struct Finding: Sendable, Equatable {
        /// Code of the area.
        public let code: String
        /// True when it was made valid, false when it was set aside.
        public let isRepaired: Bool
        /// What was wrong, and what was done.
        public let reason: String
    }

    /// Codes in the order of the file.
    public let codes: [String]
    /// Shapes in ``crs``; empty where there is none that can be used.
    public let shapes: [MultiPolygon]
    /// The CRS of the shapes.
    public let crs: CoordinateReferenceSystem
    /// The CRS in which they stand in the file; nil where it names none.
    public let ownCRS: CoordinateReferenceSystem?
    /// Shapes that were repaired or set aside.
    public let findings: [Finding]

    /// Makes areas from shapes that are known to be valid.
    public init(codes: [String], shapes: [MultiPolygon], crs: CoordinateReferenceSystem = .rdNew) {
        self.codes = codes
        self.shapes = shapes
        self.crs = crs
        ownCRS = crs
        findings = []
    }

    /// Reads areas from a file, in metres.
    ///
    /// - Parameters:
    ///   - id: column with the codes.
    ///   - crs: CRS to measure in.
    /// - Throws: when the file cannot be read or has no such column, or its CRS is unknown and none is assumed.
    public init(
        reading layer: LayerName, id: String, in crs: CoordinateReferenceSystem = .rdNew,
        assuming assumed: CoordinateReferenceSystem? = nil, settings: MeasureSettings = .init()
    ) throws {
        let chunks = try FeatureChunks(
            opening: layer.path, layer: layer.layer, fields: [id], featuresPerChunk: 512, in: crs, assuming: assumed)
        guard chunks.hasGeometry else {
            throw MeasureError(
                "areas.noShapes", .inputRejected, what: "\(layer.path), layer \(chunks.layerName), has no shapes.",
                advice: "Name the layer with the areas as FILE:LAYER.")
        }
        let gathered = Mutex(Gathered())
        try OrderedWork.run(
            workers: settings.threads,
            makeWorker: {
                let worker = try chunks.makeWorker()
                let context = GEOSContext()
                return { try worker.next().map { ($0.index, Gathered($0, context)) } }
            },
            merge: { part in gathered.withLock { $0.append(part) } })
        let all = gathered.withLock { $0 }
        codes = all.codes
        shapes = all.shapes
        findings = all.findings
        self.crs = crs
        ownCRS = chunks.crs
        guard !codes.isEmpty else {
            throw MeasureError(
                "areas.none", .inputRejected, what: "\(layer.path), layer \(chunks.layerName), has no areas.",
                advice: "Name the layer with the areas as FILE:LAYER.")
        }
    }
}

/// Areas of one chunk.
private struct Gathered: Sendable {
    var codes: [String] = []
    var shapes: [MultiPolygon] = []
    var findings: [MeasuredAreas.Finding] = []

    init() {}

    init(_ chunk: FeatureChunk, _ context: GEOSContext) {
        for row in 0..<chunk.count {
            let code = chunk.columns[0][row].text
            codes.append(code)
            let wkb = Array(chunk.geometry(row))
            var shape = MultiPolygon(polygons: [])
            func find(_ isRepaired: Bool, _ reason: String) {
                findings.append(.init(code: code, isRepaired: isRepaired, reason: reason))
            }
            switch wkb.isEmpty ? .unusable(reason: "has no shape") : context.check(areaShape: wkb) {
            case .valid(let bytes, _):
                shape = (try? WellKnownBinary.multiPolygon(from: bytes)) ?? shape
            case .repaired(let bytes, _, _, let reason):
                shape = (try? WellKnownBinary.multiPolygon(from: bytes)) ?? shape
                find(true, reason)
            case .unusable(let reason):
                find(false, reason)
            }
            if !shape.polygons.isEmpty, !shape.isMeasurable {
                shape = MultiPolygon(polygons: [])
                find(false, "has a corner beyond ±10¹⁵, where there is no place")
            }
            shapes.append(shape)
        }
    }

    mutating func append(_ other: Gathered) {
        codes += other.codes
        shapes += other.shapes
        findings += other.findings
    }
}

extension FieldValue {
    /// As an identifier: whole numbers without a decimal point.
    var text: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .number(let number): Int64(exactly: number).map(String.init) ?? "\(number)"
        }
    }
}
