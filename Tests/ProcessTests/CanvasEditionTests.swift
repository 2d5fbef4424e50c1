import Planning
import ProcessTestSupport
import Testing

@testable import Process

/// A version that was laid down keeps what it said and who sign it.
struct CanvasEditionTests {
    private func part(_ contribution: String) -> Canvas.Partner { .init(contribution: contribution, goal: "Een doel") }

    /// Version 29: the city and the water board are partners of version 1.
    private func laidDown() throws -> Story {
        var story = try Story.peopled()
            .given(SetCanvasPartner("stad", part("Geld"), seenAt: 9), by: .carla)
            .given(SetCanvasPartner("water", part("Grond"), seenAt: 10), by: .dirk)
            .given(FillCanvas(nil, text: "Droge voeten", seenAt: 11))
        for question in CanvasQuestion.allCases {
            story = try story.given(FillCanvas(question, text: "Afgesproken", seenAt: 99))
        }
        return try story.given(LayDownCanvas(seenAt: 99))
    }

    private func waiting(_ story: Story) -> [ItemID<Party>]? {
        story.process.progress.items.first { $0.requirement == .canvasAgreed }?.waitingFor
    }

    @Test func `a partner writes and takes off only the part of its own party, who directs all`() throws {
        let story = try laidDown()
        story.when(SetCanvasPartner("stad", nil, reason: "Weg ermee", seenAt: 29), by: .dirk)
            .refused(.notAllowed(.fillOwnPart))
        story.when(SetCanvasPartner("stad", part("Niets"), seenAt: 29), by: .dirk).refused(.notAllowed(.fillOwnPart))
        story.when(SetCanvasPartner("buurt", part("Tijd"), seenAt: 29), by: .dirk).refused(.notAllowed(.fillOwnPart))
        for person in [PersonID.carla, .bert, .anna] {
            story.when(SetCanvasPartner("stad", nil, reason: "Geen geld meer", seenAt: 29), by: person)
                .then(CanvasPartnerSet(party: "stad", partner: nil, reason: "Geen geld meer"))
        }
        // The questions are of all partners together.
        story.when(FillCanvas(.control, text: "Om en om", seenAt: 29), by: .dirk)
            .then(CanvasFilled(question: .control, text: "Om en om"))
    }

