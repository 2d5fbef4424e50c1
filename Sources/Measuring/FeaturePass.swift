internal import GeoFiles
public import GeoModel
public import Geometry
internal import Planning
internal import Synchronization

/// A layer of features that is measured.
public struct FeatureSource: Sendable {
    /// File and layer.
    public var layer: LayerName
    /// Keeps only features for which it holds, in SQL.
    public var condition: String?
    /// Which geometry, of a layer with several.
    public var geometryColumn: String?
    /// CRS to take where the file names none.
    public var assumedCRS: CoordinateReferenceSystem?

    /// Names a layer of features.
    public init(
        _ layer: LayerName, where condition: String? = nil, geometryColumn: String? = nil,
        assumedCRS: CoordinateReferenceSystem? = nil
    ) {
        self.layer = layer
        self.condition = condition
        self.geometryColumn = geometryColumn
        self.assumedCRS = assumedCRS
    }
}

/// What an area has of a layer of features.
public struct FeatureTotals: Sendable, Equatable {
    /// Number of features; a line or polygon counts for the part of it that lies in the area.
    public var count = 0.0
    /// m² of polygons, metres of lines, number of positions.
    public var measure = 0.0
    /// Per column whose values are told apart: ``measure`` by value. Features without a value stand under "".
    public var classes: [String: [String: Double]] = [:]
    /// Per column with amounts: `Σ part · value`.
    public var sums: [String: Double] = [:]
    /// Per column with numbers: its values weighted by ``measure``.
    public var numbers: [String: Moments] = [:]
    /// Per column of which quantiles are wanted: its values weighted by ``measure``.
    public var values: [String: [WeightedValue]] = [:]

    /// Nothing yet.
    public init() {}

    /// Adds what later features gave.
    public mutating func merge(_ other: FeatureTotals) {
        count += other.count
        measure += other.measure
        for (column, shares) in other.classes { classes[column, default: [:]].merge(shares, uniquingKeysWith: +) }
        sums.merge(other.sums, uniquingKeysWith: +)
        for (column, moments) in other.numbers { numbers[column, default: Moments()].merge(moments) }
        for (column, own) in other.values { values[column, default: []] += own }
    }
}

/// Lays a layer of features over areas, in one pass for all that is asked.
public struct FeaturePass {
    /// What became of the features.
    public struct Outcome: Sendable {
        /// Per area, in the order of the areas.
        public var areas: [FeatureTotals]
        /// Features read.
        public var read = 0
        /// Features without a shape, or with bytes that are no shape: not counted.
        public var unusable = 0
        /// Features of which no part lies in any area.
        public var outside = 0
        /// The box around all features, in the CRS that was measured in.
        public var box = Box.empty
        /// The CRS in which the features stand in the file; nil where it names none.
        public var ownCRS: CoordinateReferenceSystem?
        /// Kinds of shapes there are among them.
        public var kinds: Set<MeasuredShape.Kind> = []
    }

    private let source: FeatureSource
    private let settings: MeasureSettings

    /// Names what is measured.
    public init(_ source: FeatureSource, settings: MeasureSettings = .init()) {
        self.source = source
        self.settings = settings
    }

    /// Measures.
    ///
    /// - Parameters:
    ///   - overlay: the areas, in `crs`.
    ///   - needs: columns that are asked for.
    public func totals(
        over overlay: AreaOverlay, in crs: CoordinateReferenceSystem, needs: FeatureNeeds = .init()
    ) throws -> Outcome {
        let fields = needs.classes + needs.numbers.filter { !needs.classes.contains($0) }
        let chunks = try FeatureChunks(
            opening: source.layer.path, layer: source.layer.layer, where: source.condition, fields: fields,
            geometryColumn: source.geometryColumn, in: crs, assuming: source.assumedCRS)
        for (name, field) in zip(fields, chunks.fields) where field.kind == .text && needs.numbers.contains(name) {
            throw MeasureError(
                "column.noNumbers", .wrongUse,
                what: "Column '\(name)' of \(source.layer.path), layer \(chunks.layerName), holds text, not numbers.",
                advice: "Name a column with numbers.")
        }
        let progress = FeatureProgress(of: chunks.featureCount, settings)
        let outcome = Mutex(
            Outcome(areas: [FeatureTotals](repeating: FeatureTotals(), count: overlay.areaCount)))
        try OrderedWork.run(
            workers: settings.threads,
            makeWorker: {
                let worker = try chunks.makeWorker()
                var measure = ChunkMeasure(overlay: overlay, fields: fields, needs: needs)
                return {
                    guard let chunk = try worker.next() else { return nil }
                    defer { progress.add(chunk.count) }
                    return (chunk.index, measure.totals(of: chunk))
                }
            },
            merge: { (part: ChunkTotals) in outcome.withLock { part.add(to: &$0) } })
        return outcome.withLock { outcome in
            outcome.ownCRS = chunks.crs
            return outcome
        }
    }
}

