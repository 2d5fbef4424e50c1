import Planning
import Testing

@testable import Process

/// Requests of people who try what they may not.
struct CrossingTests {
    /// Version 11: a goal of the city and one of the water board.
    private func story() throws -> Story {
        try Story.peopled().given(AddItem(Goal.of("stad"), id: "s"), by: .carla)
            .given(AddItem(Goal.of("water"), id: "w"), by: .dirk)
    }

    @Test func `a partner leaves goals of another party alone`() throws {
        let story = try story()
        story.when(ChangeItem("w", to: Goal.of("water", "Anders"), seenAt: 99), by: .carla)
            .refused(.notAllowed(.setGoals))
        story.when(RemoveItem<Goal>("w", reason: "weg", seenAt: 99), by: .carla).refused(.notAllowed(.setGoals))
        story.when(AddItem(Goal.of("water"), id: "x"), by: .carla).refused(.notAllowed(.setGoals))
        story.when(ChangeItem("s", to: Goal.of("stad", "Anders"), seenAt: 99), by: .carla)
            .then(ItemChanged(id: "s", item: Goal.of("stad", "Anders")))
    }

    @Test func `a partner can neither give a goal away nor take one`() throws {
        try story().when(ChangeItem("s", to: Goal.of("water"), seenAt: 99), by: .carla)
            .refused(.notAllowed(.setGoals))
        try story().when(ChangeItem("w", to: Goal.of("stad"), seenAt: 99), by: .carla)
            .refused(.notAllowed(.setGoals))
        // Who may do so for both parties may.
        try story().when(ChangeItem("w", to: Goal.of("stad"), seenAt: 99), by: .bert)
            .then(ItemChanged(id: "w", item: Goal.of("stad")))
    }

    @Test func `what stands between goals of two parties is for who carries the work`() throws {
        let relation = GoalRelation(first: "s", second: "w", sort: .clash, reason: "Ruimte")
        try story().when(AddItem(relation, id: "r"), by: .carla).refused(.notAllowed(.setGoals))
        try story().when(AddItem(relation, id: "r"), by: .bert).then(ItemAdded(id: "r", item: relation))
    }

    @Test func `a party is scored, agreed for and differed for by its own people`() throws {
        let key = Dynamics.Key(party: "water", transition: .energy, scale: .district)
        let answer = DynamicsAnswer(marks: [.money: 1], reason: "")
        let story = try story().given(TakeDecision("B", outcome: "ja", reason: "want", id: "b"))
        story.when(ScoreDynamics(key, answer, seenAt: 99), by: .carla).refused(.notAllowed(.score))
        story.when(RecordDissent("b", party: "water", reason: "nee"), by: .carla).refused(.notAllowed(.dissent))
        story.when(AgreeWithCanvas(1, for: "water"), by: .carla).refused(.notAllowed(.agree))
        // Not even who directs agrees for somebody else.
        story.when(AgreeWithCanvas(1, for: "water"), by: .anna).refused(.notAllowed(.agree))
    }

    @Test func `a resident decides nothing and moves no card`() throws {
        let story = try story().given(AddItem(Card.oak, id: "k"))
        story.when(TakeDecision("B", outcome: "ja", reason: "want"), by: .eva).refused(.notAllowed(.decide))
        story.when(MoveCard("k", to: .start, .tactical, seenAt: 99), by: .eva).refused(.notAllowed(.workOnBoard))
        story.when(AddItem(Goal.of("buurt"), id: "x"), by: .eva).refused(.notAllowed(.setGoals))
        let interest = Interest(party: "buurt", title: "Rust")
        story.when(AddItem(interest, id: "i"), by: .eva).then(ItemAdded(id: "i", item: interest))
    }

    @Test func `a reader adds nothing`() throws {
        let story = try story()
        story.when(AddItem(Card.oak, id: "k"), by: .fien).refused(.notAllowed(.workOnBoard))
        story.when(AddItem(Interest(party: "stad", title: "X"), id: "i"), by: .fien)
            .refused(.notAllowed(.voiceInterests))
        story.when(FillCanvas(.control, text: "X", seenAt: 99), by: .fien).refused(.notAllowed(.fillCanvas))
    }

