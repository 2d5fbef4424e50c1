import Catalogue
import Diagnosis
import Testing

/// Measures of a few lines: every key read, and one fault each.
struct MeasureFileTests {
    private let indicators = """
        themes: [{id: t, label: {nl: a, en: b}}]
        indicators:
          - id: i
            label: {nl: a, en: b}
            description: {nl: a, en: b}
            unit: {nl: a, en: b}
            decimals: 0
            theme: t
            transitions: {}
            direction: none
            range: [0, 10]
            levels: [buurt]
            formulas: []

        """

    private func catalogue(_ measures: String?) throws -> IndicatorCatalogue {
        try IndicatorCatalogue(indicatorsYAML: indicators, fieldsYAML: "fields: []", measuresYAML: measures)
    }

    /// A layer with one yield; `extra` are more of its keys.
    private func layer(_ yield: String, kind: String = "features", id: String = "m", extra: String = "") -> String {
        """
          - id: \(id)
            kind: \(kind)
            label: {nl: a, en: b}
            description: {nl: a, en: b}
            roles: {year: {nl: a, en: b}}
            classes: {green: {nl: a, en: b}, tree: {nl: a, en: b}}
            \(extra)
            yields: [\(yield)]

        """
    }

    private func read(_ yield: String, kind: String = "features", extra: String = "") throws -> MeasureDefinition {
        let measures = try catalogue("measures:\n" + layer(yield, kind: kind, extra: extra)).measures
        return try #require(measures.first)
    }

    private func fault(_ measures: String) -> String {
        let error = #expect(throws: IndicatorCatalogue.Failure.self) { try catalogue(measures) }
        return error?.description ?? ""
    }

    private func fault(yield: String, kind: String = "features", extra: String = "") -> String {
        fault("measures:\n" + layer(yield, kind: kind, extra: extra))
    }

    // MARK: What is read

    @Test func `without a file of measures there are none`() throws {
        #expect(try catalogue(nil).measures.isEmpty)
        #expect(try catalogue("measures: []").measures.isEmpty)
    }

    @Test(arguments: [
        ("count", FeatureOperation.count), ("density", .density), ("share", .share),
        ("length_density", .lengthDensity), ("short_of_share, part: 0.1", .shortOfShare(0.1)),
        ("class_share, classes: [green, tree]", .classShare(["green", "tree"])),
        ("class_part, classes: [tree]", .classPart(["tree"])),
        ("range_part, role: year, to: 1944", .rangePart(role: "year", range: -.infinity...1944)),
        ("range_part, role: year, from: 1945, to: 1975", .rangePart(role: "year", range: 1945...1975)),
        ("range_part, role: year, from: 2000", .rangePart(role: "year", range: 2000 ... .infinity)),
        ("mean, role: year", .mean(role: "year")), ("median, role: year", .quantile(role: "year", fraction: 0.5)),
        ("p90, role: year", .quantile(role: "year", fraction: 0.9)), ("sum, role: year", .sum(role: "year")),
        ("sum_per_area, role: year", .sumPerArea(role: "year")),
    ])
    func `operations of features are read`(text: String, operation: FeatureOperation) throws {
        let measure = try read("{indicator: i, operation: \(text)}")
        #expect(measure.yields == .features([try yield(of: measure)]))
        #expect(try yield(of: measure).operation == operation)
        #expect(try yield(of: measure).scale == 1)
    }

    private func yield(of measure: MeasureDefinition) throws -> MeasureYield<FeatureOperation> {
        guard case .features(let yields) = measure.yields else { throw Absent() }
        return try #require(yields.first)
    }
    private struct Absent: Error {}

    @Test(arguments: [
        ("mean", RasterOperation.mean), ("min", .min), ("max", .max), ("stdev", .standardDeviation),
        ("median", .quantile(fraction: 0.5)), ("p10", .quantile(fraction: 0.1)), ("p99", .quantile(fraction: 0.99)),
        ("share_below, threshold: -2", .shareBelow(-2)), ("share_above, threshold: 0.2", .shareAbove(0.2)),
        ("class_share, classes: [green]", .classShare(["green"])),
    ])
    func `operations of rasters are read`(text: String, operation: RasterOperation) throws {
        guard case .raster(let yields) = try read("{indicator: i, operation: \(text)}", kind: "raster").yields else {
            Issue.record("no raster")
            return
        }
        #expect(yields.map(\.operation) == [operation])
    }

