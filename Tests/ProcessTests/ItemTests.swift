import Planning
import Testing
import ProcessTestSupport

@testable import Process

/// What holds for every register, shown on cards.
struct ItemTests {
    private let changed = Card(
        title: "Bodemkaart 2", phase: .knowledge, level: .strategic, question: .knowledge, alliance: .natural)

    /// Version 10.
    private func story() throws -> Story { try Story.peopled().given(AddItem(Card.oak, id: "k1")) }

    @Test func `an item is added with who added it`() throws {
        try Story.peopled().when(AddItem(Card.oak, id: "k1"), by: .carla).then(ItemAdded(id: "k1", item: Card.oak))
        let entry = try Story.peopled().given(AddItem(Card.oak, id: "k1"), by: .carla).process.cards["k1"]
        #expect(entry?.added == Story.fact(10, .carla))
        #expect(entry?.changed == Story.fact(10, .carla))
    }

    @Test func `adding twice does it once`() throws {
        try story().when(AddItem(Card.oak, id: "k1")).refused(.alreadyDone)
    }

    @Test func `an item is changed by who saw it as it is`() throws {
        try story().when(ChangeItem("k1", to: changed, seenAt: 10)).then(ItemChanged(id: "k1", item: changed))
        let entry = try story().given(ChangeItem("k1", to: changed, seenAt: 10), by: .dirk).process.cards["k1"]
        #expect(entry?.item == changed)
        #expect(entry?.added == Story.fact(10))
        #expect(entry?.changed == Story.fact(11, .dirk))
    }

    @Test func `a change of what somebody else changed meanwhile names who and when`() throws {
        let story = try story().given(SetCardState("k1", to: .running, seenAt: 10), by: .dirk)
        let refusal = ProcessRefusal.changedMeanwhile(.card, id: "k1", since: Story.fact(11, .dirk))
        story.when(ChangeItem("k1", to: changed, seenAt: 10), by: .carla).refused(refusal)
        story.when(RemoveItem<Card>("k1", reason: "dubbel", seenAt: 10), by: .carla).refused(refusal)
        story.when(MoveCard("k1", to: .start, .tactical, seenAt: 10), by: .carla).refused(refusal)
        story.when(SetCardState("k1", to: .done, seenAt: 10), by: .carla).refused(refusal)
        story.when(ChangeItem("k1", to: changed, seenAt: 11), by: .carla).then(ItemChanged(id: "k1", item: changed))
    }

    @Test func `what changed elsewhere is no conflict`() throws {
        let story = try story().given(AddItem(Card.oak, id: "k2"), by: .dirk)
        story.when(ChangeItem("k1", to: changed, seenAt: 10)).then(ItemChanged(id: "k1", item: changed))
    }

    @Test func `an unchanged change is nothing new`() throws {
        try story().when(ChangeItem("k1", to: Card.oak, seenAt: 10)).refused(.nothingNew)
    }

    @Test func `an item is taken away with a reason, and stays away`() throws {
        try story().when(RemoveItem<Card>("k1", reason: " ", seenAt: 10)).invalid("reden", .empty)
        try story().when(RemoveItem<Card>("k1", reason: "dubbel", seenAt: 10))
            .then(ItemRemoved<Card>(id: "k1", reason: "dubbel", title: "Bodemkaart"))
        let gone = try story().given(RemoveItem<Card>("k1", reason: "dubbel", seenAt: 10))
        #expect(gone.process.cards.isEmpty)
        gone.when(ChangeItem("k1", to: changed, seenAt: 11)).refused(.gone(.card))
        gone.when(RemoveItem<Card>("k1", reason: "dubbel", seenAt: 11)).refused(.gone(.card))
        gone.when(MoveCard("k1", to: .start, .tactical, seenAt: 11)).refused(.gone(.card))
        gone.when(SetCardState("k1", to: .done, seenAt: 11)).refused(.gone(.card))
    }

    @Test func `a partner who comes second hears that it is gone, not that it is forbidden`() throws {
        let gone = try Story.peopled().given(AddItem(Goal.of("stad"), id: "d1"), by: .carla)
            .given(RemoveItem<Goal>("d1", reason: "vervallen", seenAt: 10))
        gone.when(RemoveItem<Goal>("d1", reason: "vervallen", seenAt: 10), by: .carla).refused(.gone(.goal))
        gone.when(ChangeItem("d1", to: Goal.of("stad", "Anders"), seenAt: 10), by: .carla).refused(.gone(.goal))
    }

    @Test func `an id is 1 to 40 lower-case letters, digits and hyphens`() {
        for good in ["a", "0", "a-b", String(repeating: "x", count: 40)] {
            #expect(ItemID<Card>(rawValue: good)?.rawValue == good)
        }
        for bad in ["", "A", "a b", "a/b", "é", "..", String(repeating: "x", count: 41)] {
            #expect(ItemID<Card>(rawValue: bad) == nil)
        }
        let many = Set((0..<1_000).map { _ in ItemID<Card>.random() })
        #expect(many.count == 1_000)
        #expect(many.allSatisfy { ItemID<Card>(rawValue: $0.rawValue) == $0 })
    }
}
