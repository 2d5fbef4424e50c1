import Foundation
import Planning
import Testing
import ProcessTestSupport

@testable import Process

/// Nothing is overwritten unseen: what replaces or takes away something says what its sender saw.
struct StandingTests {
    @Test func `a document that somebody else delivered meanwhile is not replaced unseen`() throws {
        let story = try Story.peopled().given(
            DeliverProduct(.startNote, card: nil, summary: "Van Bert", seenAt: 9), by: .bert)
        story.when(DeliverProduct(.startNote, card: nil, summary: "Van Anna", seenAt: 9))
            .refused(.changedMeanwhile(.product, id: "startnotitie", since: Story.fact(10, .bert)))
        story.when(DeliverProduct(.startNote, card: nil, summary: "Van Anna", seenAt: 10))
            .then(ProductDelivered(product: .startNote, card: nil, summary: "Van Anna", lacking: []))
        // Another document is another thing.
        story.when(DeliverProduct(.masterPlan, card: nil, summary: "Van Anna", seenAt: 9))
            .then(
                ProductDelivered(
                    product: .masterPlan, card: nil, summary: "Van Anna",
                    lacking: story.process.progress.lacking(before: .masterPlan).map(\.requirement)))
    }

    @Test func `a role that somebody else gave meanwhile is neither replaced nor taken away unseen`() throws {
        let story = try Story.peopled().given(ChangeRole(.bert, to: .director, seenAt: 9))
            .given(ChangeRole(.fien, to: .resident, for: "buurt", seenAt: 10), by: .bert)
        let refusal = ProcessRefusal.changedMeanwhile(.member, id: "fien", since: Story.fact(11, .bert))
        story.when(ChangeRole(.fien, to: .partner, for: "stad", seenAt: 10)).refused(refusal)
        story.when(EndMembership(of: .fien, seenAt: 10)).refused(refusal)
        story.when(EndMembership(of: .fien, isSelf: true, seenAt: 10), by: .fien).refused(refusal)
        story.when(EndMembership(of: .fien, isSelf: true, seenAt: 11), by: .fien).then(MemberLeft(person: .fien))
        story.when(EndMembership(of: .eva, seenAt: 10)).then(MemberLeft(person: .eva))
    }

    @Test func `who may read along is not changed unseen`() throws {
        let story = try Story.peopled().given(SetVisibility(.everyone, seenAt: 9))
        story.when(SetVisibility(.link(digest: .digest), seenAt: 9))
            .refused(.changedMeanwhile(.visibility, id: "", since: Story.fact(10)))
        story.when(SetVisibility(.members, seenAt: 10)).then(VisibilitySet(visibility: .members))
    }

    @Test func `a view of one's party is not replaced unseen, and that of another party is none of its business`()
        throws
    {
        let story = try Story.peopled().given(TakeDecision("B", outcome: "ja", reason: "want", id: "b"))
            .given(RecordDissent("b", party: "water", reason: "Te vroeg", seenAt: 10), by: .dirk)
        story.when(RecordDissent("b", party: "water", reason: "Te duur", seenAt: 10), by: .dirk)
            .refused(.changedMeanwhile(.decision, id: "b", since: Story.fact(11, .dirk)))
        story.when(RecordDissent("b", party: "stad", reason: "Te duur", seenAt: 10), by: .carla)
            .then(DissentRecorded(id: "b", dissent: .init(party: "stad", reason: "Te duur")))
    }

    @Test func `a decision is not replaced twice unseen`() throws {
        let story = try Story.peopled().given(TakeDecision("B", outcome: "ja", reason: "want", id: "b"))
            .given(
                TakeDecision("B", outcome: "nee", reason: "toch niet", replaces: "b", seenAt: 10, id: "c"), by: .bert)
        story.when(TakeDecision("B", outcome: "half", reason: "want", replaces: "b", seenAt: 10, id: "d"))
            .refused(.changedMeanwhile(.decision, id: "c", since: Story.fact(11, .bert)))
        #expect(
            try story.given(TakeDecision("B", outcome: "half", reason: "want", replaces: "b", seenAt: 11, id: "d"))
                .process.decisions.count == 3)
        // Sent twice it is done once.
        story.when(
            TakeDecision("B", outcome: "nee", reason: "toch niet", replaces: "b", seenAt: 10, id: "c"), by: .bert
        )
        .refused(.alreadyDone)
    }

    @Test func `a partner that was taken off the canvas does not come back unseen`() throws {
        let partner = Canvas.Partner(contribution: "Geld", goal: "Rust")
        let story = try Story.peopled().given(SetCanvasPartner("stad", partner, seenAt: 9))
            .given(SetCanvasPartner("stad", nil, reason: "Klaar", seenAt: 10), by: .bert)
        story.when(SetCanvasPartner("stad", partner, seenAt: 10))
            .refused(.changedMeanwhile(.canvas, id: "stad", since: Story.fact(11, .bert)))
        let back = try story.given(SetCanvasPartner("stad", partner, seenAt: 11))
        #expect(back.process.canvas.left == [:])
    }

    @Test func `who asks for what stands there already hears of no conflict`() throws {
        let story = try Story.peopled().given(ChangeRole(.fien, to: .resident, seenAt: 9))
            .given(SetVisibility(.everyone, seenAt: 9)).given(ChangeCharter(.meerburg, seenAt: 9).named("Zuid"))
        story.when(ChangeRole(.fien, to: .resident, seenAt: 9)).refused(.nothingNew)
        story.when(SetVisibility(.everyone, seenAt: 9)).refused(.nothingNew)
        story.when(ChangeCharter(.meerburg, seenAt: 9).named("Zuid")).refused(.nothingNew)
    }

    @Test func `both texts come first, and what is not in order after that`() throws {
        let story = try Story.peopled().given(ChangeRole(.fien, to: .resident, seenAt: 9))
        story.when(ChangeRole(.fien, to: .partner, seenAt: 9))
            .refused(.changedMeanwhile(.member, id: "fien", since: Story.fact(10)))
        story.when(ChangeRole(.fien, to: .partner, seenAt: 10)).invalid("partij", .empty)
    }
}

extension ChangeCharter {
    /// The same with another name.
    fileprivate func named(_ name: String) -> ChangeCharter {
        var charter = charter
        charter.name = name
        return ChangeCharter(charter, seenAt: seenAt)
    }
}
