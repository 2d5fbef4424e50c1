import Diagnosis
import NaturalSystem
import Testing

/// What the catalogue that comes with the product holds.
struct ClimateCatalogueTests {
    private let catalogue: ClimateCatalogue

    init() throws { catalogue = try ClimateCatalogue.bundled() }

    @Test func `there are 37 variables of the grid, 12 of extreme rain and the sea level`() {
        #expect(catalogue.variables(.grid).count == 37)
        #expect(catalogue.variables(.extremeRain).count == 12)
        #expect(catalogue.variables(.seaLevel).map(\.id) == ["sea_level"])
        #expect(catalogue.groups.allSatisfy { group in catalogue.variables.contains { $0.group == group.id } })
    }

    @Test func `what the weather report asks for is there`() {
        for id in [
            "summer_days", "tropical_days", "warm_days", "tropical_nights", "extremely_hot_days", "frost_days",
            "ice_days",
            "heavy_rain_days_15", "heavy_rain_days_25", "precipitation", "precipitation_winter", "precipitation_summer",
            "evaporation", "precipitation_deficit", "precipitation_deficit_1_in_10", "mean_temperature",
            "mean_temperature_winter", "rain_hour_100", "rain_day_10", "rain_ten_days_1000", "sea_level",
        ] { #expect(catalogue.variable(id) != nil, "\(id)") }
        #expect(catalogue.variable("geen") == nil)
    }

    @Test func `every text is there in Dutch and in English`() {
        for variable in catalogue.variables {
            let texts = [variable.label, variable.description, variable.unit, variable.sentence, variable.note]
            for text in texts.compactMap({ $0 }) { #expect(!text.nl.isEmpty && !text.en.isEmpty, "\(variable.id)") }
            #expect(variable.sentence.nl != variable.sentence.en, "\(variable.id)")
            #expect(variable.description.nl != variable.description.en, "\(variable.id)")
            #expect(variable.description.nl.hasSuffix("."), "\(variable.id)")
        }
    }

    @Test func `every variable has a source with terms of use and an address`() throws {
        for variable in catalogue.variables {
            let source = try #require(catalogue.source(of: variable))
            #expect(!source.licence.nl.isEmpty && source.address.hasPrefix("https://"), "\(variable.id)")
        }
        #expect(catalogue.sources.first { $0.id == "rain_statistics" }?.reference.nl == "klimaat van ongeveer 2022")
    }

    @Test func `the four variables with swapped labels have the scenario of least effect on the low side`() throws {
        let swapped = catalogue.variables.filter(\.labelsSwappedInSource)
        #expect(
            Set(swapped.map(\.id)) == ["frost_days", "ice_days", "heating_degree_days", "precipitation_summer"])
        for variable in swapped {
            let scenarios = try #require(variable.scenarios)
            #expect(scenarios[.low2050]?.hasLowEmissions == true, "\(variable.id)")
            #expect(scenarios[.high2050]?.hasLowEmissions == false, "\(variable.id)")
            #expect(scenarios[.low2100] == scenarios[.low2050], "\(variable.id)")
        }
    }

    @Test func `a file is known by its name, wherever it stands`() {
        let name = "langjarig-zomerdagen-ANN_racmo_interp_variabiliteit.csv"
        #expect(catalogue.variable(file: "/a/b/" + name)?.id == "summer_days")
        #expect(catalogue.variable(file: name)?.id == "summer_days")
        #expect(catalogue.variable(file: "Uurneerslag die eens per 100 jaar wordt overschreden")?.id == "rain_hour_100")
        #expect(catalogue.variable(file: "") == nil)
        #expect(catalogue.variable(file: "anders.csv") == nil)
    }

    @Test func `the smoothed bands are those of the seasonal sums and means and the deficit`() {
        #expect(
            Set(catalogue.variables.filter { $0.band == .smoothed }.map(\.id)) == [
                "precipitation_winter", "precipitation_spring", "precipitation_summer", "precipitation_autumn",
                "mean_temperature_winter", "mean_temperature_spring", "mean_temperature_summer",
                "mean_temperature_autumn", "precipitation_deficit",
            ])
        for variable in catalogue.variables where variable.band == .smoothed { #expect(variable.note != nil) }
    }

    @Test func `climates, horizons and scenarios are one and the same`() {
        for climate in Climate.allCases {
            #expect(Climate.allCases[climate.index] == climate)
            #expect(Climate(climate.horizon, climate.scenario ?? .low) == climate)
        }
        #expect(catalogue.climates.map(\.label.nl) == ["Nu", "2050, laag", "2050, hoog", "2100, laag", "2100, hoog"])
    }
}
