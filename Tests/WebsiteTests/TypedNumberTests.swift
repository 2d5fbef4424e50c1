import Planning
import Testing

@testable import Website

/// Numbers and days as people here write them, never guessed at.
struct TypedNumberTests {
    @Test(
        arguments: [
            ("2900", 2_900), ("2.900", 2_900), ("12.345.678", 12_345_678), ("2,5", 2.5), ("1.234,56", 1_234.56),
            (" 2 900 ", 2_900), ("0", 0), ("-5", -5), ("−1.000,5", -1_000.5), ("2,900", 2.9),
        ] as [(String, Double)])
    func `a Dutch number is read as it is written`(_ typed: String, _ number: Double) {
        #expect(TypedNumber(typed, in: .nl) == .number(number))
    }

    @Test(arguments: ["2.9", "2.90", "2.9000", "1234.567", "1.23.456", "1,234.5", "0.5"])
    func `a point that makes no thousands is asked about`(_ typed: String) {
        #expect(TypedNumber(typed, in: .nl) == .unclear)
    }

    @Test(arguments: ["veel", "", "-", ",5", "5,", "1,2,3", "1e6", "0x10", "NaN", "inf", "2.900 woningen", "١٢"])
    func `what is no number is none`(_ typed: String) { #expect(TypedNumber(typed, in: .nl) == nil) }

    @Test func `in English point and comma change places`() {
        #expect(TypedNumber("2,900", in: .en) == .number(2_900))
        #expect(TypedNumber("2.5", in: .en) == .number(2.5))
        #expect(TypedNumber("2,9", in: .en) == .unclear)
    }

    @Test(arguments: [0, 1, 2_900, 1_234.5, 0.1, 12_345_678.25, 1e12] as [Double])
    func `what a form shows of a number is read back as that number`(_ number: Double) throws {
        for language in Language.allCases {
            let texts = try Texts.bundled(language)
            #expect(TypedNumber(texts.plain(number), in: language) == .number(number))
            #expect(TypedNumber(texts.amount(number), in: language) == .number(number))
        }
    }

    @Test func `amounts are shown with the marks of the language`() throws {
        let dutch = try Texts.bundled(.nl)
        #expect(dutch.amount(2_900) == "2.900")
        #expect(dutch.amount(1_234.5) == "1.234,5")
        #expect(dutch.amount(0.25) == "0,25")
        #expect(try Texts.bundled(.en).amount(1_234.5) == "1,234.5")
    }

    @Test func `a day is read as browsers send it and as people write it`() {
        let day = CalendarDay("2026-12-31")
        for typed in ["2026-12-31", "31-12-2026", "31/12/2026", "31.12.2026"] {
            #expect(CalendarDay(typed: typed) == day, "\(typed)")
        }
        #expect(CalendarDay(typed: "3-1-2027") == CalendarDay("2027-01-03"))
        for typed in ["", "morgen", "31-02-2026", "12-31-2026", "31-12-26", "2026"] {
            #expect(CalendarDay(typed: typed) == nil, "\(typed)")
        }
    }
}
