internal import GeoFiles
internal import GeoModel
internal import Planning

/// Rows of one file of a source, whatever its format.
struct SourceRows {
    /// Column names in file order.
    let columns: [String]
    /// The file, as the report names it.
    let file: String
    private let walk: ((Row) throws -> Void) throws -> Void

    /// The row at hand.
    struct Row {
        /// Number in the file.
        let number: Int
        /// The cell in a column.
        let cell: (Int) -> FieldValue
        /// The shape as WKB in RD New.
        let shape: () throws -> [UInt8]?
    }

    /// Opens a file of `source`.
    init(opening path: String, of source: Recipe.Source) throws {
        file = SourceRows.shortName(path)
        if SourceRows.isJSONTable(path, source) {
            guard source.filter == nil, source.layer == nil else {
                throw AtlasError(
                    "source.notInJSON", .inputRejected,
                    what: "Source '\(source.id)': `filter` and `layer` do not work on a table in JSON.",
                    advice: "Take them away, or use `rows:` to say where the rows are.")
            }
            let table = try JSONTable(path: path, rowsKey: source.rows)
            columns = table.columns
            walk = { body in
                for (index, row) in table.rows.enumerated() {
                    try body(Row(number: index + 1, cell: { row[$0] }, shape: { nil }))
                }
            }
            return
        }
        let vectorFile = try VectorFile(opening: path, options: SourceRows.options(for: path))
        let layer = try vectorFile.layer(source.layer)
        if let filter = source.filter { try layer.filter(filter) }
        columns = layer.fields.map(\.name)
        let assumed = source.crs.map(CoordinateReferenceSystem.init(epsg:))
        walk = { body in
            var number = 0
            try layer.forEachFeature(in: .rdNew, assuming: assumed) { feature in
                number += 1
                try body(Row(number: number, cell: feature.value, shape: feature.geometry))
            }
        }
    }

    /// Reads every row once, in file order.
    func forEachRow(_ body: (Row) throws -> Void) throws {
        try withoutActuallyEscaping(body) { try walk($0) }
    }

    /// A table in JSON: by its name, or because the recipe says under which key the rows are.
    private static func isJSONTable(_ path: String, _ source: Recipe.Source) -> Bool {
        source.kind == .table && (source.rows != nil || path.lowercased().hasSuffix(".json"))
    }

    /// Text tables are read as text, so that codes keep their zeros and we see what was written.
    private static func options(for path: String) -> [String] {
        let lower = path.lowercased()
        return lower.hasSuffix(".csv") || lower.hasSuffix(".txt") || lower.hasSuffix(".tsv")
            ? ["HEADERS=YES", "AUTODETECT_TYPE=NO"] : []
    }

    /// The last two parts of a path: enough to find the file, and the same on every machine.
    static func shortName(_ path: String) -> String {
        path.contains("://")
            ? withoutSecrets(path) : path.split(separator: "/").suffix(2).joined(separator: "/")
    }
}
