import Planning
import ProcessTestSupport
import Testing

@testable import Process

/// Where the three alliances meet on the board.
struct ZipperTests {
    private func card(
        _ title: String, _ alliance: Alliance, _ phase: BoardPhase, _ level: PlanLevel,
        _ question: BoardQuestion? = nil, _ state: Card.State = .running
    ) -> Card {
        Card(title: title, phase: phase, level: level, question: question, alliance: alliance, state: state)
    }

    /// Two alliances at question D on the strategic level, the third at C; one card elsewhere.
    private func story() throws -> Story {
        try Story.peopled()
            .given(AddItem(card("Bodem", .natural, .knowledge, .strategic, .knowledge), id: "bodem"))
            .given(AddItem(card("Leidingen", .built, .knowledge, .strategic, .knowledge), id: "buis"))
            .given(AddItem(card("Beleid", .society, .knowledge, .strategic, .policy), id: "regel"))
            .given(AddItem(card("Sleuf", .built, .anchoring, .operational), id: "sleuf"))
    }

    @Test func `alliances meet at the same question of a place`() throws {
        let place = try #require(Zipper(story().process)[.knowledge, .strategic])
        #expect(
            place.meetings == [
                .init(cards: ["bodem", "buis"], alliances: [.natural, .built], ground: .question(.knowledge))
            ])
        #expect(place.apart == ["regel"])
        #expect(place.absent == [])
        #expect(!place.lacksMeeting && !place.lacksLead)
    }

    @Test func `a place with work of one alliance lacks a meeting, and an empty one lacks nothing`() throws {
        let zipper = Zipper(try story().process)
        let alone = try #require(zipper[.anchoring, .operational])
        #expect(alone.lacksMeeting)
        #expect(alone.absent == [.natural, .society])
        let empty = try #require(zipper[.start, .tactical])
        #expect(!empty.lacksMeeting && empty.present.isEmpty)
        #expect(zipper.places.count == 15)
    }

    @Test func `people join cards of two alliances, in one place or in two`() throws {
        let joined = try story()
            .given(AddItem(CardJoint(first: "regel", second: "sleuf", reason: "Regel voor de sleuf"), id: "r"))
        let zipper = Zipper(joined.process)
        let meeting = Zipper.Meeting(
            cards: ["regel", "sleuf"], alliances: [.built, .society],
            ground: .joined("r", reason: "Regel voor de sleuf"))
        #expect(zipper[.knowledge, .strategic]?.meetings.last == meeting)
        #expect(zipper[.anchoring, .operational]?.meetings == [meeting])
        #expect(zipper[.knowledge, .strategic]?.apart == [])
    }

    @Test func `a meeting without the alliance that leads says so`() throws {
        // On the strategic level the natural alliance leads.
        let story = try Story.peopled()
            .given(AddItem(card("Leidingen", .built, .knowledge, .strategic, .knowledge), id: "a"))
            .given(AddItem(card("Zorg", .society, .knowledge, .strategic, .knowledge), id: "b"))
        #expect(Zipper(story.process)[.knowledge, .strategic]?.lacksLead == true)
    }

    @Test(arguments: [Card.State.missing, .stopped]) func `what lacks or was stopped meets nobody`(
        _ state: Card.State
    ) throws {
        let story = try story().given(SetCardState("buis", to: state, seenAt: 99))
        let place = try #require(Zipper(story.process)[.knowledge, .strategic])
        #expect(place.meetings.isEmpty)
        #expect(place.present == [.natural, .society])
    }

    @Test func `a joint is between two cards of two alliances, once, with a reason`() throws {
        let story = try story()
        func add(_ first: ItemID<Card>, _ second: ItemID<Card>, _ reason: String = "want") -> Outcome {
            story.when(AddItem(CardJoint(first: first, second: second, reason: reason), id: "r"))
        }
        add("bodem", "bodem").invalid("ander", .circular)
        add("buis", "sleuf").invalid("ander", .sameAlliance)
        add("bodem", "weg").invalid("ander", .unknown)
        add("bodem", "sleuf", " ").invalid("reden", .empty)
        let joint = CardJoint(first: "bodem", second: "sleuf", reason: "Diepte")
        let joined = try story.given(AddItem(joint, id: "r"), by: .carla)
        joined.when(AddItem(CardJoint(first: "sleuf", second: "bodem", reason: "Nog eens"), id: "s"))
            .invalid("ander", .twice)
        var other = joint
        other.reason = "Diepte van de sleuf"
        joined.when(ChangeItem("r", to: other, seenAt: 99)).then(ItemChanged(id: "r", item: other))
        joined.when(RemoveItem<Card>("sleuf", reason: "weg", seenAt: 99)).refused(.needed(.card))
        joined.when(RemoveItem<CardJoint>("r", reason: "klopt niet", seenAt: 99), by: .fien)
            .refused(.notAllowed(.workOnBoard))
    }
}
