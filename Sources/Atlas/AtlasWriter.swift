internal import Catalogue
internal import Diagnosis
internal import Foundation
internal import GeoFiles
internal import GeoModel
internal import Planning

/// Writes an atlas as one GeoPackage, under its final name only when it is complete.
struct AtlasWriter {
    let recipe: Recipe
    let catalogue: IndicatorCatalogue
    let timestamp: String
    let threads: Int

    func write(_ draft: AtlasDraft, report: BuildReport, grids: [VulnerabilityGridPlan], to path: String) throws {
        let cells = VulnerabilityGridWriter(plans: grids, threads: threads, timestamp: timestamp)
        do {
            try GeoPackageWriter.write(to: path, timestamp: timestamp) { writer in
                for level in AreaLevel.allCases {
                    guard let areas = draft.levels[level], !areas.codes.isEmpty else { continue }
                    try write(areas, of: draft, with: writer)
                }
                var taken: Set<String> = []
                for layer in draft.layers { try write(layer, named: freeName(layer.id, &taken), with: writer) }
                if let climate = draft.climate { try ClimateWriter(climate: climate).write(draft, with: writer) }
                try writeMetadata(draft, report: report, with: writer)
                try cells.writeTable(with: writer)
            } rasters: { unfinished in
                try cells.write(to: unfinished)
            }
        } catch let error as GeoFileError {
            throw AtlasError(
                "atlas.cannotWrite", .failed, what: "The atlas \(path) cannot be written.", why: error.reason,
                advice: "Check that the folder exists, that you may write there, and that the disk has room.")
        }
    }

    private func write(_ areas: AtlasDraft.Level, of draft: AtlasDraft, with writer: GeoPackageWriter) throws {
        let municipalities = draft.levels[.municipality]
        let fields: [FieldDefinition] = [
            .init("code", .text), .init("naam", .text), .init("wijk_code", .text), .init("gemeente_code", .text),
            .init("gemeente", .text), .init("oppervlakte_m2", .real),
        ]
        try writer.writeLayer(
            areas.level.rawValue, description: "\(recipe.title): \(areas.level.rawValue)", fields: fields,
            geometry: .multiPolygon
        ) { addRow in
            for (index, code) in areas.codes.enumerated() {
                let municipality = code.municipality
                let district: AreaCode? = code.level == .neighbourhood ? code.parent : nil
                let name = municipalities?.placeByCode[municipality].map { municipalities?.names[$0] ?? "" }
                try addRow(
                    [
                        .text(code.description), .text(areas.names[index]),
                        district.map { .text($0.description) } ?? .null, .text(municipality.description),
                        name.map(FieldValue.text) ?? .null, .number(areas.squareMetres[index]),
                    ], turned(areas.shapes[index]))
            }
        }
        for period in Set(areas.columns.keys.map(\.period)).sorted() {
            try writeFigures(areas, period: period, with: writer)
        }
    }

    /// The shape with its outer rings counter-clockwise.
    private func turned(_ wkb: [UInt8]) -> [UInt8] {
        guard let shape = try? WellKnownBinary.multiPolygon(from: wkb) else { return wkb }
        return WellKnownBinary.bytes(of: shape.rightHanded)
    }

    private func writeFigures(_ areas: AtlasDraft.Level, period: Int, with writer: GeoPackageWriter) throws {
        let keys = areas.columns.keys.filter { $0.period == period }.sorted()
        let columns = keys.compactMap { areas.columns[$0]?.values }
        let fields =
            [FieldDefinition("code", .text)] + keys.map { FieldDefinition($0.indicator, .real) }
            + [FieldDefinition(AtlasFormat.missingColumn, .text)]
        try writer.writeLayer(
            AtlasFormat.figuresTable(areas.level.rawValue, period),
            description:
                "Kerncijfers per \(areas.level.rawValue), \(period); eenheden en bronnen in \(AtlasFormat.indicatorsTable)",
            fields: fields
        ) { addRow in
            var row = [FieldValue](repeating: .null, count: fields.count)
            for (index, code) in areas.codes.enumerated() {
                row[0] = .text(code.description)
                var missing: [ValueStatus: [String]] = [:]
                for (place, values) in columns.enumerated() {
                    switch values[index] {
                    case .value(let number): row[place + 1] = .number(number)
                    case .missing(let status):
                        row[place + 1] = .null
                        missing[status, default: []].append(keys[place].indicator)
                    }
                }
                row[fields.count - 1] = missing.isEmpty ? .null : .text(describe(missing))
                try addRow(row, nil)
            }
        }
    }

