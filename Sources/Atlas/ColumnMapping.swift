internal import Catalogue
internal import Diagnosis
internal import GeoFiles
internal import Planning

/// Which columns of a file hold which fields, and which indicators follow from them.
struct ColumnMapping {
    /// Where a field is read.
    struct FieldColumn {
        let field: SourceField
        /// Place of the column; nil for a base that another source of the same year gives.
        let column: Int?
        let name: String
    }

    /// An indicator with the formula that this file can serve.
    struct IndicatorFormula {
        let indicator: Indicator
        let formula: PlacedFormula
        /// Base that must be large enough: place in `fields` and least value.
        let minimum: [(field: Int, least: Double)]
    }

    /// A formula whose fields are places in `fields`.
    enum PlacedFormula {
        case field(Int)
        case ratio(of: [Int], per: [Int], times: Double)
        case sum([Int])
    }

    let codeColumn: Int
    let nameColumn: Int?
    let fields: [FieldColumn]
    let indicators: [IndicatorFormula]
    let unknownColumns: [String]

    /// Usual names of the code column, the most specific first.
    private static let codeNames = [
        "buurtcode", "bu_code", "wijkcode", "wk_code", "gemeentecode", "gm_code", "gwb_code", "statcode",
        "wijkenenbuurten", "regios", "codering", "codering_3", "regioaanduiding/codering (code)", "geo_id", "code",
        "identifier", "gm_code_2020",
    ]
    private static let nameNames = [
        "buurtnaam", "bu_naam", "wijknaam", "wk_naam", "gemeentenaam", "gm_naam", "statnaam", "regio", "naam", "name",
        "title",
    ]

    /// Places in `fields` of what ratios of other sources may take as their base.
    let bases: [Int]

    /// Maps the columns of a file.
    ///
    /// - Parameter borrowed: fields that earlier sources of the same year give, for ratios whose base is not in the file.
    init(
        columns: [String], source: Recipe.Source, catalogue: IndicatorCatalogue, file: String,
        borrowed: Set<String> = []
    ) throws {
        let lower = columns.map { normalise($0) }
        let level = source.level
        codeColumn = try ColumnMapping.place(
            of: source.code, among: lower, usual: ColumnMapping.usual(ColumnMapping.codeNames, for: level),
            what: "area code", source: source, file: file, columns: columns)
        nameColumn =
            source.name.flatMap { lower.firstIndex(of: normalise($0)) }
            ?? ColumnMapping.usual(ColumnMapping.nameNames, for: level).lazy
            .compactMap { lower.firstIndex(of: $0) }.first

        var found: [FieldColumn] = []
        var unknown: [String] = []
        var named: [Int: SourceField] = [:]
        for (id, column) in source.fields ?? [:] {
            guard let field = catalogue.field(id: id), let place = lower.firstIndex(of: normalise(column)) else {
                throw AtlasError(
                    "recipe.unknownField", .inputRejected,
                    what: "Source '\(source.id)': field '\(id)' from column '\(column)' is not possible.",
                    why: catalogue.field(id: id) == nil ? "There is no such field." : "\(file) has no such column.",
                    advice:
                        "Fields are listed in the catalogue's fields.yaml; \(file) has: \(columns.joined(separator: ", "))"
                )
            }
            named[place] = field
        }
        for (index, column) in columns.enumerated() where index != codeColumn && index != nameColumn {
            if let field = named[index] ?? catalogue.field(column: column) {
                if !found.contains(where: { $0.field.id == field.id }) {
                    found.append(FieldColumn(field: field, column: index, name: column))
                }
            } else {
                unknown.append(column)
            }
        }
        let own = Set(found.map(\.field.id))
        let denominators = Set(
            catalogue.indicators.flatMap { $0.formulas.flatMap { $0.ratio?.per ?? [] } + ($0.minimum ?? [:]).keys })
        for id in borrowed.subtracting(own).sorted() {
            if let field = catalogue.field(id: id) { found.append(FieldColumn(field: field, column: nil, name: id)) }
        }
        fields = source.year == nil ? [] : found
        bases = fields.indices.filter { found[$0].column != nil && denominators.contains(found[$0].field.id) }
        unknownColumns = unknown
        let places = Dictionary(fields.enumerated().map { ($1.field.id, $0) }, uniquingKeysWith: { first, _ in first })
        indicators = catalogue.indicators.compactMap { indicator in
            indicator.formulas.lazy.filter { formula in formula.numerator.contains(where: own.contains) }
                .compactMap { ColumnMapping.placed($0, at: places) }.first.map { formula in
                    let minimum = (indicator.minimum ?? [:]).sorted { $0.key < $1.key }
                        .compactMap { id, least in places[id].map { ($0, least) } }
                    return IndicatorFormula(indicator: indicator, formula: formula, minimum: minimum)
                }
        }
    }

    private static func placed(_ formula: Formula, at places: [String: Int]) -> PlacedFormula? {
        func all(_ ids: [String]) -> [Int]? {
            let found = ids.compactMap { places[$0] }
            return found.count == ids.count && !ids.isEmpty ? found : nil
        }
        if let field = formula.field { return places[field].map(PlacedFormula.field) }
        if let sum = formula.sum { return all(sum).map(PlacedFormula.sum) }
        guard let ratio = formula.ratio, let of = all(ratio.of), let per = all(ratio.per) else { return nil }
        return .ratio(of: of, per: per, times: ratio.times)
    }

    /// Usual names of another level go last, so that a table of neighbourhoods is not read by its municipality column.
    private static func usual(_ names: [String], for level: AreaLevel?) -> [String] {
        guard let level else { return names }
        let other = AreaLevel.allCases.filter { $0 != level }
        return names.filter { name in
            !other.contains { name.hasPrefix($0.rawValue) || name.hasPrefix($0.prefix.lowercased() + "_") }
        }
    }

    private static func place(
        of wanted: String?, among lower: [String], usual: [String], what: String, source: Recipe.Source, file: String,
        columns: [String]
    ) throws -> Int {
        if let wanted {
            if let place = lower.firstIndex(of: normalise(wanted)) { return place }
        } else if let place = usual.lazy.compactMap({ lower.firstIndex(of: $0) }).first {
            return place
        }
        throw AtlasError(
            "source.noCodeColumn", .inputRejected,
            what: "Source '\(source.id)': \(file) has no column with the \(what)\(wanted.map { " '\($0)'" } ?? "").",
            advice: "Name the column with `code:`. The file has: \(columns.joined(separator: ", "))")
    }
}

private func normalise(_ name: String) -> String {
    let blank: Set<Character> = [" ", "\t", "'", "\"", "\u{FEFF}"]
    var body = Substring(name.lowercased())
    while let first = body.first, blank.contains(first) { body.removeFirst() }
    while let last = body.last, blank.contains(last) { body.removeLast() }
    return String(body)
}
