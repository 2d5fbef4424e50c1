internal import GeoFiles
internal import GeoModel
internal import Geometry

/// What a chunk of features adds.
struct ChunkTotals: Sendable {
    var areas: [(area: Int, totals: FeatureTotals)] = []
    var read = 0
    var unusable = 0
    var repaired = 0
    var outside = 0
    var box = Box.empty
    var kinds: [MeasuredShape.Kind: Int] = [:]

    func add(to outcome: inout FeaturePass.Outcome) {
        outcome.read += read
        outcome.unusable += unusable
        outcome.repaired += repaired
        outcome.outside += outside
        outcome.box.extend(by: box)
        outcome.kinds.merge(kinds, uniquingKeysWith: +)
    }
}

/// Measures chunks. One owner, one thread.
struct ChunkMeasure {
    /// Which part of the areas is measured, and of which features.
    struct Scope: Sendable {
        /// Areas of which values are kept for quantiles.
        var valued: Range<Int>
        /// True when nothing but values is wanted, of features of this kind.
        var onlyValuesOf: MeasuredShape.Kind?
    }

    /// Which values of a column with numbers are kept.
    private enum Keeps {
        case noValues
        case valuesInScope
        case allValues
    }

    private let overlay: AreaOverlay
    private let classes: [(name: String, column: Int)]
    private let numbers: [(name: String, column: Int, keeps: Keeps, valid: ClosedRange<Double>)]
    private var shape = MeasuredShape()
    private var shares: [AreaShare] = []
    /// Place of an area in the results of the chunk, −1 where it has none yet.
    private var places: [Int32]
    /// Number of areas that the last chunk had something in; the next one is likely to have about as many.
    private var lastCount = 0
    /// Mends shapes that cross themselves; made for the first of them.
    private var context: GEOSContext?

    init(overlay: AreaOverlay, fields: [String], needs: FeatureNeeds) {
        self.overlay = overlay
        func column(_ name: String) -> Int { fields.firstIndex(of: name) ?? 0 }
        classes = needs.classes.map { ($0, column($0)) }
        numbers = needs.numbers.map {
            let keeps: Keeps =
                needs.values.contains($0) ? .allValues : needs.quantiles[$0] != nil ? .valuesInScope : .noValues
            return ($0, column($0), keeps, needs.valid[$0] ?? -.infinity ... .infinity)
        }
        places = [Int32](repeating: -1, count: overlay.areaCount)
    }

    mutating func totals(of chunk: FeatureChunk, in scope: Scope) -> ChunkTotals {
        var totals = ChunkTotals()
        totals.read = chunk.count
        totals.areas.reserveCapacity(lastCount)
        var kinds = [0, 0, 0, 0]
        chunk.wkb.withUnsafeBytes { bytes in
            for row in 0..<chunk.count {
                let range = chunk.offsets[row]..<chunk.offsets[row + 1]
                guard shape.load(UnsafeRawBufferPointer(rebasing: bytes[range])), shape.measure > 0 else {
                    totals.unusable += 1
                    continue
                }
                if let kind = scope.onlyValuesOf, shape.kind != kind { continue }
                if !overlay.shares(of: shape, into: &shares) {
                    guard repair(chunk.geometry(row)), overlay.shares(of: shape, into: &shares) else {
                        totals.unusable += 1
                        continue
                    }
                    totals.repaired += 1
                }
                totals.box.extend(by: shape.box)
                kinds[shape.kind.rawValue] += 1
                if shares.isEmpty { totals.outside += 1 }
                for share in shares {
                    if scope.onlyValuesOf != nil, !scope.valued.contains(share.area) { continue }
                    add(share, of: chunk, row: row, scope, to: &totals.areas[place(of: share.area, &totals)].totals)
                }
            }
        }
        for entry in totals.areas { places[entry.area] = -1 }
        lastCount = totals.areas.count
        for kind in [MeasuredShape.Kind.points, .lines, .polygons] where kinds[kind.rawValue] > 0 {
            totals.kinds[kind] = kinds[kind.rawValue]
        }
        return totals
    }

    /// Loads a shape that crosses itself as GEOS mends it; false where that would change its area.
    private mutating func repair(_ wkb: ArraySlice<UInt8>) -> Bool {
        let context = context ?? GEOSContext()
        self.context = context
        guard case .repaired(let bytes, _, _, _) = context.check(areaShape: Array(wkb)) else { return false }
        return bytes.withUnsafeBytes { shape.load($0) } && shape.measure > 0
    }

    private mutating func place(of area: Int, _ totals: inout ChunkTotals) -> Int {
        if places[area] < 0 {
            places[area] = Int32(totals.areas.count)
            totals.areas.append((area, FeatureTotals()))
        }
        return Int(places[area])
    }

    private mutating func add(
        _ share: AreaShare, of chunk: FeatureChunk, row: Int, _ scope: Scope, to totals: inout FeatureTotals
    ) {
        let part = share.measure / shape.measure
        totals.count += part
        totals.add(share.measure, of: shape.kind)
        let isWeighed = totals.weigh(shape.kind)
        if isWeighed {
            for (name, column) in classes {
                totals.classes[name, default: [:]][chunk.columns[column][row].text, default: 0] += share.measure
            }
        }
        let isInScope = scope.valued.contains(share.area)
        for (name, column, keeps, valid) in numbers {
            guard let value = chunk.columns[column].number(row), valid.contains(value) else { continue }
            totals.sums[name, default: 0] += value * part
            guard isWeighed else { continue }
            totals.numbers[name, default: Moments()].add(value, weight: share.measure)
            if keeps == .valuesInScope { totals.valueCount += 1 }
            if keeps == .allValues || keeps == .valuesInScope && isInScope {
                totals.values[name, default: []].append(WeightedValue(value: value, weight: share.measure))
            }
        }
    }
}
