import Catalogue
import Diagnosis
import Testing

/// Catalogues of a few lines with one fault each.
struct CatalogueFileTests {
    private let fields = "fields:\n  - {id: x, kind: count, unit: woningen, names: [a_x]}\n"

    private func indicators(_ id: String = "i", field: String = "x", range: String = "[0, 10]") -> String {
        """
          - id: \(id)
            label: {nl: a, en: b}
            description: {nl: a, en: b}
            unit: {nl: a, en: b}
            decimals: 0
            theme: t
            transitions: {}
            direction: none
            range: \(range)
            levels: [buurt]
            formulas: [{field: \(field)}]

        """
    }

    private func catalogue(_ indicators: String, fields: String? = nil) throws -> IndicatorCatalogue {
        try IndicatorCatalogue(
            indicatorsYAML: "themes: [{id: t, label: {nl: a, en: b}}]\nindicators:\n" + indicators,
            fieldsYAML: fields ?? self.fields)
    }

    @Test func `a small catalogue is read`() throws {
        #expect(try catalogue(indicators()).indicator("i")?.formulas.first?.field == "x")
    }

    @Test func `an indicator that is there twice is named`() {
        let error = #expect(throws: IndicatorCatalogue.Failure.self) { try catalogue(indicators() + indicators()) }
        #expect(error?.description.contains("'i'") == true)
    }

    @Test func `a formula with an unknown field is named`() {
        let error = #expect(throws: IndicatorCatalogue.Failure.self) { try catalogue(indicators(field: "y")) }
        #expect(error?.description.contains("'y'") == true)
    }

    @Test(arguments: ["[0]", "[10, 0]", "[0, 1, 2]"])
    func `a range that is none is refused`(range: String) {
        #expect(throws: IndicatorCatalogue.Failure.self) { try catalogue(indicators(range: range)) }
    }

    @Test func `a column name of two fields is named`() {
        let twice = fields + "  - {id: z, kind: count, unit: woningen, names: [a_x]}\n"
        let error = #expect(throws: IndicatorCatalogue.Failure.self) { try catalogue(indicators(), fields: twice) }
        #expect(error?.description.contains("a_x") == true)
    }

    @Test func `text that is no catalogue is refused`() {
        #expect(throws: IndicatorCatalogue.Failure.self) {
            try IndicatorCatalogue(indicatorsYAML: "hallo", fieldsYAML: fields)
        }
        #expect(throws: IndicatorCatalogue.Failure.self) {
            try IndicatorCatalogue(indicatorsYAML: ": : :", fieldsYAML: ": : :")
        }
    }
}