    @Test(arguments: [
        ("mean", NearestOperation.mean), ("share_within, metres: 300", .shareWithin(metres: 300)),
        ("share_beyond, metres: 400", .shareBeyond(metres: 400)),
    ])
    func `operations of distances are read`(text: String, operation: NearestOperation) throws {
        let measure = try read("{indicator: i, operation: \(text)}", kind: "nearest", extra: "least_area: 5000")
        guard case .nearest(let yields, let leastArea) = measure.yields else {
            Issue.record("no distances")
            return
        }
        #expect(yields.map(\.operation) == [operation])
        #expect(leastArea == 5000)
    }

    @Test func `scale and bounds are read`() throws {
        let measure = try read("{indicator: i, operation: share, scale: 100}", extra: "valid: {year: [1006, 2030]}")
        #expect(try yield(of: measure).scale == 100)
        #expect(measure.valid == ["year": 1006...2030])
        #expect(measure.kind == .features && measure.indicators == ["i"])
    }

    @Test func `an operation tells which column and classes it needs`() {
        #expect(FeatureOperation.sumPerArea(role: "year").role == "year")
        #expect(FeatureOperation.rangePart(role: "year", range: 0...1).role == "year")
        #expect(FeatureOperation.share.role == nil && FeatureOperation.share.classes == nil)
        #expect(FeatureOperation.classPart(["tree"]).classes == ["tree"])
        #expect(RasterOperation.classShare(["tree"]).classes == ["tree"] && RasterOperation.mean.classes == nil)
    }

    // MARK: Faults, each with the names that lead to it

