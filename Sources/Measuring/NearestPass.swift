internal import GeoFiles
public import GeoModel
public import Geometry
internal import Synchronization

/// How far features lie from the nearest of some targets, by area.
public struct NearestPass {
    /// What an area's features have.
    public struct Totals: Sendable, Equatable {
        /// Distances, each counted for the weight of its feature.
        public var distances = Moments()
        /// Weight of the features within each of the distances asked for.
        public var within: [Double]

        /// Nothing yet.
        public init(within: [Double]) { self.within = within }

        /// Adds what other features gave.
        public mutating func merge(_ other: Totals) {
            distances.merge(other.distances)
            for place in within.indices { within[place] += other.within[place] }
        }

        /// Share of the features within a distance asked for, by its place; nil where there are no features.
        public func share(_ place: Int) -> Double? { distances.count > 0 ? within[place] / distances.count : nil }
    }

    /// What became of the features.
    public struct Outcome: Sendable {
        /// Per area, in the order of the areas.
        public var areas: [Totals]
        /// Features read.
        public var read = 0
        /// Features without a usable shape or weight: not counted.
        public var unusable = 0
        /// Features that lie in no area.
        public var outside = 0
        /// The CRS in which the features stand in the file; nil where it names none.
        public var ownCRS: CoordinateReferenceSystem?
        /// The box around all features, in the CRS that was measured in.
        public var box = Box.empty
    }

    private let settings: MeasureSettings

    /// Prepares.
    public init(settings: MeasureSettings = .init()) { self.settings = settings }

    /// Targets of a layer, and how many features it has.
    public struct Targets: Sendable {
        /// The targets.
        public var targets: NearestTargets
        /// Features read.
        public var count = 0
        /// Features without a usable shape.
        public var unusable = 0
        /// The CRS in which they stand in the file; nil where it names none.
        public var ownCRS: CoordinateReferenceSystem?

        init(_ leastArea: Double) { targets = NearestTargets(leastArea: leastArea) }
    }

    /// Reads targets.
    ///
    /// - Parameter leastArea: m² from which a polygon counts.
    public func readTargets(
        _ source: FeatureSource, leastArea: Double = 0, in crs: CoordinateReferenceSystem
    ) throws -> Targets {
        let chunks = try FeatureChunks(
            opening: source.layer.path, layer: source.layer.layer, where: source.condition,
            geometryColumn: source.geometryColumn, in: crs, assuming: source.assumedCRS)
        try chunks.checkShapes(advice: "Name the layer with the targets as FILE:LAYER.")
        let all = Mutex(Targets(leastArea))
        try OrderedWork.run(
            workers: settings.threads,
            makeWorker: {
                let worker = try chunks.makeWorker()
                return {
                    guard let chunk = try worker.next() else { return nil }
                    var part = Targets(leastArea)
                    part.count = chunk.count
                    for row in 0..<chunk.count where !part.targets.add(Array(chunk.geometry(row))) {
                        part.unusable += 1
                    }
                    return (chunk.index, part)
                }
            },
            merge: { (part: Targets) in
                all.withLock { all in
                    all.targets.append(part.targets)
                    all.count += part.count
                    all.unusable += part.unusable
                }
            })
        return all.withLock { all in
            all.ownCRS = chunks.crs
            return all
        }
    }

    /// Distances of features, each taken at its middle and counted in the area in which that lies.
    ///
    /// - Parameters:
    ///   - weight: column that says for how many a feature counts, such as its dwellings; else each counts once.
    ///   - distances: for which the share within is wanted, in metres.
    public func totals(
        from source: FeatureSource, weight: String? = nil, to targets: NearestIndex, within distances: [Double],
        over overlay: AreaOverlay, in crs: CoordinateReferenceSystem
    ) throws -> Outcome {
        let chunks = try FeatureChunks(
            opening: source.layer.path, layer: source.layer.layer, where: source.condition,
            fields: [weight].compactMap { $0 }, geometryColumn: source.geometryColumn, in: crs,
            assuming: source.assumedCRS)
        try chunks.checkShapes(advice: "Name the layer with the features as FILE:LAYER.")
        try chunks.checkNumbers([weight].compactMap { $0 })
        let nothing = Totals(within: [Double](repeating: 0, count: distances.count))
        let progress = FeatureProgress(of: chunks.featureCount, settings)
        let outcome = Mutex(Outcome(areas: [Totals](repeating: nothing, count: overlay.areaCount)))
        try OrderedWork.run(
            workers: settings.threads,
            makeWorker: {
                let worker = try chunks.makeWorker()
                var shape = MeasuredShape()
                return {
                    guard let chunk = try worker.next() else { return nil }
                    var part = Part()
                    for row in 0..<chunk.count {
                        let isShape = chunk.geometry(row).withUnsafeBytes { shape.load($0) }
                        let own = weight == nil ? 1 : chunk.columns[0].number(row)
                        guard isShape, shape.kind != .nothing, let own, own > 0,
                            let distance = targets.distance(from: shape.centroid)
                        else {
                            part.unusable += own == 0 ? 0 : 1
                            continue
                        }
                        part.box.extend(by: shape.box)
                        var isInside = false
                        overlay.forEachArea(at: shape.centroid) { found in
                            isInside = true
                            part.entries.append((found.area, distance, own))
                        }
                        if !isInside { part.outside += 1 }
                    }
                    part.read = chunk.count
                    progress.add(chunk.count)
                    return (chunk.index, part)
                }
            },
            merge: { (part: Part) in outcome.withLock { part.add(to: &$0, distances: distances) } })
        return outcome.withLock { outcome in
            outcome.ownCRS = chunks.crs
            return outcome
        }
    }

    /// What a chunk adds, feature by feature in file order.
    private struct Part: Sendable {
        var entries: [(area: Int, distance: Double, weight: Double)] = []
        var read = 0
        var unusable = 0
        var outside = 0
        var box = Box.empty

        func add(to outcome: inout Outcome, distances: [Double]) {
            outcome.read += read
            outcome.unusable += unusable
            outcome.outside += outside
            outcome.box.extend(by: box)
            for entry in entries {
                outcome.areas[entry.area].distances.add(entry.distance, weight: entry.weight)
                for (place, most) in distances.enumerated() where entry.distance <= most {
                    outcome.areas[entry.area].within[place] += entry.weight
                }
            }
        }
    }
}

extension FeatureColumn {
    /// The number in a row; nil where there is none, or one that is no number (NaN).
    func number(_ row: Int) -> Double? {
        if case .number(let number) = self[row], !number.isNaN { number } else { nil }
    }
}

extension NearestPass {
    /// Distances of the areas themselves, taken at their middles.
    public func totals(
        fromMiddlesOf areas: [MultiPolygon], to targets: NearestIndex, within distances: [Double]
    ) -> [Totals] {
        var shape = MeasuredShape()
        return areas.map { area in
            var totals = Totals(within: [Double](repeating: 0, count: distances.count))
            guard WellKnownBinary.bytes(of: area).withUnsafeBytes({ shape.load($0) }), shape.kind != .nothing,
                let distance = targets.distance(from: shape.centroid)
            else { return totals }
            totals.distances.add(distance, weight: 1)
            for (place, most) in distances.enumerated() where distance <= most { totals.within[place] = 1 }
            return totals
        }
    }
}
