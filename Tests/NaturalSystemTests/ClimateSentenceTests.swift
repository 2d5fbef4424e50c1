import Diagnosis
@testable import NaturalSystem
import Testing

struct ClimateSentenceTests {
    @Test(arguments: [
        (1234.56, 1, "1.234,6", "1,234.6"), (0.04, 1, "0,0", "0.0"), (-0.04, 1, "0,0", "0.0"), (-2.5, 0, "−3", "−3"),
        (999.96, 1, "1.000,0", "1,000.0"), (12, 0, "12", "12"), (1_234_567, 0, "1.234.567", "1,234,567"),
        (0.456, 2, "0,46", "0.46"), (-1234, 0, "−1.234", "−1,234"),
    ])
    func `numbers are written as the language does`(value: Double, decimals: Int, nl: String, en: String) {
        #expect(NumberText.dutch.number(value, decimals: decimals) == nl)
        #expect(NumberText.english.number(value, decimals: decimals) == en)
    }

    @Test func `a span goes from small to large and is one number where both ends look the same`() {
        #expect(NumberText.dutch.span(48, 37, decimals: 0) == "37 tot 48")
        #expect(NumberText.english.span(37.2, 37.4, decimals: 0) == "37")
    }

    @Test func `the sentence of summer days has the numbers of the area`() throws {
        let column = try Fixture.column()
        let sentence = try #require(
            ClimateSentence.fill(
                try Fixture.variable("summer_days"), figures: Climate.allCases.map { column[0, $0] }))
        #expect(
            sentence.nl.hasPrefix(
                "Het aantal zomerse dagen is nu gemiddeld 26 per jaar; in 9 van de 10 jaren is het 11 tot 46. "
                    + "Rond 2050 is het 37 tot 48. Rond 2100 is het 37 tot 88."))
        #expect(sentence.en.contains("Around 2100 it is 37 to 88."))
    }

    @Test func `warmer is the difference from now`() throws {
        let sentence = ClimateSentence.fill(
            try Fixture.variable("mean_temperature"), figures: Fixture.figures([10.3, 11.2, 11.9, 11.2, 14.7]))
        #expect(
            sentence?.nl.contains(
                "Rond 2050 is het 0,9 tot 1,6 graden warmer. Rond 2100 is het 0,9 tot 4,4 graden warmer.") == true)
    }

    @Test func `a sentence that lacks a number is not made`() throws {
        let variable = try Fixture.variable("mean_temperature")
        #expect(ClimateSentence.fill(variable, figures: Fixture.figures([10, 11, 12, 11, nil])) == nil)
        #expect(ClimateSentence.fill(variable, figures: Fixture.figures([nil, 11, 12, 11, 14])) == nil)
        // {usual} needs the band.
        #expect(
            ClimateSentence.fill(
                try Fixture.variable("summer_days"), figures: Fixture.figures([26, 37, 48, 37, 88])) == nil)
    }

    @Test func `every sentence of the catalogue can be filled`() throws {
        let band = ClimateBand(low5: 1, high95: 9)
        let figures = try (1...5).map { ClimateFigure.value(try #require(ClimateValue(mid: Double($0), band: band))) }
        for variable in try Fixture.catalogue().variables {
            let sentence = try #require(ClimateSentence.fill(variable, figures: figures), "\(variable.id)")
            #expect(!sentence.nl.contains("{") && !sentence.en.contains("{"), "\(variable.id)")
            #expect(sentence.nl.hasSuffix(".") && sentence.en.hasSuffix("."), "\(variable.id)")
        }
    }

    @Test func `braces that do not pair are left as they are`() {
        #expect(ClimateSentence.placeholders(in: "a } b {now} { c").isEmpty == false)
        #expect(ClimateSentence.placeholders(in: "a { b") == [])
        #expect(ClimateSentence.placeholders(in: "{now}{usual}") == ["now", "usual"])
    }
}