    @Test(arguments: [
        ("operation: share, scale: veel", "'scale'"), ("operation: share, scale: 0", "'scale'"),
        ("operation: share, scale: .nan", "'scale'"), ("operation: share, schaal: 100", "'schaal'"),
        ("operation: share, role: year", "'role'"), ("operation: mean", "'role'"),
        ("operation: mean, role: colour", "'colour'"), ("operation: mean, role: [year]", "'role'"),
        ("operation: class_share", "'classes'"), ("operation: class_share, classes: green", "'classes'"),
        ("operation: class_share, classes: []", "'classes'"),
        ("operation: class_share, classes: [green, green]", "'classes'"),
        ("operation: class_part, classes: [green, moss]", "'moss'"),
        ("operation: range_part, role: year", "'from'"),
        ("operation: range_part, role: year, from: 1945, to: 1900", "'from'"),
        ("operation: range_part, role: year, from: oud", "'from'"),
        ("operation: range_part, role: year, to: .nan", "'to'"),
        ("operation: areas", "'areas'"), ("operation: p0, role: year", "'p0'"),
        ("operation: p100, role: year", "'p100'"),
        ("operation: share_above, threshold: 1", "'share_above'"), ("scale: 2", "'operation'"),
    ])
    func `a fault in a yield of features names measure, indicator and key`(keys: String, name: String) {
        let text = fault(yield: "{indicator: i, \(keys)}")
        for part in ["'m'", "'i'", name] { #expect(text.contains(part), "\(text)") }
    }

    @Test(arguments: [
        ("operation: share_above", "'threshold'"), ("operation: share_below, threshold: laag", "'threshold'"),
        ("operation: share_below, threshold: .inf", "'threshold'"), ("operation: mean, threshold: 1", "'threshold'"),
        ("operation: mean, role: year", "'role'"), ("operation: density", "'density'"),
        ("operation: class_share, classes: [moss]", "'moss'"),
    ])
    func `a fault in a yield of a raster names measure, indicator and key`(keys: String, name: String) {
        let text = fault(yield: "{indicator: i, \(keys)}", kind: "raster")
        for part in ["'m'", "'i'", name] { #expect(text.contains(part), "\(text)") }
    }

    @Test(arguments: [
        ("operation: share_within", "'metres'"), ("operation: share_beyond, metres: -400", "'metres'"),
        ("operation: mean, metres: 400", "'metres'"), ("operation: p90", "'p90'"),
    ])
    func `a fault in a yield of distances names measure, indicator and key`(keys: String, name: String) {
        let text = fault(yield: "{indicator: i, \(keys)}", kind: "nearest")
        for part in ["'m'", "'i'", name] { #expect(text.contains(part), "\(text)") }
    }

    @Test func `an unknown indicator is named`() {
        let text = fault(yield: "{indicator: j, operation: share}")
        #expect(text.contains("'m'") && text.contains("'j'"))
    }

    @Test func `a yield without an indicator is refused`() {
        let text = fault(yield: "{operation: share}")
        #expect(text.contains("'m'") && text.contains("'indicator'"))
    }

    @Test(arguments: ["5", "[]", "share"])
    func `a yield that is no indicator with an operation is refused`(entry: String) {
        let text = fault(yield: entry)
        #expect(text.contains("'m'") && text.contains("'yields'"), "\(text)")
    }

    @Test func `an indicator that a measure yields twice is named`() {
        let text = fault(yield: "{indicator: i, operation: share}, {indicator: i, operation: density}")
        #expect(text.contains("'m'") && text.contains("'i'"))
    }

    @Test func `two measures may yield one indicator`() throws {
        let yield = "{indicator: i, operation: mean}"
        let layers = layer(yield, kind: "raster", id: "m") + layer(yield, kind: "nearest", id: "n")
        #expect(try catalogue("measures:\n" + layers).measures.map(\.id) == ["m", "n"])
    }

    @Test func `a measure that is there twice is named`() {
        let layer = layer("{indicator: i, operation: share}")
        #expect(fault("measures:\n" + layer + layer).contains("'m'"))
    }

    @Test(arguments: [
        ("valid: {colour: [0, 1]}", "'colour'"), ("valid: {year: [1]}", "'year'"), ("valid: {year: [2, 1]}", "'year'"),
        ("valid: {year: [.nan, 1]}", "'year'"), ("valid: 5", "'valid'"), ("least_area: 5000", "'least_area'"),
        ("colour: red", "'colour'"),
    ])
    func `a fault in a measure names it and the key`(extra: String, name: String) {
        let text = fault(yield: "{indicator: i, operation: share}", extra: extra)
        #expect(text.contains("'m'") && text.contains(name), "\(text)")
    }

    @Test(arguments: ["least_area: -1", "least_area: .inf", "least_area: groot"])
    func `a least area that is none is refused`(extra: String) {
        let text = fault(yield: "{indicator: i, operation: mean}", kind: "nearest", extra: extra)
        #expect(text.contains("'m'") && text.contains("'least_area'"), "\(text)")
    }

    @Test func `an unknown kind is named`() {
        let text = fault(yield: "{indicator: i, operation: share}", kind: "painting")
        #expect(text.contains("'m'") && text.contains("'painting'"))
    }

    @Test(arguments: ["kind: features", "label: {nl: a, en: b}", "description: {nl: a, en: b}", "yields: "])
    func `a measure without one of its keys is named`(line: String) {
        let lines = layer("{indicator: i, operation: share}").split(separator: "\n").filter { !$0.contains(line) }
        let text = fault("measures:\n" + lines.joined(separator: "\n"))
        #expect(text.contains("'m'") && text.contains("'\(line.prefix { $0 != ":" })'"), "\(text)")
    }

    @Test func `a text in one language is refused`() {
        let text = fault(
            "measures:\n"
                + layer("{indicator: i, operation: share}", extra: "").replacing(
                    "label: {nl: a, en: b}", with: "label: {nl: a}"))
        #expect(text.contains("'m'") && text.contains("'label'"))
    }

    @Test(arguments: ["hallo", ": : :", "measures: 5", "measures: [5]", "lagen: []", "measures: []\nlagen: []", ""])
    func `text that is no file of measures is refused`(text: String) {
        #expect(!fault(text).isEmpty)
    }
}
