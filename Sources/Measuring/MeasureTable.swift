internal import GeoFiles
internal import GeoModel
public import Geometry
internal import Planning

/// Results of measuring: a row per area, a column per statistic. What could not be computed is nil, never 0.
public struct MeasureTable: Sendable, Equatable {
    /// Column with the codes of the areas.
    public let idColumn: String
    /// Codes, as in the file of the areas.
    public let codes: [String]
    /// Names of the columns.
    public let columns: [String]
    /// Values per column, in the order of the codes.
    public let values: [[Double?]]
    /// Columns that could not have the name they were meant to have, as another one has it already.
    public let renamed: [RenamedColumn]
    /// Number of cells that are empty because no number came out, as of values without end.
    public let withoutNumber: Int

    /// A column with a number behind its name.
    public struct RenamedColumn: Sendable, Equatable {
        /// What it is called.
        public let name: String
        /// What it was to be called.
        public let wanted: String
    }

    /// Makes a table from columns.
    ///
    /// Names that are the same but for capitals, which a GeoPackage does not tell apart, get a number: `soort_gras`,
    /// `soort_Gras_2`. A value that is infinite or no number is left out.
    public init(idColumn: String, codes: [String], columns: [(name: String, values: [Double?])]) {
        self.idColumn = idColumn
        self.codes = codes
        var taken: Set<String> = [idColumn.lowercased()]
        var names: [String] = []
        var renamed: [RenamedColumn] = []
        for wanted in columns.map(\.name) {
            var name = wanted
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = "\(wanted)_\(number)"
                number += 1
            }
            names.append(name)
            if name != wanted { renamed.append(RenamedColumn(name: name, wanted: wanted)) }
        }
        self.columns = names
        self.renamed = renamed
        values = columns.map { $0.values.map { value in value.flatMap { $0.isFinite ? $0 : nil } } }
        withoutNumber = columns.reduce(0) { $0 + $1.values.count { $0.map { !$0.isFinite } ?? false } }
    }

    /// Statistics of a raster.
    public init(idColumn: String, areas: MeasuredAreas, _ statistics: [RasterStatistic], _ totals: [RasterTotals]) {
        var columns: [(name: String, values: [Double?])] = []
        for statistic in statistics {
            if statistic == .share {
                for value in Set(totals.flatMap(\.classes.keys)).sorted() {
                    columns.append(
                        (
                            "share_\(shortText(value))",
                            totals.map { $0.moments.count > 0 ? ($0.classes[value] ?? 0) / $0.moments.count : nil }
                        ))
                }
            } else {
                columns.append((statistic.name, totals.map { statistic.value($0) }))
            }
        }
        self.init(idColumn: idColumn, codes: areas.codes, columns: columns)
    }

    /// Operations on features.
    ///
    /// What is asked of a kind of shape that the features do not have stays empty.
    public init(
        idColumn: String, areas: MeasuredAreas, _ operations: [FeatureOperation], _ outcome: FeaturePass.Outcome
    ) {
        let totals = outcome.areas
        var columns: [(name: String, values: [Double?])] = []
        let squareMetres = areas.shapes.map(\.area)
        for operation in operations {
            let isThere = operation.kind.map(outcome.mayHave) ?? true
            guard let column = operation.classColumn else {
                columns.append(
                    (
                        operation.name,
                        zip(totals, squareMetres).map { isThere ? operation.value($0, squareMetres: $1) : nil }
                    ))
                continue
            }
            for name in Set(totals.flatMap { ($0.classes[column] ?? [:]).keys }).sorted() {
                let measures = totals.map { $0.classes[column]?[name] ?? 0 }
                let isShare = operation == .share(of: column)
                columns.append(
                    (
                        "\(operation.name)_\(name.isEmpty ? "none" : name)",
                        isShare ? zip(measures, squareMetres).map { isThere && $1 > 0 ? $0 / $1 : nil } : measures
                    ))
            }
        }
        self.init(idColumn: idColumn, codes: areas.codes, columns: columns)
    }

    /// Distances to the nearest target.
    public init(
        idColumn: String, areas: MeasuredAreas, _ statistics: [NearestStatistic], within distances: [Double],
        _ totals: [NearestPass.Totals]
    ) {
        self.init(
            idColumn: idColumn, codes: areas.codes,
            columns: statistics.map { statistic in
                ("distance_\(statistic.name)", totals.map { statistic.value($0, within: distances) })
            })
    }

    /// The table as CSV (RFC 4180), an empty cell where there is no value.
    public var csv: String {
        var text = ([idColumn] + columns).map(quoted).joined(separator: ",") + "\n"
        for row in codes.indices {
            text += quoted(codes[row])
            for column in values { text += "," + (column[row].map { "\($0)" } ?? "") }
            text += "\n"
        }
        return text
    }

    private func quoted(_ text: String) -> String {
        text.contains { "\",\r\n".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// Writes the table with the shapes of its areas as a GeoPackage; until it is whole nothing stands under that name.
    public func writeGeoPackage(to path: String, areas: MeasuredAreas, timestamp: String) throws {
        let fields = [FieldDefinition(idColumn, .text)] + columns.map { FieldDefinition($0, .real) }
        guard fields.count <= GeoPackageWriter.mostColumns else {
            throw MeasureError(
                "output.tooManyColumns", .wrongUse,
                what:
                    "The table has \(fields.count) columns; a GeoPackage holds \(GeoPackageWriter.mostColumns) at most.",
                advice: "Write it as .csv, or leave out what has a column per value, such as share.")
        }
        try GeoPackageWriter.write(to: path, timestamp: timestamp) { writer in
            try writer.writeLayer("measured", fields: fields, geometry: .multiPolygon, crs: areas.crs) { addRow in
                for row in codes.indices {
                    let shape = areas.shapes[row]
                    try addRow(
                        [.text(codes[row])] + values.map { $0[row].map(FieldValue.number) ?? .null },
                        shape.polygons.isEmpty ? nil : WellKnownBinary.bytes(of: shape.rightHanded))
                }
            }
        }
    }
}
