import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct DecisionTests {
    private let made = Decision(
        title: "Riool eerst", outcome: "We beginnen bij het riool", reason: "Het is aan vervanging toe", card: nil,
        replaces: nil, atlas: Story.atlas, dissents: [])

    private func take(_ id: ItemID<Decision> = "b1", replaces: ItemID<Decision>? = nil) -> TakeDecision {
        TakeDecision(made.title, outcome: made.outcome, reason: made.reason, replaces: replaces, seenAt: 99, id: id)
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

    @Test func `a different view stands with the decision, and none takes the place of another`() throws {
        let story = try Story.peopled().given(take())
        story.when(RecordDissent("b1", party: "water", reason: "Te vroeg", seenAt: 99), by: .dirk)
            .then(DissentRecorded(id: "b1", dissent: .init(party: "water", reason: "Te vroeg")))
        let recorded = try story.given(RecordDissent("b1", party: "water", reason: "Te vroeg", seenAt: 99), by: .dirk)
        recorded.when(RecordDissent("b1", party: "water", reason: "Te vroeg", seenAt: 99), by: .dirk).refused(
            .nothingNew)
        let again = try recorded.given(RecordDissent("b1", party: "buurt", reason: "Overlast", seenAt: 99), by: .eva)
            .given(RecordDissent("b1", party: "water", reason: "Veel te vroeg", seenAt: 99), by: .dirk)
        #expect(
            again.process.decisions["b1"]?.item.dissents.map { [$0.party.rawValue, $0.reason] }
                == [["water", "Te vroeg"], ["buurt", "Overlast"], ["water", "Veel te vroeg"]])
        #expect(
            again.process.decisions["b1"]?.item.dissents.map(\.recorded)
                == [Story.fact(11, .dirk), Story.fact(12, .eva), Story.fact(13, .dirk)])
        #expect(again.process.decisions["b1"]?.item.outcome == made.outcome)
    }

    @Test func `a different view is of a party that is there, on a decision that is there, with a reason`() throws {
        let story = try Story.peopled().given(take())
        story.when(RecordDissent("weg", party: "water", reason: "x", seenAt: 99), by: .dirk).refused(.gone(.decision))
        story.when(RecordDissent("b1", party: "weg", reason: "x", seenAt: 99)).invalid("partij", .unknown)
        story.when(RecordDissent("b1", party: "water", reason: "", seenAt: 99), by: .dirk).invalid("reden", .empty)
    }

    @Test func `who directs speaks only for a party that has nobody here`() throws {
        let story = try Story.peopled().given(take())
            .given(
                AddItem(Party(name: "Bakker", sort: .business, involvement: .informed, alliance: .society), id: "brood")
            )
        for person in [PersonID.anna, .bert] {
            story.when(RecordDissent("b1", party: "water", reason: "Namens hen", seenAt: 99), by: person)
                .refused(.notAllowed(.dissent))
            story.when(RecordDissent("b1", party: "brood", reason: "Namens hen", seenAt: 99), by: person)
                .then(DissentRecorded(id: "b1", dissent: .init(party: "brood", reason: "Namens hen")))
        }
        story.when(RecordDissent("b1", party: "brood", reason: "Namens hen", seenAt: 99), by: .carla)
            .refused(.notAllowed(.dissentForAbsent))
        // A reader says nothing for a party; from the moment that somebody can, only they do.
        let reader = try story.given(AdmitMember(.gijs, as: .reader, for: "brood"))
        reader.when(RecordDissent("b1", party: "brood", reason: "Namens hen", seenAt: 99))
            .then(DissentRecorded(id: "b1", dissent: .init(party: "brood", reason: "Namens hen")))
        let partner = try story.given(AdmitMember(.gijs, as: .partner, for: "brood"))
        partner.when(RecordDissent("b1", party: "brood", reason: "Namens hen", seenAt: 99))
            .refused(.notAllowed(.dissent))
        partner.when(RecordDissent("b1", party: "brood", reason: "Zelf", seenAt: 99), by: .gijs)
            .then(DissentRecorded(id: "b1", dissent: .init(party: "brood", reason: "Zelf")))
    }

    @Test func `a decision tells the day on which it was taken, which is not still to come`() throws {
        let story = try Story.peopled()
        let day = try #require(CalendarDay("2022-01-06"))
        let told = try story.given(TakeDecision("T", outcome: "ja", taken: day, reason: "want", id: "b"))
        #expect(told.process.decisions["b"]?.item.taken == day)
        #expect(told.process.decisions["b"]?.added.time == Story.moment(10))
        // The next thing happens on 11 January.
        story.when(TakeDecision("T", outcome: "ja", taken: CalendarDay("2022-01-12"), reason: "want", id: "b"))
            .invalid("genomen", .notYet)
        #expect(try story.given(take()).process.decisions["b1"]?.item.taken == nil)
    }

    @Test func `a decision in its first form has no day of its own`() throws {
        let line = try #require(
            try EventFixtureTests.lines().first { $0.type == "decision.added" && $0.schema == 1 })
        let event = try EventCatalogue.current.decode(type: line.type, schema: 1, payload: try line.bytes)
        let decision = try #require(event as? ItemAdded<Decision>)
        #expect(decision.item.taken == nil)
        #expect(decision.item.title == "Riool eerst")
    }

    @Test func `a decision that was replaced says by which, and takes no more views`() throws {
        let story = try Story.peopled().given(take()).given(take("b2", replaces: "b1"))
        #expect(story.process.replacements(of: "b1").map(\.id) == ["b2"])
        #expect(story.process.replacements(of: "b2").isEmpty)
        story.when(RecordDissent("b1", party: "water", reason: "Te vroeg", seenAt: 99), by: .dirk).refused(.replaced)
        story.when(RecordDissent("b2", party: "water", reason: "Te vroeg", seenAt: 99), by: .dirk)
            .then(DissentRecorded(id: "b2", dissent: .init(party: "water", reason: "Te vroeg")))
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
