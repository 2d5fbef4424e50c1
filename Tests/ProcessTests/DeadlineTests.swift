import Planning
import Process
import ProcessTestSupport
import Testing

struct DeadlineTests {
    @Test(arguments: [
        (Card.State.open, true), (.running, true), (.missing, true), (.done, false), (.stopped, false),
    ])
    func `a card is late when its day has passed and there is still something to do`(state: Card.State, late: Bool)
        throws
    {
        var card = Card(title: "K", phase: .start, level: .tactical, alliance: .natural, state: state)
        let day = try #require(CalendarDay("2024-03-01"))
        #expect(!card.isLate(on: day))
        card.due = day
        #expect(!card.isLate(on: try #require(CalendarDay("2024-02-29"))))
        #expect(!card.isLate(on: day))
        #expect(card.isLate(on: try #require(CalendarDay("2024-03-02"))) == late)
    }

    @Test func `a goal is late from the day after its last day`() throws {
        var goal = Goal(party: "stad", title: "D", transition: .energy)
        let day = try #require(CalendarDay("2025-12-31"))
        #expect(!goal.isLate(on: day))
        goal.deadline = day
        #expect(!goal.isLate(on: day))
        #expect(goal.isLate(on: try #require(CalendarDay("2026-01-01"))))
    }
}
