import NaturalSystem
import Testing

/// Catalogues of a few lines with one fault each.
struct ClimateCatalogueFileTests {
    private static let variable = """
          - id: x
            label: {nl: a, en: b}
            description: {nl: a, en: b}
            unit: {nl: a, en: b}
            decimals: 0
            group: g
            season: year
            kind: grid
            source: s
            file: x.csv
            layout: l
            band: years
            range: [0, 10]
            sentence: {nl: "{now}", en: "{usual}"}

        """

    private func read(_ variables: String = variable, climates: String = "") throws -> ClimateCatalogue {
        let text = "{nl: a, en: b}"
        let climates =
            climates.isEmpty
            ? ["reference", "low2050", "high2050", "low2100", "high2100"]
                .map { "  - {id: \($0), label: \(text), description: \(text)}\n" }.joined() : climates
        return try ClimateCatalogue(
            yaml: """
                sources: [{id: s, title: \(text), publisher: p, licence: \(text), address: a, reference: \(text)}]
                groups: [{id: g, label: \(text)}]
                layouts: [{id: l, key: index, ignored: [], columns: {ref: {climate: reference, part: mid}}}]
                climates:
                \(climates)
                variables:
                \(variables)
                """)
    }

    @Test func `a small catalogue is read`() throws {
        #expect(try read().variable("x")?.headline == false)
    }

    @Test(arguments: [
        ("group: g", "group: h", "'h'"), ("source: s", "source: t", "'t'"), ("layout: l", "layout: m", "'m'"),
        ("range: [0, 10]", "range: [10, 0]", "range"), ("range: [0, 10]", "range: [1]", "range"),
        ("{now}", "{then}", "{then}"), ("band: years", "band: smoothed", "{usual}"),
        ("band: years", "band: years\n    scenarios: {low2050: Ln}", "all four"),
        ("kind: grid", "kind: extreme_rain", "map of regimes"), ("season: year", "season: monsoon", "monsoon"),
        ("decimals: 0", "decimals: -1", "decimals"), ("    unit: {nl: a, en: b}\n", "", "unit"),
    ])
    func `a fault is named`(good: String, bad: String, why: String) throws {
        let error = try #require(throws: ClimateError.self) {
            try self.read(ClimateCatalogueFileTests.variable.replacing(good, with: bad))
        }
        #expect(error.code == "climate.catalogue")
        #expect(error.why.contains(why), "\(error)")
    }

    @Test func `a variable or a file that is there twice is named`() throws {
        let twice = ClimateCatalogueFileTests.variable + ClimateCatalogueFileTests.variable
        #expect(throws: ClimateError.self) { try self.read(twice) }
        #expect(throws: ClimateError.self) {
            try self.read(
                ClimateCatalogueFileTests.variable
                    + ClimateCatalogueFileTests.variable.replacing("id: x", with: "id: y"))
        }
    }

    @Test func `climates must be all five in order`() {
        #expect(throws: ClimateError.self) {
            try self.read(climates: "  - {id: reference, label: {nl: a, en: b}, description: {nl: a, en: b}}\n")
        }
    }

    @Test(arguments: ["", "hallo", ": : :", "variables: []"])
    func `text that is no catalogue is refused`(text: String) {
        #expect(throws: ClimateError.self) { try ClimateCatalogue(yaml: text) }
    }
}
