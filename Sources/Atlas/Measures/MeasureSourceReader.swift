internal import Catalogue
internal import Diagnosis
internal import GeoModel
internal import Measuring
internal import Planning

/// Measures geodata over the areas of an atlas, for the sources that together are one measured layer of one year.
struct MeasureSourceReader {
    let definition: MeasureDefinition
    let sources: [Recipe.Source]
    let catalogue: IndicatorCatalogue
    let paths: SourcePaths
    let settings: MeasureSettings

    /// The sources that belong together, in the order of the recipe.
    static func groups(_ sources: [Recipe.Source]) -> [[Recipe.Source]] {
        var groups: [[Recipe.Source]] = []
        for source in sources where source.kind == .measure {
            if let index = groups.firstIndex(where: { $0[0].measure == source.measure && $0[0].year == source.year }) {
                groups[index].append(source)
            } else {
                groups.append([source])
            }
        }
        return groups
    }

    /// Measures, and adds the figures to the draft.
    ///
    /// - Throws: when a source cannot be read; the draft is then as it was.
    func read(into draft: inout AtlasDraft, reports: inout [String: BuildReport.SourceReport]) throws {
        for source in sources { try check(source) }
        let levels = MeasuredLevels(draft)
        let figures: [String: [Figure]] =
            switch definition.yields {
            case .features(let yields):
                try FeatureMeasureReader(reader: self, yields: yields, levels: levels).figures(&reports)
            case .raster(let yields):
                try RasterMeasureReader(reader: self, yields: yields, levels: levels).figures(&reports)
            case .nearest(let yields, let leastArea):
                try NearestMeasureReader(reader: self, yields: yields, leastArea: leastArea, levels: levels)
                    .figures(&reports)
            }
        add(figures, levels, to: &draft, &reports)
        if definition.kind == .raster { try keepRasters(in: &draft) }
    }

    /// Keeps the rasters at hand for maps of cells.
    private func keepRasters(in draft: inout AtlasDraft) throws {
        let year = sources[0].year ?? 0
        guard year >= draft.rasters[definition.id]?.year ?? 0 else { return }
        draft.rasters[definition.id] = RasterLayerDraft(
            year: year, sources: sources.map(\.id),
            rasters: try sources.flatMap { source in try paths.resolve(source).map(source.raster) },
            classes: sources.reduce(into: [:]) { $0.merge($1.classes ?? [:], uniquingKeysWith: +) })
    }

    private func add(
        _ figures: [String: [Figure]], _ levels: MeasuredLevels, to draft: inout AtlasDraft,
        _ reports: inout [String: BuildReport.SourceReport]
    ) {
        guard let first = sources.first, let year = first.year, var report = reports[first.id] else { return }
        for level in levels.levels {
            guard var areas = draft.levels[level] else { continue }
            var rows = RowsOfFigures()
            for (indicator, values) in figures {
                for (place, code) in levels.codes.enumerated() where code.level == level {
                    rows.set(indicator, code, to: values[place])
                }
            }
            rows.add(year: year, source: first.id, only: nil, to: &areas, report: &report)
            // The figures come from all sources of the group.
            for indicator in figures.keys {
                let key = ColumnKey(period: year, indicator: indicator)
                if areas.columns[key]?.sources == [first.id] { areas.columns[key]?.sources = sources.map(\.id) }
            }
            draft.levels[level] = areas
        }
        reports[first.id] = report
        for source in sources.dropFirst() { reports[source.id]?.indicators = report.indicators }
    }

    /// Refuses roles and classes that the catalogue does not know, which would be read past in silence.
    private func check(_ source: Recipe.Source) throws {
        func refuse(_ key: String, _ name: String, _ known: some Collection<String>) -> AtlasError {
            AtlasError(
                "recipe.unknownRole", .inputRejected,
                what: "Source '\(source.id)': measured layer '\(definition.id)' has no \(key) '\(name)'.",
                advice: known.isEmpty
                    ? "It has none; take it away." : "It has: \(known.sorted().joined(separator: ", ")).")
        }
        let roles = Set(definition.roles.keys)
        let mapped = source.columns ?? [:]
        let origin = source.from?.columns ?? [:]
        for role in mapped.keys.sorted() where !roles.contains(role) && role != Self.classRole {
            throw refuse("role", role, roles)
        }
        for role in origin.keys.sorted() where !roles.contains(role) { throw refuse("role", role, roles) }
        for name in (source.classes ?? [:]).keys.sorted() + [source.class].compactMap({ $0 })
        where definition.classes[name] == nil { throw refuse("class", name, definition.classes.keys) }
    }

    /// True when all of the layer stands in one file.
    func isOneFile() throws -> Bool { try sources.reduce(0) { try $0 + paths.resolve($1).count } == 1 }

    /// Classes that some source of the group has, or says it has none of.
    var mappedClasses: Set<String> {
        Set(sources.flatMap { ($0.classes ?? [:]).keys }).union(sources.compactMap(\.class))
    }

    /// A number as a figure of an indicator; what is just over the edge of its range by rounding is at the edge.
    func figure(_ number: Double?, _ indicator: String, scale: Double) -> Figure {
        guard let number, number.isFinite else { return .missing(.notApplicable) }
        let value = number * scale
        guard let range = catalogue.indicator(indicator)?.range, range.count == 2 else { return .value(value) }
        let room = 1e-9 * max(abs(range[0]), abs(range[1]))
        guard value >= range[0] - room, value <= range[1] + room else { return .missing(.invalid) }
        return .value(min(range[1], max(range[0], value)))
    }

    /// The role of the column that tells classes apart.
    static let classRole = "class"
}

extension SourcePaths {
    /// Files and addresses of what distances are measured from.
    func resolve(_ origin: Recipe.Origin, of source: Recipe.Source) throws -> [String] {
        var copy = source
        copy.paths = origin.paths
        return try resolve(copy)
    }
}

extension Recipe.Source {
    var assumedCRS: CoordinateReferenceSystem? { crs.map(CoordinateReferenceSystem.init(epsg:)) }
}
