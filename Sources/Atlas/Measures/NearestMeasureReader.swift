internal import Catalogue
internal import Diagnosis
internal import GeoModel
internal import Geometry
internal import Measuring
internal import Planning

/// Figures from distances between buildings and the nearest of what a source has.
struct NearestMeasureReader {
    let reader: MeasureSourceReader
    let yields: [MeasureYield<NearestOperation>]
    let leastArea: Double
    let levels: MeasuredLevels

    func figures(_ reports: inout [String: BuildReport.SourceReport]) throws -> [String: [Figure]] {
        // Sources of one layer would each need targets of their own; the first one counts, and says so.
        guard let source = reader.sources.first, let origin = source.from else {
            throw AtlasError(
                "recipe.fromMissing", .inputRejected,
                what: "Source '\(reader.sources.first?.id ?? "")' does not say what distances are measured from.",
                advice: "Add `from:` with the paths and the layer of the buildings.")
        }
        guard reader.sources.count == 1 else {
            throw AtlasError(
                "recipe.nearestTwice", .inputRejected,
                what: "Measured layer '\(reader.definition.id)' has \(reader.sources.count) sources of one year.",
                advice: "Put all targets in one source.")
        }
        let pass = NearestPass(settings: reader.settings)
        var targets = NearestTargets(leastArea: leastArea)
        var report = reports[source.id] ?? BuildReport.SourceReport(id: source.id)
        for path in try reader.paths.resolve(source) {
            let read = try pass.readTargets(
                FeatureSource(
                    LayerName(path: path, layer: source.layer), where: source.filter, geometryColumn: source.geometry,
                    assumedCRS: source.assumedCRS), leastArea: leastArea, in: .rdNew)
            targets.append(read.targets)
            report.read += read.count
            report.setAside += read.unusable
            report.kept += read.targets.count
        }
        reports[source.id] = report
        guard targets.count > 0 else { return [:] }
        let (totals, box) = try distances(from: origin, to: targets, source, pass)
        var figures: [String: [Figure]] = [:]
        for yield in yields {
            figures[yield.indicator] = totals.enumerated().map { place, totals in
                let hasSome = totals.distances.count > 0
                // Where the buildings do not reach, nobody knows how far it is.
                guard levels.isCovered(place, by: box, hasSome: hasSome, stated: source.covers) else {
                    return .missing(.notPublished)
                }
                // Without buildings there is nobody for whom it is near or far.
                guard hasSome else { return .missing(.notApplicable) }
                return reader.figure(value(yield.operation, totals), yield.indicator, scale: yield.scale)
            }
        }
        return figures
    }

    private func distances(
        from origin: Recipe.Origin, to targets: NearestTargets, _ source: Recipe.Source, _ pass: NearestPass
    ) throws -> (totals: [NearestPass.Totals], box: Box) {
        let index = targets.index(threads: reader.settings.threads)
        let overlay = AreaOverlay(areas: levels.shapes, threads: reader.settings.threads)
        let nothing = NearestPass.Totals(within: metres.map { _ in 0 })
        var totals = [NearestPass.Totals](repeating: nothing, count: levels.codes.count)
        var box = Box.empty
        for path in try reader.paths.resolve(origin, of: source) {
            let input = FeatureSource(
                LayerName(path: path, layer: origin.layer), where: origin.filter,
                assumedCRS: origin.crs.map(CoordinateReferenceSystem.init(epsg:)))
            let outcome = try pass.totals(
                from: input, weight: origin.columns?["dwellings"], to: index, within: metres, over: overlay,
                in: .rdNew)
            for place in totals.indices { totals[place].merge(outcome.areas[place]) }
            box.extend(by: outcome.box)
        }
        return (totals, box)
    }

    private var metres: [Double] {
        yields.compactMap { yield in
            switch yield.operation {
            case .shareWithin(let metres), .shareBeyond(let metres): metres
            case .mean: nil
            }
        }
    }

    private func value(_ operation: NearestOperation, _ totals: NearestPass.Totals) -> Double? {
        switch operation {
        case .mean: totals.distances.mean
        case .shareWithin(let metres): self.metres.firstIndex(of: metres).flatMap { totals.share($0) }
        case .shareBeyond(let metres): self.metres.firstIndex(of: metres).flatMap { totals.share($0) }.map { 1 - $0 }
        }
    }
}
