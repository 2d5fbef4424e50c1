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

/// Lays a layer of features over areas, in one pass for all that is asked.
public struct FeaturePass {
    /// What became of the features.
    public struct Outcome: Sendable {
        /// Per area, in the order of the areas.
        public var areas: [FeatureTotals]
        /// Features read.
        public var read = 0
        /// Features without a shape, with bytes that are no shape, or that cross themselves and cannot be mended: not
        /// counted.
        public var unusable = 0
        /// Features that cross themselves on a border of an area, and were mended.
        public var repaired = 0
        /// Features of which no part lies in any area.
        public var outside = 0
        /// The box around all features, in the CRS that was measured in.
        public var box = Box.empty
        /// The CRS in which the features stand in the file; nil where it names none.
        public var ownCRS: CoordinateReferenceSystem?
        /// Number of features by the kind of their shape.
        public var kinds: [MeasuredShape.Kind: Int] = [:]
        /// GDAL's driver that read them.
        public var driver = ""

        /// True where a kind is among the features, or there are none at all.
        public func mayHave(_ kind: MeasuredShape.Kind) -> Bool { kinds.isEmpty || kinds[kind] != nil }

        /// What is weighted is of one kind in all areas, also in those that have only others.
        mutating func settle() {
            guard let kind = kinds.keys.max() else { return }
            for area in areas.indices { _ = areas[area].weigh(kind) }
        }
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
    /// Values for quantiles are kept within ``MeasureSettings/memory``: where they need more the layer is read again, for as
    /// many areas at a time as fit.
    ///
    /// - Parameters:
    ///   - overlay: the areas, in `crs`.
    ///   - needs: columns that are asked for.
    /// - Throws: when the layer cannot be read, has no shapes or no such column, or the values of one area do not fit in
    ///   memory.
    public func totals(
        over overlay: AreaOverlay, in crs: CoordinateReferenceSystem, needs: FeatureNeeds = .init()
    ) throws -> Outcome {
        let fields = needs.classes + needs.numbers.filter { !needs.classes.contains($0) }
        let chunks = try chunks(of: fields, in: crs)
        try chunks.checkShapes(advice: "Name the layer with the features as FILE:LAYER.")
        try chunks.checkNumbers(needs.numbers)
        let state = Mutex(
            State(
                outcome: Outcome(areas: [FeatureTotals](repeating: FeatureTotals(), count: overlay.areaCount)),
                room: ValueRoom(areaCount: overlay.areaCount, columns: needs.quantiles, bytes: settings.memory)))
        try run(
            chunks, over: overlay, fields, needs,
            scope: { ChunkMeasure.Scope(valued: 0..<state.withLock { $0.room.end }) },
            merge: { part in state.withLock { $0.add(part) } })
        var (outcome, room) = state.withLock { ($0.outcome, $0.room) }
        state.withLock { $0.outcome.areas = [] }
        outcome.ownCRS = chunks.crs
        outcome.driver = chunks.driver
        outcome.settle()
        EachInParallel.change(&outcome.areas, 0..<room.end, threads: settings.threads) {
            $0.reduceValues(to: needs.quantiles)
        }
        for round in try room.rounds(of: outcome.areas) {
            try measureQuantiles(of: round, over: overlay, in: crs, needs, &outcome)
        }
        return outcome
    }

    /// Reads the layer again for the values of some areas.
    private func measureQuantiles(
        of areas: Range<Int>, over overlay: AreaOverlay, in crs: CoordinateReferenceSystem, _ needs: FeatureNeeds,
        _ outcome: inout Outcome
    ) throws {
        let columns = needs.quantiles.keys.sorted()
        let values = FeatureNeeds(numbers: columns, quantiles: needs.quantiles, valid: needs.valid)
        let found = Mutex([FeatureTotals](repeating: FeatureTotals(), count: overlay.areaCount))
        let scope = ChunkMeasure.Scope(valued: areas, onlyValuesOf: outcome.kinds.keys.max() ?? .nothing)
        try run(
            try chunks(of: columns, in: crs), over: overlay, columns, values, scope: { scope },
            merge: { part in found.withLock { found in for (area, totals) in part.areas { found[area].merge(totals) } }
            })
        var totals = found.withLock { found in
            defer { found = [] }
            return found
        }
        EachInParallel.change(&totals, areas, threads: settings.threads) { $0.reduceValues(to: needs.quantiles) }
        for area in areas { outcome.areas[area].quantiles = totals[area].quantiles }
    }

    private struct State: Sendable {
        var outcome: Outcome
        var room: ValueRoom

        mutating func add(_ part: consuming ChunkTotals) {
            part.add(to: &outcome)
            room.add(part, to: &outcome.areas)
        }
    }

    private func chunks(of fields: [String], in crs: CoordinateReferenceSystem) throws -> FeatureChunks {
        try FeatureChunks(
            opening: source.layer.path, layer: source.layer.layer, where: source.condition, fields: fields,
            geometryColumn: source.geometryColumn, in: crs, assuming: source.assumedCRS)
    }

    /// One pass over the layer.
    private func run(
        _ chunks: FeatureChunks, over overlay: AreaOverlay, _ fields: [String], _ needs: FeatureNeeds,
        scope: @escaping @Sendable () -> ChunkMeasure.Scope, merge: @escaping @Sendable (ChunkTotals) -> Void
    ) throws {
        let progress = FeatureProgress(of: chunks.featureCount, settings)
        try OrderedWork.run(
            workers: settings.threads,
            makeWorker: {
                let worker = try chunks.makeWorker()
                var measure = ChunkMeasure(overlay: overlay, fields: fields, needs: needs)
                return {
                    guard let chunk = try worker.next() else { return nil }
                    defer { progress.add(chunk.count) }
                    return (chunk.index, measure.totals(of: chunk, in: scope()))
                }
            }, merge: merge)
    }
}

extension FeatureChunks {
    /// Refuses a table without shapes, in which nothing could be measured.
    func checkShapes(advice: String) throws {
        guard !hasGeometry else { return }
        throw MeasureError(
            "features.noShapes", .inputRejected, what: "\(path), layer \(layerName), has no shapes.", advice: advice)
    }

    /// Refuses columns with text where numbers are wanted.
    func checkNumbers(_ names: [String]) throws {
        for field in fields where field.kind == .text && names.contains(where: { field.isNamed($0) }) {
            throw MeasureError(
                "column.noNumbers", .wrongUse,
                what: "Column '\(field.name)' of \(path), layer \(layerName), holds text, not numbers.",
                advice: "Name a column with numbers.")
        }
    }
}

extension FieldDefinition {
    /// True for the name in whatever letters, as GDAL takes names.
    fileprivate func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }
}
