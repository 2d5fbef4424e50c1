import Planning
import Testing

@testable import Process

struct StartingPointsTests {
    private func trigger(_ sort: Trigger.Sort, _ year: Int?) -> Trigger {
        Trigger(title: "Werk", sort: sort, party: "stad", year: year)
    }

    private let none = StartingPoints.Proposal(trigger: nil, leading: [])

    private func decide(
        trigger: ItemID<Trigger>? = nil, leading: [Transition] = [.energy], reason: String = "Want het riool lekt",
        dissents: [Decision.Dissent] = [], proposed: StartingPoints.Proposal? = nil, seenAt: Int = 9
    ) -> DecideStartingPoints {
        DecideStartingPoints(
            trigger: trigger, leading: leading, vision: "", reason: reason, dissents: dissents,
            proposed: proposed ?? none, seenAt: seenAt)
    }

    @Test func `what opens the ground is proposed first, then the earliest, and an unknown year last`() throws {
        var story = try Story.peopled()
        func proposed() -> ItemID<Trigger>? { story.process.proposedStartingPoints(diagnosis: [:]).trigger }
        #expect(proposed() == nil)
        // Each of these goes in front of those before it.
        for (id, next) in [
            ("a", trigger(.development, 2020)), ("b", trigger(.social, 2021)), ("c", trigger(.buildings, 2022)),
            ("d", trigger(.publicSpace, 2023)), ("e", trigger(.underground, nil)), ("f", trigger(.underground, 2031)),
            ("g", trigger(.underground, 2026)),
        ] as [(ItemID<Trigger>, Trigger)] {
            story = try story.given(AddItem(next, id: id))
            #expect(proposed() == id)
        }
        // Of two alike the one that was there first.
        story = try story.given(AddItem(trigger(.underground, 2026), id: "h"))
        #expect(proposed() == "g")
    }

    @Test func `the transition with the highest joint score is proposed to lead`() throws {
        let story = try Story.peopled().given(
            ScoreDynamics(
                .init(party: "stad", transition: .mobility, scale: .district),
                DynamicsAnswer(marks: [.urgency: 4], reason: ""), seenAt: 9))
        let process = story.process
        // Mobility: (100 + 20) / 2 = 60.
        #expect(process.proposedStartingPoints(diagnosis: [.energy: 61, .mobility: 20]).leading == [.energy])
        #expect(process.proposedStartingPoints(diagnosis: [.energy: 59, .mobility: 20]).leading == [.mobility])
        // Alike: the first in the fixed order.
        #expect(process.proposedStartingPoints(diagnosis: [.energy: 60, .mobility: 20]).leading == [.energy])
        #expect(try Story.peopled().process.proposedStartingPoints(diagnosis: [:]) == none)
    }

    @Test func `starting points are decided against the proposal, with reason and dissent`() throws {
        let story = try Story.peopled().given(AddItem(trigger(.underground, 2026), id: "riool"))
            .given(AddItem(trigger(.buildings, 2025), id: "dak"))
        let dissent = Decision.Dissent(party: "water", reason: "Het riool kan niet wachten")
        let proposal = StartingPoints.Proposal(trigger: "riool", leading: [.climateAdaptation])
        let command = decide(
            trigger: "dak", leading: [.energy, .socioEconomic], dissents: [dissent], proposed: proposal, seenAt: 11)
        story.when(command, by: .bert).then(StartingPointsDecided(points: command.points))
        let points = try #require(try story.given(command, by: .bert).process.startingPoints)
        #expect(points.decided == Story.fact(12, .bert))
        #expect(points.proposed == proposal)
        #expect(points.dissents == [dissent])
        #expect(points.coupled == [.climateAdaptation, .natureInclusivity, .mobility, .urbanisation])
        let decided = try story.given(command)
        for id in ["dak", "riool"] as [ItemID<Trigger>] {
            decided.when(RemoveItem<Trigger>(id, reason: "weg", seenAt: 99)).refused(.needed(.trigger))
        }
    }

    @Test func `who decided meanwhile is named`() throws {
        let story = try Story.peopled().given(decide(), by: .bert)
        story.when(decide(leading: [.mobility], seenAt: 9))
            .refused(.changedMeanwhile(.startingPoints, id: "", since: Story.fact(10, .bert)))
        let again = decide(leading: [.mobility], seenAt: 10)
        story.when(again).then(StartingPointsDecided(points: again.points))
    }

    @Test func `starting points name what is there`() throws {
        let story = try Story.peopled()
        story.when(decide(trigger: "weg")).invalid("aanleiding", .unknown)
        story.when(decide(proposed: .init(trigger: "weg", leading: []))).invalid("voorstel", .unknown)
        story.when(decide(leading: [])).invalid("koploper", .empty)
        story.when(decide(leading: [.energy, .energy])).invalid("koploper", .twice)
        story.when(decide(reason: "")).invalid("reden", .empty)
        story.when(decide(dissents: [.init(party: "weg", reason: "x")])).invalid("afwijking", .unknown)
        story.when(decide(dissents: [.init(party: "stad", reason: "")])).invalid("afwijking", .empty)
    }

    @Test func `a trigger begins in a year that makes sense`() throws {
        let story = try Story.peopled()
        story.when(AddItem(trigger(.social, 1989), id: "t")).invalid("jaar", .outside(least: 1990, most: 2150))
        story.when(AddItem(trigger(.social, 2151), id: "t")).invalid("jaar", .outside(least: 1990, most: 2150))
        story.when(AddItem(trigger(.social, 1990), id: "t"))
            .then(ItemAdded(id: "t", item: trigger(.social, 1990)))
        story.when(AddItem(Trigger(title: "", sort: .social), id: "t")).invalid("titel", .empty)
        story.when(AddItem(Trigger(title: "T", sort: .social, party: "weg"), id: "t")).invalid("partij", .unknown)
    }
}
