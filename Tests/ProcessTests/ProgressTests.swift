import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct ProgressTests {
    private func there(_ story: Story) -> Set<Requirement> {
        Set(story.process.progress.items.filter(\.isThere).map(\.requirement))
    }

    private func waiting(_ story: Story, for requirement: Requirement) -> [ItemID<Party>]? {
        story.process.progress.items.first { $0.requirement == requirement }?.waitingFor
    }

    @Test func `a process that was not started lacks everything`() {
        let progress = AreaProcess().progress
        #expect(progress.items.map(\.requirement) == Requirement.allCases)
        #expect(progress.items.allSatisfy { !$0.isThere && $0.waitingFor.isEmpty })
        #expect(progress.next?.requirement == .border)
        #expect(progress.step == .inventory)
        #expect(progress.lacking.count == 14)
    }

    @Test func `each act brings what it should, and nothing else`() throws {
        var story = try Story.begun()
        #expect(there(story) == [.border])
        var before = there(story)
        func expect(
            _ gained: Set<Requirement>, _ next: Story, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            #expect(there(next).subtracting(before) == gained, sourceLocation: sourceLocation)
            #expect(before.subtracting(there(next)).isEmpty, sourceLocation: sourceLocation)
            before = there(next)
            story = next
        }
        expect([], try story.given(AddItem(Party.stad, id: "stad")))
        expect([.parties], try story.given(AddItem(Party.water, id: "water")))
        var charter = Charter.meerburg
        charter.reasons = [.natural]
        expect([], try story.given(ChangeCharter(charter, seenAt: 99)))
        charter.boundary = "Tussen vaart en dijk"
        expect([.boundaryReason], try story.given(ChangeCharter(charter, seenAt: 99)))
        charter.trigger = "Het riool"
        expect([.trigger], try story.given(ChangeCharter(charter, seenAt: 99)))
        charter.duties = [.initiator: "stad"]
        expect([.initiator], try story.given(ChangeCharter(charter, seenAt: 99)))
        charter.vision = "Een wijk met ruimte voor water"
        expect([.vision], try story.given(ChangeCharter(charter, seenAt: 99)))
        expect([.comingWork], try story.given(AddItem(Trigger(title: "Riool", sort: .underground), id: "t")))
        func score(_ party: ItemID<Party>) -> ScoreDynamics {
            ScoreDynamics(
                .init(party: party, transition: .energy, scale: .district),
                DynamicsAnswer(marks: [.money: 1], reason: ""), seenAt: 99)
        }
        expect([], try story.given(score("stad")))
        expect([.dynamics], try story.given(score("water")))
        expect(
            [.startingPoints],
            try story.given(
                DecideStartingPoints(
                    trigger: "t", leading: [.energy], vision: "", reason: "want",
                    proposed: .init(trigger: "t", leading: []), seenAt: 99)))
        expect([], try story.given(AddItem(Interest(party: "stad", title: "Groei"), id: "i1")))
        expect([.interests], try story.given(AddItem(Interest(party: "water", title: "Peil"), id: "i2")))
        expect([], try story.given(AddItem(Goal.of("stad"), id: "d1")))
        expect([.goals], try story.given(AddItem(Goal.of("water"), id: "d2")))
        // A story is told in 2022: ten years on is 2032.
        expect([], try story.given(AddItem(goal("2050-01-01"), id: "d3")))
        expect([], try story.given(AddItem(goal("2040-01-01", towards: "d3"), id: "d4")))
        expect([], try story.given(AddItem(goal("2030-01-01"), id: "d5")))
        expect([.tenYears], try story.given(AddItem(goal("2031-01-01", towards: "d4"), id: "d6")))
        expect(
            [.relations],
            try story.given(
                AddItem(GoalRelation(first: "d1", second: "d2", sort: .meet, reason: "Samen"), id: "r")))
        for question in BoardQuestion.allCases {
            let requirement = try #require(Requirement.allCases.first { $0.question == question })
            let id = try #require(ItemID<Card>(rawValue: "k" + question.rawValue))
            let card = Card(
                title: "K", phase: question.phase, level: .tactical, question: question, alliance: .built)
            expect([], try story.given(AddItem(card, id: id)))
            guard question.isForEachAlliance else {
                expect([requirement], try story.given(SetCardState(id, to: .done, seenAt: 99)))
                continue
            }
            expect([], try story.given(SetCardState(id, to: .done, seenAt: 99)))
            expect([], try story.given(AddItem(ambition(.natural), id: "kn")))
            expect([requirement], try story.given(AddItem(ambition(.society), id: "km")))
        }
        for product in Product.allCases {
            expect(
                [product.requirement], try story.given(DeliverProduct(product, card: nil, summary: "Kort", seenAt: 99)))
        }
        expect([], try story.given(SetCanvasPartner("stad", .init(contribution: "Geld", goal: ""), seenAt: 99)))
        expect([], try story.given(SetCanvasPartner("water", .init(contribution: "Grond", goal: ""), seenAt: 99)))
        expect([], try story.given(FillCanvas(nil, text: "Samen", seenAt: 99)))
        for question in CanvasQuestion.allCases {
            expect([], try story.given(FillCanvas(question, text: "Zo", seenAt: 99)))
        }
        expect([.canvas], try story.given(LayDownCanvas(seenAt: 999)))
        expect([], try story.given(AgreeWithCanvas(1, for: "stad", seenAt: 999), by: .system))
        expect([.canvasAgreed], try story.given(AgreeWithCanvas(1, for: "water", seenAt: 999), by: .system))
        #expect(there(story) == Set(Requirement.allCases))
        #expect(story.process.progress.next == nil)
        #expect(story.process.progress.lacking.isEmpty)
    }

    private func goal(_ day: String, towards: ItemID<Goal>? = nil) throws -> Goal {
        var goal = Goal.of("stad", towards: towards)
        let deadline: CalendarDay = try #require(CalendarDay(day))
        goal.deadline = deadline
        return goal
    }

    private func ambition(_ alliance: Alliance, _ state: Card.State = .done, owner: ItemID<Party>? = nil) -> Card {
        Card(
            title: "Ambitie", phase: .ambitions, level: .strategic, question: .ambitions, alliance: alliance,
            state: state, owner: owner)
    }

    @Test func `the ambitions are there when each of the three alliances has them`() throws {
        let story = try Story.peopled()
            .given(AddItem(ambition(.natural, owner: "water"), id: "a"))
            .given(AddItem(ambition(.built, .running, owner: "stad"), id: "b"))
        #expect(!there(story).contains(.ambitions))
        #expect(story.process.alliancesLacking(in: .ambitions) == [.built, .society])
        #expect(waiting(story, for: .ambitions) == ["stad"])
        let two = try story.given(SetCardState("b", to: .done, seenAt: 99))
        #expect(two.process.alliancesLacking(in: .ambitions) == [.society])
        #expect(!there(two).contains(.ambitions))
        let three = try two.given(AddItem(ambition(.society), id: "c"))
        #expect(three.process.alliancesLacking(in: .ambitions) == [])
        #expect(there(three).contains(.ambitions))
        // The other questions need one card.
        #expect(story.process.alliancesLacking(in: .policy) == [])
    }

    @Test func `reasoning back takes a goal beyond ten years with a step within them`() throws {
        // 2022 + 10 = 2032; what was called a step may have any deadline in an old journal.
        func isThere(_ far: String, _ near: String) throws -> Bool {
            there(
                try Story.peopled().given(AddItem(goal(far), id: "ver"))
                    .given(ItemAdded(id: "stap", item: goal(near, towards: "ver")))
            ).contains(.tenYears)
        }
        #expect(try isThere("2050-01-01", "2030-01-01"))
        #expect(try !isThere("2050-01-01", "2060-01-01"))
        #expect(try !isThere("2050-01-01", "2033-01-01"))
        #expect(try !isThere("2031-01-01", "2030-01-01"))
    }

    @Test func `going on says what stays behind, and going back leaves nothing`() throws {
        let progress = try Story.peopled().given(EnterStep(.interests, reason: "Door", seenAt: 99)).process.progress
        #expect(progress.lacking(before: .inventory).isEmpty)
        #expect(progress.lacking(before: .interests).isEmpty)
        let behind = progress.lacking(before: .packages)
        #expect(behind.contains { $0.requirement == .goals } && behind.contains { $0.requirement == .trigger })
        #expect(behind.allSatisfy { $0.requirement.place.step < .packages })
        #expect(progress.lacking(before: .startNote).isEmpty)
        #expect(progress.lacking(before: .evaluation).contains { $0.requirement == .masterPlan })
    }

    @Test func `it tells who has to move`() throws {
        let story = try Story.peopled()
        // The residents participate: nothing waits for them.
        #expect(waiting(story, for: .interests) == ["stad", "water"])
        let one = try story.given(AddItem(Interest(party: "stad", title: "Groei"), id: "i"))
        #expect(waiting(one, for: .interests) == ["water"])
        #expect(waiting(story, for: .goals) == ["stad", "water"])
        #expect(waiting(story, for: .dynamics) == ["stad", "water"])
        #expect(waiting(story, for: .canvasAgreed) == [])
        #expect(waiting(story, for: .border) == [])
    }

    @Test func `a card that is not done waits for its owner`() throws {
        let card = Card(
            title: "Bodem", phase: .knowledge, level: .tactical, question: .knowledge, alliance: .natural,
            owner: "water")
        let story = try Story.peopled().given(AddItem(card, id: "k"))
        #expect(waiting(story, for: .knowledge) == ["water"])
        #expect(!there(story).contains(.knowledge))
        let stopped = try story.given(SetCardState("k", to: .stopped, seenAt: 99))
        #expect(waiting(stopped, for: .knowledge) == [])
        #expect(!there(stopped).contains(.knowledge))
        let done = try story.given(SetCardState("k", to: .done, seenAt: 99))
        #expect(waiting(done, for: .knowledge) == [])
        #expect(there(done).contains(.knowledge))
    }

    @Test func `a later step asks for more, and going back for less`() throws {
        let story = try Story.peopled()
        let first = story.process.progress.lacking
        #expect(first.allSatisfy { $0.requirement.place.step == .inventory })
        let later = try story.given(EnterStep(.packages, reason: "Door", seenAt: 99))
        #expect(later.process.progress.lacking.count > first.count)
        #expect(later.process.progress.lacking.first?.requirement == first.first?.requirement)
        let back = try later.given(EnterStep(.inventory, reason: "Terug", seenAt: 99))
        #expect(back.process.progress.lacking == first)
    }

    @Test func `what is to do lies in every step and phase of all four documents`() {
        let places = Requirement.allCases.map(\.place)
        #expect(Set(places.map(\.step)) == Set(MethodStep.allCases))
        #expect(Set(places.map(\.phase)) == Set(GuidePhase.allCases))
        let steps = NaturalAllianceStep.allCases.map { NaturalAlliancePlace.step($0) }
        let tracks = NaturalAllianceTrack.allCases.map { NaturalAlliancePlace.track($0) }
        #expect(Set(places.map(\.alliance)) == Set(steps + tracks))
        #expect(Set(places.map(\.board)) == Set(BoardPhase.allCases))
        #expect(Set(Requirement.allCases.compactMap(\.question)) == Set(BoardQuestion.allCases))
        #expect(Set(Requirement.allCases.compactMap(\.product)) == Set(Product.allCases))
        // A question is asked in the phase of the board that the requirement lies in.
        for requirement in Requirement.allCases {
            if let question = requirement.question { #expect(question.phase == requirement.place.board) }
        }
        for product in Product.allCases { #expect(product.requirement.product == product) }
    }

    @Test func `counting by phase adds up to everything`() throws {
        let progress = try Story.peopled().process.progress
        let counts = GuidePhase.allCases.map { phase in progress.count { $0.phase == phase } }
        #expect(counts.map(\.all).reduce(0, +) == Requirement.allCases.count)
        #expect(counts.map(\.there).reduce(0, +) == 2)
    }

    @Test func `phases and questions are numbered as in the documents`() {
        #expect(BoardPhase.allCases.map(\.numeral) == ["I", "II", "III", "IV", "V"])
        #expect(BoardQuestion.allCases.map(\.letter).joined() == "ABCDEFGHIJ")
        #expect(BoardPhase.allCases.map { $0.questions.count } == [2, 2, 2, 2, 2])
        #expect(MethodStep.allCases.map(\.number) == [1, 2, 3, 4, 5])
        #expect(MethodStep.inventory < .interests)
        #expect(GuidePhase.allCases.map(\.number) == [1, 2, 3, 4, 5])
        #expect(NaturalAllianceStep.allCases.map(\.number) == [1, 2, 3, 4, 5])
    }
}
