import Planning
import Testing

struct CalendarDayTests {
    @Test(
        arguments: [
            (1_719_786_600_000, "2024-07-01"), (1_719_784_799_999, "2024-06-30"), (1_704_063_600_000, "2024-01-01"),
            (1_704_063_599_999, "2023-12-31"), (Int64.max, "2200-12-31"), (Int64.min, "1900-01-01"),
        ] as [(Int64, String)])
    func `a moment lies on a day in the Netherlands, in summer and in winter`(milliseconds: Int64, day: String) {
        #expect(CalendarDay(Timestamp(milliseconds: milliseconds)).description == day)
    }

    @Test func `a day ends where the next begins, also when the clock is changed`() throws {
        // 31 March 2024 has 23 hours: it begins at 23:00 and ends at 22:00 in UTC.
        let day = try #require(CalendarDay("2024-03-31"))
        #expect(day.end == Timestamp(milliseconds: 1_711_922_400_000))
        #expect(CalendarDay(Timestamp(milliseconds: day.end.milliseconds - 1)) == day)
        #expect(CalendarDay(day.end).description == "2024-04-01")
    }
}
