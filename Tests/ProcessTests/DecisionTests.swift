import Planning
import Testing

@testable import Process

struct DecisionTests {
    private let made = Decision(
        title: "Riool eerst", outcome: "We beginnen bij het riool", reason: "Het is aan vervanging toe", card: nil,
        replaces: nil, atlas: Story.atlas, dissents: [])

    private func take(_ id: ItemID<Decision> = "b1", replaces: ItemID<Decision>? = nil) -> TakeDecision {
        TakeDecision(made.title, outcome: made.outcome, reason: made.reason, replaces: replaces, id: id)
    }

    @Test func `a decision tells which figures were at hand`() throws {
        try Story.peopled().when(take(), by: .bert).then(ItemAdded(id: "b1", item: made))
    }

    @Test func `deciding twice does it once`() throws {
        try Story.peopled().given(take()).when(take()).refused(.alreadyDone)
    }

    @Test func `a decision has a title, an outcome and a reason`() throws {
        let story = try Story.peopled()
        story.when(TakeDecision("", outcome: "a", reason: "b", id: "b")).invalid("titel", .empty)
        story.when(TakeDecision("t", outcome: " ", reason: "b", id: "b")).invalid("besluit", .empty)
        story.when(TakeDecision("t", outcome: "a", reason: "\n", id: "b")).invalid("reden", .empty)
        story.when(TakeDecision("t", outcome: "a", reason: "b", card: "weg", id: "b")).invalid("kaart", .unknown)
        story.when(take(replaces: "weg")).invalid("vervangt", .unknown)
    }

    @Test func `a decision is never changed or taken away`() throws {
        let story = try Story.peopled().given(take())
        story.when(ChangeItem("b1", to: made, seenAt: 99)).refused(.lasting(.decision))
        story.when(RemoveItem<Decision>("b1", reason: "spijt", seenAt: 99)).refused(.lasting(.decision))
        #expect(
            EventCatalogue.current.types.map(\.type).filter { $0.hasPrefix("decision.") }
                == ["decision.added", "decision.dissented"])
    }

    @Test func `another decision takes its place`() throws {
        let story = try Story.peopled().given(take()).given(take("b2", replaces: "b1"))
        #expect(story.process.decisions["b2"]?.item.replaces == "b1")
        #expect(story.process.decisions["b1"]?.item == made)
    }

    @Test func `a different view stands with the decision, one for each party`() throws {
        let story = try Story.peopled().given(take())
        story.when(RecordDissent("b1", party: "water", reason: "Te vroeg"), by: .dirk)
            .then(DissentRecorded(id: "b1", dissent: .init(party: "water", reason: "Te vroeg")))
        let recorded = try story.given(RecordDissent("b1", party: "water", reason: "Te vroeg"), by: .dirk)
        recorded.when(RecordDissent("b1", party: "water", reason: "Te vroeg"), by: .dirk).refused(.nothingNew)
        let again = try recorded.given(RecordDissent("b1", party: "buurt", reason: "Overlast"), by: .eva)
            .given(RecordDissent("b1", party: "water", reason: "Veel te vroeg"), by: .dirk)
        #expect(
            again.process.decisions["b1"]?.item.dissents == [
                .init(party: "buurt", reason: "Overlast"), .init(party: "water", reason: "Veel te vroeg"),
            ])
        #expect(again.process.decisions["b1"]?.item.outcome == made.outcome)
    }

    @Test func `a different view is of a party that is there, on a decision that is there, with a reason`() throws {
        let story = try Story.peopled().given(take())
        story.when(RecordDissent("weg", party: "water", reason: "x")).refused(.gone(.decision))
        story.when(RecordDissent("b1", party: "weg", reason: "x")).invalid("partij", .unknown)
        story.when(RecordDissent("b1", party: "water", reason: "")).invalid("reden", .empty)
    }

    @Test func `an activity and a working group have parties that are there`() throws {
        let story = try Story.peopled()
        let day = try #require(CalendarDay("2022-03-01"))
        let meeting = Activity(sort: .meeting, title: "Startoverleg", day: day, parties: ["stad", "water"])
        story.when(AddItem(meeting, id: "a")).then(ItemAdded(id: "a", item: meeting))
        var other = meeting
        other.parties = ["weg"]
        story.when(AddItem(other, id: "a")).invalid("partijen", .unknown)
        other.parties = ["stad", "stad"]
        story.when(AddItem(other, id: "a")).invalid("partijen", .twice)
        other.parties = []
        other.group = "weg"
        story.when(AddItem(other, id: "a")).invalid("werkgroep", .unknown)
        story.when(AddItem(WorkingGroup(name: "G", parties: ["weg"]), id: "g")).invalid("partijen", .unknown)
        story.when(AddItem(WorkingGroup(name: ""), id: "g")).invalid("naam", .empty)
        other.group = "g"
        let met = try story.given(AddItem(WorkingGroup(name: "G"), id: "g")).given(AddItem(other, id: "a"))
        met.when(RemoveItem<WorkingGroup>("g", reason: "klaar", seenAt: 99)).refused(.needed(.group))
    }
}