/// What a chunk of features adds.
private struct ChunkTotals: Sendable {
    var areas: [(area: Int, totals: FeatureTotals)] = []
    var read = 0
    var unusable = 0
    var outside = 0
    var box = Box.empty
    var kinds: Set<MeasuredShape.Kind> = []

    func add(to outcome: inout FeaturePass.Outcome) {
        outcome.read += read
        outcome.unusable += unusable
        outcome.outside += outside
        outcome.box.extend(by: box)
        outcome.kinds.formUnion(kinds)
        for (area, totals) in areas { outcome.areas[area].merge(totals) }
    }
}

/// Measures chunks.
private struct ChunkMeasure {
    private let overlay: AreaOverlay
    private let classes: [(name: String, column: Int)]
    private let numbers: [(name: String, column: Int, keepsValues: Bool, valid: ClosedRange<Double>)]
    private var shape = MeasuredShape()
    private var shares: [AreaShare] = []
    /// Place of an area in the results of the chunk, −1 where it has none yet.
    private var places: [Int32]

    init(overlay: AreaOverlay, fields: [String], needs: FeatureNeeds) {
        self.overlay = overlay
        func column(_ name: String) -> Int { fields.firstIndex(of: name) ?? 0 }
        classes = needs.classes.map { ($0, column($0)) }
        numbers = needs.numbers.map {
            ($0, column($0), needs.values.contains($0), needs.valid[$0] ?? -.infinity ... .infinity)
        }
        places = [Int32](repeating: -1, count: overlay.areaCount)
    }

    mutating func totals(of chunk: FeatureChunk) -> ChunkTotals {
        var totals = ChunkTotals()
        totals.read = chunk.count
        var kind = MeasuredShape.Kind.nothing
        chunk.wkb.withUnsafeBytes { bytes in
            for row in 0..<chunk.count {
                let range = chunk.offsets[row]..<chunk.offsets[row + 1]
                guard shape.load(UnsafeRawBufferPointer(rebasing: bytes[range])), shape.measure > 0 else {
                    totals.unusable += 1
                    continue
                }
                totals.box.extend(by: shape.box)
                if shape.kind != kind {
                    kind = shape.kind
                    totals.kinds.insert(kind)
                }
                overlay.shares(of: shape, into: &shares)
                if shares.isEmpty { totals.outside += 1 }
                for share in shares { add(share, of: chunk, row: row, to: &totals) }
            }
        }
        for entry in totals.areas { places[entry.area] = -1 }
        return totals
    }

    private mutating func add(_ share: AreaShare, of chunk: FeatureChunk, row: Int, to totals: inout ChunkTotals) {
        if places[share.area] < 0 {
            places[share.area] = Int32(totals.areas.count)
            totals.areas.append((share.area, FeatureTotals()))
        }
        let place = Int(places[share.area])
        totals.areas[place].totals.count += share.measure / shape.measure
        totals.areas[place].totals.measure += share.measure
        for (name, column) in classes {
            totals.areas[place].totals.classes[name, default: [:]][chunk.columns[column][row].text, default: 0] +=
                share.measure
        }
        for (name, column, keepsValues, valid) in numbers {
            guard let value = chunk.columns[column].number(row), valid.contains(value) else { continue }
            totals.areas[place].totals.sums[name, default: 0] += value * share.measure / shape.measure
            totals.areas[place].totals.numbers[name, default: Moments()].add(value, weight: share.measure)
            if keepsValues {
                totals.areas[place].totals.values[name, default: []].append(
                    WeightedValue(value: value, weight: share.measure))
            }
        }
    }
}
