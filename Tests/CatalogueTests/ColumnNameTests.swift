import Catalogue
import Testing

/// Names of columns as CBS, PDOK and ETLocal write them.
struct ColumnNameTests {
    private let catalogue: IndicatorCatalogue

    init() throws { catalogue = try IndicatorCatalogue.bundled() }

    @Test(arguments: [
        ("AANT_INW", "population"), ("a_inw", "population"), ("aantal_inwoners", "population"),
        ("AantalInwoners_5", "population"), ("aantalinwoners_5", "population"), ("AANTAL_HH", "households"),
        ("HuishoudensTotaal_29", "households"), ("k_65JaarOfOuder_12", "age_65_plus_count"), ("g_gas", "gas_average"),
        ("GemiddeldAardgasverbruikTotaal_55", "gas_average"),
    ])
    func `a field is found under the names of all editions`(column: String, field: String) {
        #expect(catalogue.field(column: column)?.id == field)
    }

    @Test(arguments: ["\u{FEFF}\"a_inw\"", " a_inw ", "'A_INW'", "\u{FEFF}a_inw", "\"AantalInwoners_5\"\t"])
    func `quotes, blanks and a byte order mark round a name do not matter`(column: String) {
        #expect(catalogue.field(column: column)?.id == "population")
    }

    // Names in PDOK's web feature service (wijkenbuurten 2022 to 2025), where the GeoPackage writes them with underscores.
    @Test(arguments: [
        ("aantalInwoners", "population"), ("percentagePersonen0Tot15Jaar", "age_0_14_share"),
        ("percentagePersonen65JaarEnOuder", "age_65_plus_share"), ("aantalHuishoudens", "households"),
        ("gemiddeldeHuishoudsgrootte", "household_size"), ("bevolkingsdichtheidInwonersPerKm2", "population_density"),
        ("percentageKoopwoningen", "owner_occupied_share"), ("personenautosPerHuishouden", "cars_per_household"),
        ("percHuurwoningenInBezitWoningcorporaties", "housing_corporation_share"),
        ("groteSupermarktGemiddeldeAfstandInKm", "distance_supermarket"),
        ("aantalWmoClientenPer1000Inwoners", "social_support_per_1000"),
    ])
    func `names in camel case are those with underscores`(column: String, field: String) {
        #expect(catalogue.field(column: column)?.id == field)
    }

    @Test func `a name that several publishers give to different figures is no field's`() {
        // `_mean` is the green share in RIVM's layer and the felt temperature in that of the Climate Impact Atlas.
        #expect(catalogue.field(column: "_mean") == nil)
    }

    @Test(arguments: [
        "", "_", "_5", "5", "AantalInwoners_", "AantalInwoners_5_6", "AantalInwoners5", "onbekend_12", "\u{FEFF}",
    ])
    func `a name that is not known is nothing`(column: String) {
        #expect(catalogue.field(column: column) == nil)
    }

    @Test func `every field is found under its own name and under each of its names`() {
        for field in catalogue.fields {
            #expect(catalogue.field(column: field.id)?.id == field.id)
            for name in field.names { #expect(catalogue.field(column: name.uppercased())?.id == field.id, "\(name)") }
        }
    }
}
