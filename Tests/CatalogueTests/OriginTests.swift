import Catalogue
import Diagnosis
import Testing

/// Origin, nationality and religion of people are never an input: not as a field, not as an indicator, not in a text.
struct OriginTests {
    private static let words = [
        "herkomst", "afkomst", "nationaliteit", "migratie", "migrant", "immigra", "allocht", "autocht", "westers",
        "etnic",
        "etnisch", "geboorteland", "buitenlander", "vluchteling", "asiel", "statushouder", "religie", "godsdien",
        "geloof",
        "kerk", "moskee", "islam", "moslim", "marokk", "antill", "surina", "turk", "europe", "huidskleur",
        "ethnic", "nationality", "migration", "non-western", "nonwestern", "western", "refugee", "asylum", "religio",
        "faith",
        "church", "mosque", "muslim", "christian", "jewish", "native", "birthplace", "country of birth",
        "people of colour",
    ]

    private func forbidden(in text: String) -> [String] {
        let lower = text.lowercased()
        return Self.words.filter { lower.contains($0) }
    }

    @Test func `no field is about origin, nationality or religion`() throws {
        for field in try IndicatorCatalogue.bundled().fields {
            for name in field.names + [field.id, field.unit] {
                #expect(forbidden(in: name).isEmpty, "\(field.id): \(name)")
            }
        }
    }

    @Test func `no indicator is about origin, nationality or religion`() throws {
        for indicator in try IndicatorCatalogue.bundled().indicators {
            let texts = [
                indicator.id, indicator.label.nl, indicator.label.en, indicator.description.nl,
                indicator.description.en,
            ]
            #expect(forbidden(in: texts.joined(separator: " ")).isEmpty, "\(indicator.id)")
        }
    }

    // Names of the columns in CBS's editions 2015 to 2024.
    @Test(arguments: [
        "P_WEST_AL", "P_N_W_AL", "P_MAROKKO", "P_ANT_ARU", "P_SURINAM", "P_TURKIJE", "P_OVER_NW", "a_nl_all",
        "a_eur_al",
        "a_neu_al", "a_geb_nl", "a_geb_eu", "a_geb_ne", "a_gbl_eu", "a_gbl_ne",
        "percentage_westerse_migratieachtergrond",
        "percentage_niet_westerse_migratieachtergrond", "WestersTotaal_17", "NietWestersTotaal_18", "Nederland_17",
        "EuropaExclusiefNederland_18", "BuitenEuropa_19", "Demographics/Non-Western background (%)",
    ])
    func `a column about origin is not read`(column: String) throws {
        #expect(try IndicatorCatalogue.bundled().field(column: column) == nil)
    }
}
