import Planning
import Testing
import ProcessTestSupport

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

    @Test func `a partner says where a goal of their own party meets or clashes with another, and changes that`() throws
    {
        let relation = GoalRelation(first: "s", second: "w", sort: .clash, reason: "Ruimte")
        for person in [PersonID.carla, .dirk, .bert, .anna] {
            try story().when(AddItem(relation, id: "r"), by: person).then(ItemAdded(id: "r", item: relation))
            let story = try story().given(AddItem(relation, id: "r"), by: .bert)
            let changed = GoalRelation(first: "w", second: "s", sort: .meet, reason: "Samen graven")
            story.when(ChangeItem("r", to: changed, seenAt: 12), by: person)
                .then(ItemChanged(id: "r", item: changed))
            story.when(RemoveItem<GoalRelation>("r", reason: "Opgelost", seenAt: 12), by: person)
                .then(ItemRemoved<GoalRelation>(id: "r", reason: "Opgelost", title: "Ruimte"))
        }
        for person in [PersonID.eva, .fien, .gijs] {
            try story().when(AddItem(relation, id: "r"), by: person).refused(.notAllowed(.relateGoals))
        }
    }

    @Test func `a partner leaves what stands between goals of others alone`() throws {
        let story = try story().given(AddItem(Goal.of("buurt"), id: "b"))
        let ofOthers = GoalRelation(first: "w", second: "b", sort: .clash, reason: "Ruimte")
        story.when(AddItem(ofOthers, id: "r"), by: .carla).refused(.notAllowed(.relateGoals))
        let theirs = try story.given(AddItem(ofOthers, id: "r"))
        theirs.when(RemoveItem<GoalRelation>("r", reason: "weg", seenAt: 99), by: .carla)
            .refused(.notAllowed(.relateGoals))
        let own = GoalRelation(first: "s", second: "w", sort: .clash, reason: "Ruimte")
        // Taking it over, and leaving it behind with others.
        theirs.when(ChangeItem("r", to: own, seenAt: 99), by: .carla).refused(.notAllowed(.relateGoals))
        try story.given(AddItem(own, id: "r")).when(ChangeItem("r", to: ofOthers, seenAt: 99), by: .carla)
            .refused(.notAllowed(.relateGoals))
        // The water board has a goal in both.
        try story.given(AddItem(own, id: "r")).when(ChangeItem("r", to: ofOthers, seenAt: 99), by: .dirk)
            .then(ItemChanged(id: "r", item: ofOthers))
        // Goals that are not there are nobody's.
        let nowhere = GoalRelation(first: "x", second: "y", sort: .meet, reason: "Ruimte")
        story.when(AddItem(nowhere, id: "n"), by: .carla).refused(.notAllowed(.relateGoals))
        let half = GoalRelation(first: "s", second: "y", sort: .meet, reason: "Ruimte")
        story.when(AddItem(half, id: "n"), by: .carla).invalid("ander", .unknown)
    }

    @Test func `a party is scored, agreed for and differed for by its own people`() throws {
        let key = Dynamics.Key(party: "water", transition: .energy, scale: .district)
        let answer = DynamicsAnswer(marks: [.money: 1], reason: "")
        let story = try story().given(TakeDecision("B", outcome: "ja", reason: "want", id: "b"))
        story.when(ScoreDynamics(key, answer, seenAt: 99), by: .carla).refused(.notAllowed(.score))
        story.when(RecordDissent("b", party: "water", reason: "nee", seenAt: 99), by: .carla).refused(
            .notAllowed(.dissent))
        story.when(AgreeWithCanvas(1, for: "water", seenAt: 999), by: .carla).refused(.notAllowed(.agree))
        // Not even who directs agrees or differs for somebody else.
        for person in [PersonID.anna, .bert] {
            story.when(RecordDissent("b", party: "water", reason: "nee", seenAt: 99), by: person)
                .refused(.notAllowed(.dissent))
        }
        story.when(AgreeWithCanvas(1, for: "water", seenAt: 999), by: .anna).refused(.notAllowed(.agree))
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
        story.when(ChangeRole(.bert, to: .director, seenAt: 99), by: .bert).refused(.notAllowed(.admit))
        story.when(SetVisibility(.everyone, seenAt: 99), by: .bert).refused(.notAllowed(.admit))
        story.when(EndMembership(of: .fien, seenAt: 99), by: .bert).refused(.notAllowed(.admit))
    }

    @Test func `who was sent away writes no more`() throws {
        let story = try story().given(EndMembership(of: .carla, seenAt: 99))
        story.when(AddItem(Card.oak, id: "k"), by: .carla).refused(.notAllowed(.workOnBoard))
        story.when(ChangeItem("s", to: Goal.of("stad", "Anders"), seenAt: 99), by: .carla)
            .refused(.notAllowed(.setGoals))
        story.when(RemoveItem<Goal>("weg", reason: "weg", seenAt: 99), by: .carla).refused(.notAllowed(.read))
    }

    @Test func `who is no member writes nothing, also where everybody reads`() throws {
        let story = try story().given(SetVisibility(.everyone, seenAt: 99))
        story.when(AddItem(Card.oak, id: "k"), by: .gijs).refused(.notAllowed(.workOnBoard))
        story.when(AdmitMember(.gijs, as: .director), by: .gijs).refused(.notAllowed(.admit))
        #expect(story.process.isReadable(by: nil))
    }

    @Test func `a link opens only with its own secret`() throws {
        let story = try story().given(SetVisibility(.link(digest: .digest), seenAt: 99))
        #expect(story.process.isReadable(by: nil, linkDigest: .digest))
        #expect(!story.process.isReadable(by: nil))
        #expect(!story.process.isReadable(by: .gijs, linkDigest: String(repeating: "0b", count: 32)))
        #expect(!story.process.isReadable(by: .gijs, linkDigest: ""))
        #expect(story.process.isReadable(by: .fien))
        // A link is for reading.
        story.when(AddItem(Card.oak, id: "k"), by: .gijs).refused(.notAllowed(.workOnBoard))
        let closed = try story.given(SetVisibility(.members, seenAt: 99))
        #expect(!closed.process.isReadable(by: nil, linkDigest: .digest))
    }

    @Test func `a process that was not started cannot be read`() {
        #expect(!AreaProcess().isReadable(by: nil))
    }

    /// Every command there is, so that a new one gets its rights looked at.
    @Test func `the rights of every command are these`() throws {
        let process = try story().process
        let key = Dynamics.Key(party: "stad", transition: .energy, scale: .district)
        let situation = CooperationSituation(isEssential: true, isSymmetric: true, isCertain: true)
        let expected: [(any ProcessCommand, Right)] = [
            (StartProcess(.meerburg), .steer), (ChangeCharter(.meerburg, seenAt: 0), .steer),
            (EnterStep(.acting, reason: "", seenAt: 0), .steer),
            (DeliverProduct(.masterPlan, card: nil, summary: "", seenAt: 99), .steer),
            (AdmitMember(.gijs, as: .reader), .admit), (ChangeRole(.fien, to: .resident, seenAt: 0), .admit),
            (EndMembership(of: .fien, seenAt: 0), .admit), (SetVisibility(.everyone, seenAt: 0), .admit),
            (AddItem(Card.oak), .workOnBoard), (ChangeItem("s", to: Goal.of("stad"), seenAt: 0), .setGoals),
            (RemoveItem<Goal>("s", reason: "", seenAt: 0), .setGoals),
            (MoveCard("k", to: .start, .tactical, seenAt: 0), .workOnBoard),
            (SetCardState("k", to: .done, seenAt: 0), .workOnBoard),
            (TakeDecision("", outcome: "", reason: ""), .decide),
            (RecordDissent("b", party: "stad", reason: "", seenAt: 0), .dissent),
            (ScoreDynamics(key, DynamicsAnswer(marks: [:], reason: ""), seenAt: 0), .score),
            (
                DecideStartingPoints(
                    trigger: nil, leading: [], vision: "", reason: "", proposed: .init(trigger: nil, leading: []),
                    seenAt: 0), .decide
            ),
            (FillCanvas(nil, text: "", seenAt: 0), .fillCanvas),
            (SetCanvasPartner("stad", nil, seenAt: 0), .fillOwnPart),
            (LayDownCanvas(seenAt: 0), .decide), (AgreeWithCanvas(1, for: "stad", seenAt: 0), .agree),
            (ObjectToCanvas(1, for: "stad", reason: "", seenAt: 0), .agree),
            (DissentFromStartingPoints(party: "stad", reason: "", seenAt: 0), .dissent),
            (DissentFromStartingPoints(party: "leeg", reason: "", seenAt: 0), .dissentForAbsent),
            (ChooseCooperation(.planStudy, situation, form: .combine, reason: "", seenAt: 0), .decide),
        ]
        for (command, right) in expected { #expect(command.claim(in: process).right == right, "\(command)") }
        let names = expected.map { String(describing: type(of: $0.0)).prefix { $0 != "<" }.description }
        #expect(Set(names) == (try EveryCommandTests.commandsInSources()))
        // Leaving needs no right but the one to read.
        #expect(EndMembership(of: .fien, isSelf: true, seenAt: 0).claim(in: process).right == .read)
    }

    /// Every kind of item there is.
    @Test func `the rights of every kind of item are these`() throws {
        let process = try story().process
        let day = try #require(CalendarDay("2022-01-01"))
        func needs<Item: RegisterItem>(_ item: Item) -> (ItemKind, Right) {
            (Item.kind, AddItem(item).claim(in: process).right)
        }
        let found = [
            needs(Party.stad), needs(WorkingGroup(name: "")), needs(Interest(party: "stad", title: "")),
            needs(Goal.of("stad")), needs(GoalRelation(first: "s", second: "w", sort: .meet, reason: "")),
            needs(Card.oak), needs(Trigger(title: "", sort: .social)),
            needs(Attachment(card: "k", name: "", mediaType: "", size: 0, sha256: "")),
            needs(Activity(sort: .visit, title: "", day: day)), needs(CardJoint(first: "k", second: "l", reason: "")),
        ]
        let rights = Dictionary(uniqueKeysWithValues: found)
        #expect(
            rights == [
                .party: .keepParties, .group: .keepParties, .interest: .voiceInterests, .goal: .setGoals,
                .relation: .relateGoals, .card: .workOnBoard, .trigger: .workOnBoard, .attachment: .workOnBoard,
                .activity: .keepLog, .joint: .workOnBoard,
            ])
        // Decisions come by a command of their own; the rest of what can be added is above.
        let added = EventCatalogue.current.types.map(\.type).filter { $0.hasSuffix(".added") }
        #expect(Set(added) == Set(rights.keys.map { $0.rawValue + ".added" } + ["decision.added"]))
    }
}
