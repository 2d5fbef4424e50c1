import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct CanvasTests {
    private func part(_ contribution: String) -> Canvas.Partner { .init(contribution: contribution, goal: "Een doel") }

    /// Version 28: two partners, a goal and sixteen answers.
    private func complete() throws -> Story {
        var story = try Story.peopled()
            .given(SetCanvasPartner("stad", part("Geld"), seenAt: 9))
            .given(SetCanvasPartner("water", part("Grond"), seenAt: 10))
            .given(FillCanvas(nil, text: "Droge voeten", seenAt: 11))
        for question in CanvasQuestion.allCases {
            story = try story.given(FillCanvas(question, text: "Afgesproken", seenAt: 99))
        }
        return story
    }

    @Test func `a question is answered, and another answer waits for who wrote meanwhile`() throws {
        let story = try Story.peopled()
        story.when(FillCanvas(.control, text: "Om en om", seenAt: 9), by: .carla)
            .then(CanvasFilled(question: .control, text: "Om en om"))
        let filled = try story.given(FillCanvas(.control, text: "Om en om", seenAt: 9), by: .carla)
        filled.when(FillCanvas(.control, text: "Anders", seenAt: 9), by: .dirk)
            .refused(.changedMeanwhile(.canvas, id: "besluit-zeggenschap", since: Story.fact(10, .carla)))
        filled.when(FillCanvas(.disputes, text: "Anders", seenAt: 9), by: .dirk)
            .then(CanvasFilled(question: .disputes, text: "Anders"))
        filled.when(FillCanvas(.control, text: "Om en om", seenAt: 10)).refused(.nothingNew)
        story.when(FillCanvas(.control, text: "", seenAt: 9)).refused(.nothingNew)
        story.when(FillCanvas(.control, text: String(repeating: "x", count: 10_001), seenAt: 9))
            .invalid("besluit-zeggenschap", .tooLong(most: 10_000))
    }

    @Test func `the goal that all share is written`() throws {
        let story = try Story.peopled().given(FillCanvas(nil, text: "Samen", seenAt: 9), by: .dirk)
        #expect(story.process.canvas.sharedGoal == Canvas.Answer(text: "Samen", written: Story.fact(10, .dirk)))
        story.when(FillCanvas(nil, text: "Apart", seenAt: 9))
            .refused(.changedMeanwhile(.canvas, id: "doel", since: Story.fact(10, .dirk)))
    }

    @Test func `a partner puts something in`() throws {
        let story = try Story.peopled()
        story.when(SetCanvasPartner("stad", part("Geld"), seenAt: 9))
            .then(CanvasPartnerSet(party: "stad", partner: part("Geld")))
        story.when(SetCanvasPartner("stad", part(" "), seenAt: 9)).invalid("inbreng", .empty)
        story.when(SetCanvasPartner("weg", part("Geld"), seenAt: 9)).invalid("partij", .unknown)
        story.when(SetCanvasPartner("stad", nil, reason: "Klaar", seenAt: 9)).refused(.nothingNew)
        let set = try story.given(SetCanvasPartner("stad", part("Geld"), seenAt: 9), by: .carla)
        set.when(SetCanvasPartner("stad", part("Uren"), seenAt: 9))
            .refused(.changedMeanwhile(.canvas, id: "stad", since: Story.fact(10, .carla)))
        set.when(SetCanvasPartner("stad", nil, reason: "Klaar", seenAt: 10))
            .then(CanvasPartnerSet(party: "stad", partner: nil, reason: "Klaar"))
        set.when(SetCanvasPartner("stad", nil, seenAt: 10)).invalid("reden", .empty)
        // A reason that comes with a part is of no use.
        set.when(SetCanvasPartner("stad", part("Uren"), reason: "Zomaar", seenAt: 10))
            .then(CanvasPartnerSet(party: "stad", partner: part("Uren")))
    }

    @Test func `an empty canvas lacks partners, a goal and sixteen answers`() throws {
        let lacks = try Story.peopled().process.canvas.lacks
        #expect(lacks == [.partners, .sharedGoal] + CanvasQuestion.allCases.map { .question($0) })
        #expect(lacks.count == 18)
    }

    @Test func `an answer that was made empty lacks again`() throws {
        let story = try complete()
        #expect(story.process.canvas.lacks.isEmpty)
        let emptied = try story.given(FillCanvas(.scenarios, text: "", seenAt: 99))
        #expect(emptied.process.canvas.lacks == [.question(.scenarios)])
        emptied.when(LayDownCanvas(seenAt: 99)).invalid("canvas", .empty)
        let alone = try story.given(SetCanvasPartner("water", nil, reason: "Klaar", seenAt: 99))
        #expect(alone.process.canvas.lacks == [.partners])
    }

    @Test func `six themes hold sixteen questions`() {
        #expect(CanvasTheme.allCases.map(\.questions.count) == [3, 2, 4, 3, 2, 2])
    }

    @Test func `a complete canvas is laid down by who has seen it`() throws {
        let story = try complete()
        #expect(story.process.version == 28)
        story.when(LayDownCanvas(seenAt: 28), by: .bert).then(CanvasLaidDown(number: 1))
        story.when(LayDownCanvas(seenAt: 27))
            .refused(.changedMeanwhile(.canvas, id: "", since: Story.fact(28)))
        let laid = try story.given(LayDownCanvas(seenAt: 28))
        laid.when(LayDownCanvas(seenAt: 29)).refused(.nothingNew)
        let changed = try laid.given(FillCanvas(.phasing, text: "Tien jaar", seenAt: 29))
        #expect(changed.process.canvas.hasDraft)
        changed.when(LayDownCanvas(seenAt: 30)).then(CanvasLaidDown(number: 2))
    }

    @Test func `a partner who leaves makes a draft of the canvas`() throws {
        let laid = try complete().given(SetCanvasPartner("buurt", part("Kennis"), seenAt: 99))
            .given(LayDownCanvas(seenAt: 29))
        let left = try laid.given(SetCanvasPartner("buurt", nil, reason: "Geen tijd", seenAt: 30), by: .bert)
        #expect(left.process.canvas.hasDraft)
        left.when(LayDownCanvas(seenAt: 30))
            .refused(.changedMeanwhile(.canvas, id: "", since: Story.fact(31, .bert)))
        left.when(LayDownCanvas(seenAt: 31)).then(CanvasLaidDown(number: 2))
    }

    @Test func `each partner agrees with the last version, once`() throws {
        let laid = try complete().given(LayDownCanvas(seenAt: 28))
        laid.when(AgreeWithCanvas(1, for: "stad", seenAt: 999), by: .carla).then(CanvasAgreed(number: 1, party: "stad"))
        laid.when(AgreeWithCanvas(2, for: "stad", seenAt: 999), by: .carla).invalid("versie", .unknown)
        laid.when(AgreeWithCanvas(1, for: "buurt", seenAt: 999), by: .system).invalid("partij", .unknown)
        let agreed = try laid.given(AgreeWithCanvas(1, for: "stad", seenAt: 999), by: .carla)
        agreed.when(AgreeWithCanvas(1, for: "stad", seenAt: 999), by: .carla).refused(.alreadyDone)
        #expect(agreed.process.canvas.editions.last?.agreed == ["stad": Story.fact(30, .carla)])
        let second = try agreed.given(FillCanvas(.phasing, text: "Tien jaar", seenAt: 99))
            .given(LayDownCanvas(seenAt: 99))
        second.when(AgreeWithCanvas(1, for: "water", seenAt: 999), by: .dirk).invalid("versie", .unknown)
        #expect(second.process.canvas.editions.map(\.agreed.count) == [1, 0])
        try complete().when(AgreeWithCanvas(1, for: "stad", seenAt: 999), by: .carla).invalid("versie", .unknown)
    }
}
