import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct StartingPointsTests {
    private func trigger(_ sort: Trigger.Sort, _ year: Int?) -> Trigger {
        Trigger(title: "Werk", sort: sort, party: "stad", year: year)
    }

    private let none = StartingPoints.Proposal(trigger: nil, leading: [])

    private func decide(
        trigger: ItemID<Trigger>? = nil, leading: [Transition] = [.energy], reason: String = "Want het riool lekt",
        proposed: StartingPoints.Proposal? = nil, figures: StartingPoints.Figures? = nil, seenAt: Int = 9
    ) -> DecideStartingPoints {
        DecideStartingPoints(
            trigger: trigger, leading: leading, vision: "", reason: reason, proposed: proposed ?? none,
            figures: figures, seenAt: seenAt)
    }

    private func propose(
        _ story: Story, _ diagnosis: [Transition: Double] = [:], _ scale: ScaleLevel = .district, year: Int = 2020
    ) -> StartingPoints.Proposal {
        story.process.proposedStartingPoints(.init(scale: scale, diagnosis: diagnosis), year: year)
    }

    @Test func `what opens the ground is proposed first, then the earliest, and an unknown year last`() throws {
        var story = try Story.peopled()
        func proposed() -> ItemID<Trigger>? { propose(story).trigger }
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

    @Test func `work of a year that is past is not proposed`() throws {
        let story = try Story.peopled().given(AddItem(trigger(.underground, 2024), id: "oud"))
            .given(AddItem(trigger(.buildings, 2026), id: "nu"))
        #expect(propose(story, year: 2024).trigger == "oud")
        #expect(propose(story, year: 2026).trigger == "nu")
        #expect(propose(story, year: 2027).trigger == nil)
        #expect(propose(try story.given(AddItem(trigger(.social, nil), id: "ooit")), year: 2027).trigger == "ooit")
    }

    @Test func `the transition with the highest joint score is proposed to lead`() throws {
        let story = try Story.peopled().given(
            ScoreDynamics(
                .init(party: "stad", transition: .mobility, scale: .district),
                DynamicsAnswer(marks: [.urgency: 4], reason: ""), seenAt: 9))
        // Mobility: (100 + 20) / 2 = 60.
        #expect(propose(story, [.energy: 61, .mobility: 20]).leading == [.energy])
        #expect(propose(story, [.energy: 59, .mobility: 20]).leading == [.mobility])
        // Alike: the first in the fixed order.
        #expect(propose(story, [.energy: 60, .mobility: 20]).leading == [.energy])
        #expect(propose(try Story.peopled()) == none)
        // What was said of another scale counts for nothing here.
        #expect(propose(story, [.energy: 59, .mobility: 20], .municipality).leading == [.energy])
    }

    @Test func `starting points are decided against the proposal, with reason and the scores that were shown`() throws {
        let story = try Story.peopled().given(AddItem(trigger(.underground, 2026), id: "riool"))
            .given(AddItem(trigger(.buildings, 2025), id: "dak"))
        let proposal = StartingPoints.Proposal(trigger: "riool", leading: [.climateAdaptation])
        let figures = StartingPoints.Figures(scale: .district, diagnosis: [.climateAdaptation: 61.5])
        let command = decide(
            trigger: "dak", leading: [.energy, .socioEconomic], proposed: proposal, figures: figures, seenAt: 11)
        story.when(command, by: .bert).then(StartingPointsDecided(points: command.points))
        let points = try #require(try story.given(command, by: .bert).process.startingPoints)
        #expect(points.decided == Story.fact(12, .bert))
        #expect(points.proposed == proposal)
        #expect(points.figures == figures)
        #expect(points.dissents == [])
        #expect(points.coupled == [.climateAdaptation, .natureInclusivity, .mobility, .urbanisation])
        let decided = try story.given(command)
        for id in ["dak", "riool"] as [ItemID<Trigger>] {
            decided.when(RemoveItem<Trigger>(id, reason: "weg", seenAt: 99)).refused(.needed(.trigger))
        }
    }

    @Test func `each party has its own view of the starting points recorded afterwards, and none is replaced`() throws {
        let story = try Story.peopled()
        story.when(DissentFromStartingPoints(party: "water", reason: "Te laat", seenAt: 99), by: .dirk)
            .refused(.gone(.startingPoints))
        let decided = try story.given(decide())
        for person in [PersonID.carla, .anna, .bert] {
            decided.when(DissentFromStartingPoints(party: "water", reason: "Te laat", seenAt: 10), by: person)
                .refused(.notAllowed(.dissent))
        }
        decided.when(DissentFromStartingPoints(party: "water", reason: "Te laat", seenAt: 9), by: .dirk)
            .refused(.changedMeanwhile(.startingPoints, id: "water", since: Story.fact(10)))
        decided.when(DissentFromStartingPoints(party: "water", reason: "", seenAt: 10), by: .dirk)
            .invalid("reden", .empty)
        let differed =
            try decided
            .given(DissentFromStartingPoints(party: "water", reason: "Te laat", seenAt: 10), by: .dirk)
            .given(DissentFromStartingPoints(party: "buurt", reason: "Eerst schaduw", seenAt: 10), by: .eva)
            .given(DissentFromStartingPoints(party: "water", reason: "Veel te laat", seenAt: 11), by: .dirk)
        #expect(
            differed.process.startingPoints?.dissents.map { [$0.party.rawValue, $0.reason] }
                == [["water", "Te laat"], ["buurt", "Eerst schaduw"], ["water", "Veel te laat"]])
        differed.when(DissentFromStartingPoints(party: "water", reason: "Nog anders", seenAt: 11), by: .dirk)
            .refused(.changedMeanwhile(.startingPoints, id: "water", since: Story.fact(13, .dirk)))
        // Who decides anew has seen what others say of it.
        differed.when(decide(leading: [.mobility], seenAt: 12))
            .refused(.changedMeanwhile(.startingPoints, id: "", since: Story.fact(13, .dirk)))
        #expect(try differed.given(decide(leading: [.mobility], seenAt: 13)).process.startingPoints?.dissents == [])
    }

    @Test func `starting points without a trigger are not yet complete`() throws {
        func isThere(_ story: Story) -> Bool? {
            story.process.progress.items.first { $0.requirement == .startingPoints }?.isThere
        }
        let story = try Story.peopled().given(AddItem(trigger(.underground, 2026), id: "riool"))
        #expect(isThere(try story.given(decide(seenAt: 99))) == false)
        #expect(isThere(try story.given(decide(trigger: "riool", seenAt: 99))) == true)
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
