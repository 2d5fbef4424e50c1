internal import GeoFiles
internal import GeoModel
public import Geometry

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

    /// Makes a table from columns.
    public init(idColumn: String, codes: [String], columns: [(name: String, values: [Double?])]) {
        self.idColumn = idColumn
        self.codes = codes
        self.columns = columns.map(\.name)
        values = columns.map(\.values)
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
    public init(idColumn: String, areas: MeasuredAreas, _ operations: [FeatureOperation], _ totals: [FeatureTotals]) {
        var columns: [(name: String, values: [Double?])] = []
        let squareMetres = areas.shapes.map(\.area)
        for operation in operations {
            guard let column = operation.classColumn else {
                columns.append(
                    (operation.name, zip(totals, squareMetres).map { operation.value($0, squareMetres: $1) }))
                continue
            }
            for name in Set(totals.flatMap { ($0.classes[column] ?? [:]).keys }).sorted() {
                let measures = totals.map { $0.classes[column]?[name] ?? 0 }
                let isShare = operation == .share(of: column)
                columns.append(
                    (
                        "\(operation.name)_\(name.isEmpty ? "none" : name)",
                        isShare ? zip(measures, squareMetres).map { $1 > 0 ? $0 / $1 : nil } : measures
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
        let writer = try GeoPackageWriter(creating: path, timestamp: timestamp)
        let fields = [FieldDefinition(idColumn, .text)] + columns.map { FieldDefinition($0, .real) }
        try writer.writeLayer("measured", fields: fields, geometry: .multiPolygon, crs: areas.crs) { addRow in
            for row in codes.indices {
                try addRow(
                    [.text(codes[row])] + values.map { $0[row].map(FieldValue.number) ?? .null },
                    areas.shapes[row].polygons.isEmpty ? nil : WellKnownBinary.bytes(of: areas.shapes[row]))
            }
        }
        try writer.close()
    }
}
