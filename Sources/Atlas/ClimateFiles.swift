internal import Foundation
internal import GeoFiles
internal import GeoModel
internal import NaturalSystem
internal import Planning

/// Reads the files of a climate source. A file that cannot be read is named and set aside; the others count.
struct ClimateFiles {
    let source: Recipe.Source
    let catalogue: ClimateCatalogue
    private(set) var columns: [ClimateColumn] = []
    private(set) var rain: [AtlasClimate.RainLevel] = []
    private(set) var seaLevel: SeaLevel?

    init(source: Recipe.Source, catalogue: ClimateCatalogue) {
        self.source = source
        self.catalogue = catalogue
    }

    /// Reads one file: the figures of a variable, or the list of scenarios.
    mutating func read(_ path: String, report: inout BuildReport.SourceReport) {
        let file = SourceRows.shortName(path)
        func setAside(_ kind: String, _ message: String, _ report: inout BuildReport.SourceReport) {
            report.setAside += 1
            report.add(finding(kind, file, nil, message))
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            return setAside("climate.unreadable", "The file cannot be read from this disk", &report)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ClimateError) {
            if let variable = catalogue.variable(file: path) {
                try read(text, variable, file: file, report: &report)
            } else if file.hasSuffix("gekozen_scenarios.csv") {
                // The catalogue has the scenarios, with the list's faults mended; a new edition may say something else.
                for variable in try ChosenScenarios(csv: text, file: file).disagreements(with: catalogue) {
                    report.add(
                        finding(
                            "climate.scenario", file, nil, "the list names other scenarios than the catalogue",
                            field: variable.id))
                }
            } else {
                setAside("climate.unknownFile", "No climate variable has a file of this name", &report)
            }
        } catch {
            setAside("climate.unreadable", error.description, &report)
        }
    }

    private mutating func read(
        _ text: String, _ variable: ClimateVariable, file: String, report: inout BuildReport.SourceReport
    ) throws(ClimateError) {
        switch variable.kind {
        case .grid:
            let column = try ClimateColumn(csv: text, variable: variable, catalogue: catalogue, file: file)
            guard !columns.contains(where: { $0.variable == variable.id }) else {
                return twice(variable, file, &report)
            }
            columns.append(column)
            report.read += column.cells.count
        case .extremeRain:
            let level = try ExtremeRain.Level(csv: text, variable: variable, catalogue: catalogue, file: file)
            guard !rain.contains(where: { $0.variable == variable.id }) else { return twice(variable, file, &report) }
            let figures = level.regimes.map { regime in (regime, Climate.allCases.map { level[regime, $0] }) }
            rain.append(.init(variable: variable.id, figures: Dictionary(uniqueKeysWithValues: figures)))
            report.read += level.regimes.count
            report.kept += level.regimes.count
        case .seaLevel:
            let series = try SeaLevel(csv: text, variable: variable, file: file)
            guard seaLevel == nil else { return twice(variable, file, &report) }
            seaLevel = series
            report.read += series.years.count
            report.kept += series.years.count
        }
    }

    private func twice(_ variable: ClimateVariable, _ file: String, _ report: inout BuildReport.SourceReport) {
        report.setAside += 1
        report.add(
            finding("climate.twice", file, nil, "another file has this variable; that one counts", field: variable.id))
    }

    /// The cells that count, from the points of a mask: each is the one in which the point lies.
    ///
    /// - Throws: ``AtlasError`` or `GeoFileError` when the mask cannot be read or has no point in the grid.
    func mask(_ paths: [String], report: inout BuildReport.SourceReport) throws -> [ClimateCell] {
        var cells: Set<ClimateCell> = []
        for path in paths {
            let layer = try VectorFile(opening: path).layer()
            let assumed = source.crs.map(CoordinateReferenceSystem.init(epsg:))
            var number = 0
            try layer.forEachFeature(in: .wgs84, assuming: assumed) { feature in
                number += 1
                let position = try feature.geometry().flatMap { try? WellKnownBinary.point(from: $0) }
                guard let cell = position.flatMap({ ClimateCell(at: $0) }) else {
                    report.add(
                        finding(
                            "cell.outside", SourceRows.shortName(path), number, nil,
                            "the point lies in no cell of the grid"))
                    return
                }
                cells.insert(cell)
            }
        }
        guard !cells.isEmpty else {
            throw AtlasError(
                "climate.noCells", .inputRejected,
                what: "Source '\(source.id)': `cells` has no point in the climate grid.",
                advice: "Give the point mask of KNMI'23, or take `cells` away to let all cells count.")
        }
        return cells.sorted()
    }

    /// The polygons of the rain regimes in RD New; those with a name that is no regime are named and left out.
    func regimes(
        _ paths: [String], report: inout BuildReport.SourceReport
    ) throws -> [(regime: RainRegime, shape: MultiPolygon)] {
        var shapes: [(regime: RainRegime, shape: MultiPolygon)] = []
        for path in paths {
            let layer = try VectorFile(opening: path).layer()
            let name = SourceRows.shortName(path)
            guard let column = layer.fields.firstIndex(where: { ["regio", "regime"].contains($0.name.lowercased()) })
            else {
                throw AtlasError(
                    "climate.noRegime", .inputRejected, what: "\(name) has no column 'Regio' with the rain regime.",
                    advice: "Give Neerslagregime_JAAR.geojson, or take `regimes` away.")
            }
            let assumed = source.crs.map(CoordinateReferenceSystem.init(epsg:))
            var number = 0
            try layer.forEachFeature(in: .rdNew, assuming: assumed) { feature in
                number += 1
                let text = feature.value(column).trimmedText ?? ""
                guard let regime = RainRegime(rawValue: text), let wkb = try feature.geometry(),
                    let shape = try? WellKnownBinary.multiPolygon(from: wkb)
                else {
                    report.add(
                        finding("climate.regime", name, number, nil, "'\(text)' is no rain regime with a polygon"))
                    return
                }
                shapes.append((regime, shape))
            }
        }
        return shapes
    }
}

/// A finding about a file as a whole, or about an area.
func finding(
    _ kind: String, _ file: String, _ code: AreaCode?, _ message: String, field: String? = nil
) -> BuildReport.Finding {
    BuildReport.Finding(kind: kind, file: file, row: nil, field: field, code: code?.description, message: message)
}