    @Test func `who leaves after a version was laid down is still asked to agree with it`() throws {
        let story = try laidDown().given(AgreeWithCanvas(1, for: "water", seenAt: 29), by: .dirk)
        #expect(waiting(story) == ["stad"])
        let left = try story.given(SetCanvasPartner("stad", nil, reason: "Geen geld meer", seenAt: 30), by: .bert)
        #expect(left.process.canvas.editions.last?.signatories == ["stad", "water"])
        #expect(waiting(left) == ["stad"], "leaving is no agreement")
        #expect(left.process.progress.items.first { $0.requirement == .canvasAgreed }?.isThere == false)
        #expect(
            left.process.canvas.left == [
                "stad": Canvas.Departure(reason: "Geen geld meer", recorded: Story.fact(31, .bert))
            ])
        left.when(AgreeWithCanvas(1, for: "stad", seenAt: 31), by: .carla)
            .then(CanvasAgreed(number: 1, party: "stad"))
        #expect(try waiting(left.given(AgreeWithCanvas(1, for: "stad", seenAt: 31), by: .carla)) == [])
        // What signs a version cannot be taken out of the process.
        try left.given(EndMembership(of: .carla, seenAt: 99))
            .when(RemoveItem<Party>("stad", reason: "Weg", seenAt: 99)).refused(.needed(.party))
    }

    @Test func `who becomes a partner later is not asked for the version before`() throws {
        let story = try laidDown().given(SetCanvasPartner("buurt", part("Tijd"), seenAt: 29))
        #expect(waiting(story) == ["stad", "water"])
        story.when(AgreeWithCanvas(1, for: "buurt", seenAt: 99), by: .system).invalid("partij", .unknown)
        story.when(ObjectToCanvas(1, for: "buurt", reason: "Te vaag", seenAt: 99), by: .system)
            .invalid("partij", .unknown)
    }

    @Test func `a partner does not agree, with a reason, and may agree after all`() throws {
        let story = try laidDown()
        story.when(ObjectToCanvas(1, for: "water", reason: "Te vaag", seenAt: 29), by: .dirk)
            .then(CanvasObjected(number: 1, party: "water", reason: "Te vaag"))
        story.when(ObjectToCanvas(1, for: "water", reason: " ", seenAt: 29), by: .dirk).invalid("reden", .empty)
        story.when(ObjectToCanvas(2, for: "water", reason: "Te vaag", seenAt: 29), by: .dirk)
            .invalid("versie", .unknown)
        for person in [PersonID.carla, .anna, .bert, .eva, .fien] {
            story.when(ObjectToCanvas(1, for: "water", reason: "Te vaag", seenAt: 29), by: person)
                .refused(.notAllowed(.agree))
        }
        let objected = try story.given(ObjectToCanvas(1, for: "water", reason: "Te vaag", seenAt: 29), by: .dirk)
        #expect(
            objected.process.canvas.editions.last?.objections == [
                "water": Canvas.Objection(reason: "Te vaag", recorded: Story.fact(30, .dirk))
            ])
        #expect(waiting(objected) == ["stad", "water"])
        objected.when(ObjectToCanvas(1, for: "water", reason: "Te vaag", seenAt: 30), by: .dirk)
            .refused(.nothingNew)
        // A colleague who did not see it does not agree over it.
        objected.when(AgreeWithCanvas(1, for: "water", seenAt: 29), by: .dirk)
            .refused(.changedMeanwhile(.canvas, id: "water", since: Story.fact(30, .dirk)))
        let agreed = try objected.given(AgreeWithCanvas(1, for: "water", seenAt: 30), by: .dirk)
        #expect(agreed.process.canvas.editions.last?.objections == [:])
        #expect(waiting(agreed) == ["stad"])
    }

    @Test func `an agreement is taken back by saying why, by who has seen it`() throws {
        let story = try laidDown().given(AgreeWithCanvas(1, for: "water", seenAt: 29), by: .dirk)
        story.when(ObjectToCanvas(1, for: "water", reason: "Toch niet", seenAt: 29), by: .dirk)
            .refused(.changedMeanwhile(.canvas, id: "water", since: Story.fact(30, .dirk)))
        let taken = try story.given(ObjectToCanvas(1, for: "water", reason: "Toch niet", seenAt: 30), by: .dirk)
        #expect(taken.process.canvas.editions.last?.agreed == [:])
        #expect(waiting(taken) == ["stad", "water"])
    }

    @Test func `versions tell what changed between them`() throws {
        let story = try laidDown()
            .given(SetCanvasPartner("stad", part("Meer geld"), seenAt: 99), by: .carla)
            .given(SetCanvasPartner("buurt", part("Tijd"), seenAt: 99))
            .given(FillCanvas(.scenarios, text: "Anders", seenAt: 99))
            .given(FillCanvas(.control, text: "Om en om", seenAt: 99))
            .given(LayDownCanvas(seenAt: 99))
            .given(FillCanvas(nil, text: "Ook schaduw", seenAt: 99))
        let editions = story.process.canvas.editions
        #expect(editions.count == 2)
        #expect(
            editions[1].text.changes(since: editions[0].text)
                == [.partner("buurt"), .partner("stad"), .question(.control), .question(.scenarios)])
        #expect(editions[0].text.partners["stad"] == part("Geld"), "what was laid down stays")
        #expect(story.process.canvas.text.changes(since: editions[1].text) == [.sharedGoal])
        #expect(editions[0].text.changes(since: editions[0].text) == [])
    }
}