    @Test func `a project lead admits nobody, also not themselves to more`() throws {
        let story = try story()
        story.when(AdmitMember(.gijs, as: .reader), by: .bert).refused(.notAllowed(.admit))
        story.when(ChangeRole(.bert, to: .director), by: .bert).refused(.notAllowed(.admit))
        story.when(SetVisibility(.everyone), by: .bert).refused(.notAllowed(.admit))
        story.when(EndMembership(of: .fien), by: .bert).refused(.notAllowed(.admit))
    }

    @Test func `who was sent away writes no more`() throws {
        let story = try story().given(EndMembership(of: .carla))
        story.when(AddItem(Card.oak, id: "k"), by: .carla).refused(.notAllowed(.workOnBoard))
        story.when(ChangeItem("s", to: Goal.of("stad", "Anders"), seenAt: 99), by: .carla)
            .refused(.notAllowed(.setGoals))
        story.when(RemoveItem<Goal>("weg", reason: "weg", seenAt: 99), by: .carla).refused(.notAllowed(.read))
    }

    @Test func `who is no member writes nothing, also where everybody reads`() throws {
        let story = try story().given(SetVisibility(.everyone))
        story.when(AddItem(Card.oak, id: "k"), by: .gijs).refused(.notAllowed(.workOnBoard))
        story.when(AdmitMember(.gijs, as: .director), by: .gijs).refused(.notAllowed(.admit))
        #expect(story.process.isReadable(by: nil))
    }

    @Test func `a link opens only with its own secret`() throws {
        let story = try story().given(SetVisibility(.link(digest: .digest)))
        #expect(story.process.isReadable(by: nil, linkDigest: .digest))
        #expect(!story.process.isReadable(by: nil))
        #expect(!story.process.isReadable(by: .gijs, linkDigest: String(repeating: "0b", count: 32)))
        #expect(!story.process.isReadable(by: .gijs, linkDigest: ""))
        #expect(story.process.isReadable(by: .fien))
        // A link is for reading.
        story.when(AddItem(Card.oak, id: "k"), by: .gijs).refused(.notAllowed(.workOnBoard))
        let closed = try story.given(SetVisibility(.members))
        #expect(!closed.process.isReadable(by: nil, linkDigest: .digest))
    }

    @Test func `a process that was not started cannot be read`() {
        #expect(!AreaProcess().isReadable(by: nil))
    }

    /// Which events exist is fixed here, so that a new one gets its rights looked at.
    @Test func `the rights of every command are these`() throws {
        let process = try story().process
        func needs(_ command: some ProcessCommand) -> Right { command.claim(in: process).right }
        #expect(needs(StartProcess(.meerburg)) == .steer)
        #expect(needs(ChangeCharter(.meerburg, seenAt: 0)) == .steer)
        #expect(needs(EnterStep(.acting, reason: "", seenAt: 0)) == .steer)
        #expect(needs(DeliverProduct(.masterPlan, card: nil, summary: "")) == .steer)
        #expect(needs(AddItem(Party.stad)) == .keepParties)
        #expect(needs(AddItem(WorkingGroup(name: ""))) == .keepParties)
        #expect(needs(AddItem(Interest(party: "stad", title: ""))) == .voiceInterests)
        #expect(needs(AddItem(Goal.of("stad"))) == .setGoals)
        #expect(needs(AddItem(GoalRelation(first: "s", second: "w", sort: .meet, reason: ""))) == .setGoals)
        #expect(needs(AddItem(Card.oak)) == .workOnBoard)
        #expect(needs(AddItem(Trigger(title: "", sort: .social))) == .workOnBoard)
        #expect(
            needs(AddItem(Attachment(card: "k", name: "", mediaType: "", size: 0, sha256: ""))) == .workOnBoard)
        #expect(
            needs(AddItem(Activity(sort: .visit, title: "", day: try #require(CalendarDay("2022-01-01"))))) == .keepLog
        )
        #expect(needs(TakeDecision("", outcome: "", reason: "")) == .decide)
        #expect(needs(LayDownCanvas(seenAt: 0)) == .decide)
        #expect(needs(SetCanvasPartner("stad", nil, seenAt: 0)) == .fillCanvas)
    }
}
