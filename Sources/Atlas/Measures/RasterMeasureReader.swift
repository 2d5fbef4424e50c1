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

    func figures(_ reports: inout [String: BuildReport.SourceReport]) throws -> [String: [Figure]] {
        let thresholds = thresholds
        var needs = yields.reduce(into: RasterNeeds.moments) { $0.formUnion(Self.needs(of: $1.operation)) }
        // Of one file quantiles are computed in the pass; of several all values are put together first.
        let isOneFile = try reader.isOneFile()
        if isOneFile { needs.remove(.values) }
        var totals = [RasterTotals](repeating: RasterTotals(), count: levels.codes.count)
        var classes: [String: [String]] = [:]
        var covered = [Double](repeating: 0, count: levels.codes.count)
        for source in reader.sources {
            classes.merge(source.classes ?? [:], uniquingKeysWith: +)
            for path in try reader.paths.resolve(source) {
                let pass = try RasterPass(source.raster(path), settings: reader.settings)
                let shapes = pass.crs == .rdNew ? levels.shapes : try Atlas.shapes(levels.shapes, in: pass.crs)
                let own = try pass.totals(
                    of: shapes, needs: needs, thresholds: thresholds, quantiles: isOneFile ? quantiles : [])
                if isOneFile { totals = own }
                for place in own.indices {
                    if !isOneFile { totals[place].merge(own[place]) }
                    let area = shapes[place].area
                    covered[place] += area > 0 ? own[place].moments.count * pass.cellArea / area : 0
                }
                let used = own.count { $0.moments.count > 0 }
                reports[source.id]?.read += levels.codes.count
                reports[source.id]?.kept += used
                reports[source.id]?.setAside += levels.codes.count - used
            }
        }
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
        case .quantile: .values
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
        case .quantile(let fraction): return totals.quantiles[fraction] ?? WeightedQuantiles(totals.values)[fraction]
        case .shareBelow(let threshold):
            return thresholds.firstIndex(of: threshold).map { totals.below[$0] / moments.count }
        case .shareAbove(let threshold):
            return thresholds.firstIndex(of: threshold).map { totals.above[$0] / moments.count }
        case .classShare(let names):
            let values = Set(names.flatMap { classes[$0] ?? [] }.compactMap(Double.init))
            return totals.classes.reduce(0) { $0 + (values.contains($1.key) ? $1.value : 0) } / moments.count
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
