import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct StepTests {
    @Test func `a process goes on, and back, with a reason`() throws {
        let story = try Story.peopled()
        let lacking = story.process.progress.lacking(before: .interests).map(\.requirement)
        #expect(lacking.contains(.trigger) && !lacking.contains(.parties))
        story.when(EnterStep(.interests, reason: "Alles bekend", seenAt: 9), by: .bert)
            .then(StepEntered(step: .interests, reason: "Alles bekend", lacking: lacking))
        story.when(EnterStep(.interests, reason: " ", seenAt: 9)).invalid("reden", .empty)
        story.when(EnterStep(.inventory, reason: "Opnieuw", seenAt: 9)).refused(.nothingNew)
        let back = try story.given(EnterStep(.packages, reason: "Door", seenAt: 9), by: .bert)
            .given(EnterStep(.inventory, reason: "De bodem bleek anders", seenAt: 10))
        #expect(
            back.process.step
                == StepEntered(step: .inventory, reason: "De bodem bleek anders", fact: Story.fact(11), lacking: []))
    }

    @Test func `who entered a step meanwhile is named`() throws {
        try Story.peopled().given(EnterStep(.interests, reason: "Door", seenAt: 9), by: .bert)
            .when(EnterStep(.packages, reason: "Door", seenAt: 9))
            .refused(.changedMeanwhile(.step, id: "", since: Story.fact(10, .bert)))
    }

    @Test func `a document is delivered, and a newer version of it`() throws {
        let story = try Story.peopled().given(AddItem(Card.oak, id: "k"))
        story.when(DeliverProduct(.startNote, card: "k", summary: "Zo beginnen we", seenAt: 99), by: .bert)
            .then(ProductDelivered(product: .startNote, card: "k", summary: "Zo beginnen we", lacking: []))
        // A late document can be delivered early; what earlier phases lack is written down with it.
        let lacking = story.process.progress.lacking(before: .evaluation).map(\.requirement)
        #expect(lacking.contains(.startNote) && lacking.contains(.masterPlan))
        story.when(DeliverProduct(.evaluation, card: nil, summary: "Geleerd", seenAt: 99))
            .then(ProductDelivered(product: .evaluation, card: nil, summary: "Geleerd", lacking: lacking))
        story.when(DeliverProduct(.startNote, card: "weg", summary: "Zo", seenAt: 99)).invalid("kaart", .unknown)
        story.when(DeliverProduct(.startNote, card: nil, summary: "", seenAt: 99)).invalid("samenvatting", .empty)
        let delivered = try story.given(DeliverProduct(.startNote, card: "k", summary: "Zo beginnen we", seenAt: 99))
        delivered.when(DeliverProduct(.startNote, card: "k", summary: "Zo beginnen we", seenAt: 99)).refused(
            .nothingNew)
        let newer = try delivered.given(
            DeliverProduct(.startNote, card: "k", summary: "Versie twee", seenAt: 99), by: .bert)
        #expect(
            newer.process.products == [
                .startNote: DeliveredProduct(card: "k", summary: "Versie twee", delivered: Story.fact(12, .bert))
            ])
    }
}
