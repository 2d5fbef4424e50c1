internal import Catalogue
internal import Diagnosis
internal import GeoModel
internal import Geometry
internal import Measuring

/// Figures from points, lines or polygons.
struct FeatureMeasureReader {
    let reader: MeasureSourceReader
    let yields: [MeasureYield<Catalogue.FeatureOperation>]
    let levels: MeasuredLevels

    /// What all sources give together, by role and class of the catalogue instead of by column and value of a file.
    private struct Gathered {
        var areas: [FeatureTotals]
        var classes: [[String: Double]]
        var covered: [Bool]
        var mappedRoles: Set<String> = []
        var kinds: Set<MeasuredShape.Kind> = []
    }

    func figures(_ reports: inout [String: BuildReport.SourceReport]) throws -> [String: [Figure]] {
        let count = levels.codes.count
        var gathered = Gathered(
            areas: Array(repeating: FeatureTotals(), count: count), classes: Array(repeating: [:], count: count),
            covered: Array(repeating: false, count: count))
        let overlay = AreaOverlay(areas: levels.shapes, threads: reader.settings.threads)
        for source in reader.sources {
            var report = reports[source.id] ?? BuildReport.SourceReport(id: source.id)
            try add(source, overlay, to: &gathered, &report)
            reports[source.id] = report
        }
        var figures: [String: [Figure]] = [:]
        for yield in yields {
            if let role = yield.operation.role, !gathered.mappedRoles.contains(role) { continue }
            // A class that no source has could be anywhere: it is not known, which is not the same as none.
            guard reader.mappedClasses.isSuperset(of: yield.operation.classes ?? []) else { continue }
            if let kind = yield.operation.shape, !isMeasured(kind, gathered.kinds) {
                if let first = reader.sources.first?.id {
                    reports[first]?.add(
                        BuildReport.Finding(
                            kind: "shape.otherKind", file: first, row: nil, field: yield.indicator, code: nil,
                            message: "not measured: its features are not all of the kind that it is measured from"))
                }
                continue
            }
            figures[yield.indicator] = levels.codes.indices.map { place in
                guard gathered.covered[place], isFilled(place, gathered) else { return .missing(.notPublished) }
                return reader.figure(value(yield.operation, place, gathered), yield.indicator, scale: yield.scale)
            }
        }
        return figures
    }

    /// The part of an area that polygons which cover the ground must fill; of less, the rest could be anything.
    static let leastFilled = 0.9

    /// Whether what is measured fills an area as far as it should; where the recipe says what is covered, that counts.
    private func isFilled(_ place: Int, _ gathered: Gathered) -> Bool {
        guard reader.definition.fillsGround, reader.sources.allSatisfy({ $0.covers == nil }) else { return true }
        return gathered.areas[place].squareMetres >= Self.leastFilled * levels.squareMetres[place]
    }

    /// Polygons and lines have a sum each; a position among them may be all that could be read of one.
    private func isMeasured(_ kind: MeasuredShape.Kind, _ kinds: Set<MeasuredShape.Kind>) -> Bool {
        kinds.isEmpty || kinds.contains(kind) && !kinds.contains(.points)
    }

    private func add(
        _ source: Recipe.Source, _ overlay: AreaOverlay, to gathered: inout Gathered,
        _ report: inout BuildReport.SourceReport
    ) throws {
        let columns = source.columns ?? [:]
        let roles = columns.map { (new: $0.key, old: $0.value) }
        let classColumn = source.class == nil ? columns[MeasureSourceReader.classRole] : nil
        let isOneFile = try reader.isOneFile()
        let needs = needs(columns, classColumn: classColumn, isOneFile: isOneFile)
        gathered.mappedRoles.formUnion(columns.keys)
        var unknownClasses: [String: Double] = [:]
        for path in try reader.paths.resolve(source) {
            let input = FeatureSource(
                LayerName(path: path, layer: source.layer), where: source.filter, geometryColumn: source.geometry,
                assumedCRS: source.assumedCRS)
            let outcome = try FeaturePass(input, settings: reader.settings)
                .totals(over: overlay, in: .rdNew, needs: needs)
            gathered.kinds.formUnion(outcome.kinds.keys)
            report.read += outcome.read
            report.kept += outcome.read - outcome.unusable - outcome.outside
            report.setAside += outcome.unusable + outcome.outside
            report.repaired += outcome.repaired
            note("shape.missing", outcome.unusable, "features without a usable shape", path, &report)
            note("shape.repaired", outcome.repaired, "features that cross themselves, repaired", path, &report)
            note("feature.outside", outcome.outside, "features in none of the areas", path, &report)
            for (place, totals) in outcome.areas.enumerated() {
                if levels.isCovered(place, by: outcome.box, hasSome: totals.measure > 0, stated: source.covers) {
                    gathered.covered[place] = true
                }
                gathered.areas[place].merge(totals.renamed(roles))
                if let name = source.class {
                    gathered.classes[place][name, default: 0] += totals.measure
                } else if let classColumn {
                    // In the order of their values: a sum taken in another order differs in its last digit.
                    for (value, measure) in (totals.classes[classColumn] ?? [:]).sorted(by: { $0.key < $1.key }) {
                        let name = source.classes?.first { $0.value.contains(value) }?.key
                        if let name {
                            gathered.classes[place][name, default: 0] += measure
                        } else {
                            unknownClasses[value, default: 0] += measure
                        }
                    }
                }
            }
        }
        for (value, _) in unknownClasses.sorted(by: { $0.key < $1.key }) {
            let text = value.isEmpty ? "features without a class" : "'\(value)' is in no class"
            report.add(
                BuildReport.Finding(
                    kind: "class.unknown", file: source.id, row: nil, field: classColumn, code: nil, message: text))
        }
    }