    private func describe(_ missing: [ValueStatus: [String]]) -> String {
        missing.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.name): \($0.value.joined(separator: " "))" }.joined(separator: "; ")
    }

    /// A layer's name in the file: two ids that differ only in marks or case get a number behind them.
    private func freeName(_ id: String, _ taken: inout Set<String>) -> String {
        let plain = AtlasFormat.layerPrefix + String(id.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
        var name = plain
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(plain)_\(number)"
            number += 1
        }
        return name
    }

    private func write(_ layer: LayerDraft, named name: String, with writer: GeoPackageWriter) throws {
        let geometry: GeoPackageWriter.GeometryKind =
            switch layer.kind {
            case .polygon: .multiPolygon
            case .line: .multiLineString
            case .point: .point
            }
        try writer.writeLayer(name, description: layer.title, fields: [.init("naam", .text)], geometry: geometry) {
            addRow in
            for shape in layer.shapes {
                try addRow([.text(layer.title)], layer.kind == .polygon ? turned(shape) : shape)
            }
        }
    }

    private func writeMetadata(_ draft: AtlasDraft, report: BuildReport, with writer: GeoPackageWriter) throws {
        let facts = [
            ("versie", AtlasFormat.version), ("titel", recipe.title), ("editie", recipe.edition),
            ("fictief", recipe.fictional == true ? "ja" : "nee"), ("gemaakt", timestamp),
        ]
        let counts = draft.levels.sorted { $0.key < $1.key }.map {
            ("aantal_\($0.key.rawValue)", "\($0.value.codes.count)")
        }
        try writer.writeLayer(AtlasFormat.metadataTable, fields: [.init("sleutel", .text), .init("waarde", .text)]) {
            addRow in
            for (key, value) in facts + counts { try addRow([.text(key), .text(value)], nil) }
        }
        try writeSources(report, with: writer)
        try writeIndicators(draft, with: writer)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(report), as: UTF8.self)
        try writer.writeLayer(AtlasFormat.reportTable, fields: [.init("json", .text)]) { try $0([.text(json)], nil) }
    }

    private func writeSources(_ report: BuildReport, with writer: GeoPackageWriter) throws {
        let texts = ["bron", "titel", "uitgever", "licentie", "herkomst"].map { FieldDefinition($0, .text) }
        let numbers = ["jaar", "gelezen", "opgenomen", "gerepareerd", "terzijde"].map { FieldDefinition($0, .integer) }
        try writer.writeLayer(
            AtlasFormat.sourcesTable, fields: texts + numbers + [FieldDefinition("niet_gebruikt_omdat", .text)]
        ) { addRow in
            for (source, outcome) in zip(recipe.sources, report.sources) {
                try addRow(
                    [
                        .text(source.id), .text(source.title), .text(source.publisher), .text(source.licence),
                        .text(source.origin), source.year.map { .number(Double($0)) } ?? .null,
                        .number(Double(outcome.read)), .number(Double(outcome.kept)), .number(Double(outcome.repaired)),
                        .number(Double(outcome.setAside)), outcome.problem.map(FieldValue.text) ?? .null,
                    ], nil)
            }
        }
    }

    private func writeIndicators(_ draft: AtlasDraft, with writer: GeoPackageWriter) throws {
        let texts = ["niveau", "indicator", "naam", "naam_en", "eenheid", "bron"].map { FieldDefinition($0, .text) }
        let numbers = ["periode", "bekend", "ontbreekt"].map { FieldDefinition($0, .integer) }
        try writer.writeLayer(AtlasFormat.indicatorsTable, fields: texts + numbers) { addRow in
            for (level, areas) in draft.levels.sorted(by: { $0.key < $1.key }) {
                for (key, column) in areas.columns.sorted(by: { $0.key < $1.key }) {
                    let indicator = catalogue.indicator(key.indicator)
                    let known = column.values.count { $0.number != nil }
                    try addRow(
                        [
                            .text(level.rawValue), .text(key.indicator), .text(indicator?.label.nl ?? key.indicator),
                            .text(indicator?.label.en ?? key.indicator), .text(indicator?.unit.nl ?? ""),
                            .text(column.sources.joined(separator: " ")), .number(Double(key.period)),
                            .number(Double(known)),
                            .number(Double(column.values.count - known)),
                        ], nil)
                }
            }
        }
    }
}
