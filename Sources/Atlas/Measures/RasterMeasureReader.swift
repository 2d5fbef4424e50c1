internal import Catalogue
internal import Diagnosis
internal import GeoModel
internal import Geometry
internal import Measuring
internal import Planning

/// Figures from the cells of rasters.
struct RasterMeasureReader {
    let reader: MeasureSourceReader
    let yields: [MeasureYield<RasterOperation>]
    let levels: MeasuredLevels

    /// The part of an area that must have cells with a value; of less, the rest could be anything.
    static let leastCovered = 0.5

    /// A file, and the areas in its system.
    private struct Input {
        let source: String
        let pass: RasterPass
        let shapes: [MultiPolygon]
    }

    func figures(_ reports: inout [String: BuildReport.SourceReport]) throws -> [String: [Figure]] {
        let thresholds = thresholds
        let inputs = try inputs()
        let quantiles = RasterQuantiles(shares: quantiles, areas: levels.codes.count, settings: reader.settings)
        let plan = try quantiles.plan(inputs.map { ($0.pass, $0.shapes) })
        var needs = yields.reduce(into: RasterNeeds.moments) { $0.formUnion(Self.needs(of: $1.operation)) }
        if plan == .together { needs.insert(.values) }
        var totals = [RasterTotals](repeating: RasterTotals(), count: levels.codes.count)
        var covered = [Double](repeating: 0, count: levels.codes.count)
        for input in inputs {
            let own = try input.pass.totals(
                of: input.shapes, needs: needs, thresholds: thresholds,
                quantiles: plan == .perFile ? quantiles.shares : [])
            if plan == .perFile { totals = own }
            for place in own.indices {
                if plan != .perFile { totals[place].merge(own[place]) }
                let area = input.shapes[place].area
                covered[place] += area > 0 ? own[place].moments.count * input.pass.cellArea / area : 0
            }
            let used = own.count { $0.moments.count > 0 }
            reports[input.source]?.read += levels.codes.count
            reports[input.source]?.kept += used
            reports[input.source]?.setAside += levels.codes.count - used
        }
        try quantiles.finish(&totals, plan, inputs.map { ($0.pass, $0.shapes) })
        let classes = reader.sources.reduce(into: [:]) { $0.merge($1.classes ?? [:], uniquingKeysWith: +) }
        var figures: [String: [Figure]] = [:]
        // A class that no source has could be anywhere: it is not known, which is not the same as none.
        for yield in yields where reader.mappedClasses.isSuperset(of: yield.operation.classes ?? []) {
            figures[yield.indicator] = levels.codes.indices.map { place in
                guard covered[place] >= Self.leastCovered else { return .missing(.notPublished) }
                return reader.figure(
                    value(yield.operation, totals[place], thresholds, classes), yield.indicator, scale: yield.scale)
            }
        }
        return figures
    }

    private func inputs() throws -> [Input] {
        var shapes = [CoordinateReferenceSystem.rdNew: levels.shapes]
        return try reader.sources.flatMap { source in
            try reader.paths.resolve(source).map { path in
                let pass = try RasterPass(source.raster(path), settings: reader.settings)
                let own = try shapes[pass.crs] ?? Atlas.shapes(levels.shapes, in: pass.crs)
                shapes[pass.crs] = own
                return Input(source: source.id, pass: pass, shapes: own)
            }
        }
    }

    private var quantiles: [Double] {
        yields.compactMap { if case .quantile(let fraction) = $0.operation { fraction } else { nil } }
    }

    private var thresholds: [Double] {
        yields.compactMap { yield in
            switch yield.operation {
            case .shareBelow(let threshold), .shareAbove(let threshold): threshold
            default: nil
            }
        }
    }

    private static func needs(of operation: RasterOperation) -> RasterNeeds {
        switch operation {
        case .mean, .min, .max, .standardDeviation, .shareBelow, .shareAbove: .moments
        case .quantile: []
        case .classShare: .classes
        }
    }

    private func value(
        _ operation: RasterOperation, _ totals: RasterTotals, _ thresholds: [Double], _ classes: [String: [String]]
    ) -> Double? {
        let moments = totals.moments
        guard moments.count > 0 else { return nil }
        switch operation {
        case .mean: return moments.mean
        case .min: return moments.minimum
        case .max: return moments.maximum
        case .standardDeviation: return moments.standardDeviation
        case .quantile(let fraction): return totals.quantiles[fraction]
        case .shareBelow(let threshold):
            return thresholds.firstIndex(of: threshold).map { totals.below[$0] / moments.count }
        case .shareAbove(let threshold):
            return thresholds.firstIndex(of: threshold).map { totals.above[$0] / moments.count }
        case .classShare(let names):
            let values = Set(names.flatMap { classes[$0] ?? [] }.compactMap(Double.init))
            // In the order of the values: a sum taken in another order differs in its last digit.
            return values.sorted().reduce(0) { $0 + (totals.classes[$1] ?? 0) } / moments.count
        }
    }
}

extension Recipe.Source {
    /// A raster of the source, read as the recipe says.
    func raster(_ path: String) -> RasterSource {
        RasterSource(
            path: path, band: band ?? 1, assumedCRS: assumedCRS, missing: nodata, fill: fill, scale: scale ?? 1)
    }
}