    private func note(
        _ kind: String, _ count: Int, _ text: String, _ path: String, _ report: inout BuildReport.SourceReport
    ) {
        guard count > 0 else { return }
        report.add(
            BuildReport.Finding(
                kind: kind, file: SourceRows.shortName(path), row: nil, field: nil, code: nil,
                message: "\(count) \(text)"))
    }

    /// - Parameter isOneFile: quantiles can be computed in the pass; of several files all values are put together first.
    private func needs(_ columns: [String: String], classColumn: String?, isOneFile: Bool) -> FeatureNeeds {
        var needs = FeatureNeeds(classes: [classColumn].compactMap { $0 })
        for yield in yields {
            guard let role = yield.operation.role, let column = columns[role] else { continue }
            needs.valid[column] = reader.definition.valid[role]
            switch yield.operation {
            case .rangePart:
                if !needs.classes.contains(column) { needs.classes.append(column) }
            case .quantile:
                if !needs.numbers.contains(column) { needs.numbers.append(column) }
                if case .quantile(_, let fraction) = yield.operation, isOneFile {
                    needs.quantiles[column, default: []].append(fraction)
                } else if !needs.values.contains(column) {
                    needs.values.append(column)
                }
            default:
                if !needs.numbers.contains(column) { needs.numbers.append(column) }
            }
        }
        return needs
    }

    private func value(_ operation: Catalogue.FeatureOperation, _ place: Int, _ gathered: Gathered) -> Double? {
        let totals = gathered.areas[place]
        let squareMetres = levels.squareMetres[place]
        guard squareMetres > 0 else { return nil }
        switch operation {
        case .count: return totals.count
        case .density: return totals.count / squareMetres * 1e6
        case .share: return totals.squareMetres / squareMetres
        case .shortOfShare(let part): return max(0, part * squareMetres - totals.squareMetres)
        case .lengthDensity: return totals.metres / squareMetres
        case .classShare(let names): return classes(names, place, gathered) / squareMetres
        case .classPart(let names):
            return totals.measure > 0 ? classes(names, place, gathered) / totals.measure : nil
        case .rangePart(let role, let range):
            var inside = 0.0
            var known = 0.0
            for (text, measure) in (totals.classes[role] ?? [:]).sorted(by: { $0.key < $1.key }) {
                guard let number = Double(text), reader.definition.isValid(number, role: role) else { continue }
                known += measure
                if range.contains(number) { inside += measure }
            }
            return known > 0 ? inside / known : nil
        case .mean(let role): return totals.numbers[role]?.mean
        case .quantile(let role, let fraction):
            return totals.quantiles[role]?[fraction] ?? totals.values[role].flatMap { WeightedQuantiles($0)[fraction] }
        case .sum(let role): return totals.sums[role] ?? 0
        case .sumPerArea(let role): return (totals.sums[role] ?? 0) / squareMetres
        }
    }

    private func classes(_ names: [String], _ place: Int, _ gathered: Gathered) -> Double {
        names.reduce(0) { $0 + (gathered.classes[place][$1] ?? 0) }
    }
}

extension Catalogue.FeatureOperation {
    /// Shapes that it makes sense for; nil where any will do.
    fileprivate var shape: MeasuredShape.Kind? {
        switch self {
        case .share, .shortOfShare: .polygons
        case .lengthDensity: .lines
        default: nil
        }
    }
}
