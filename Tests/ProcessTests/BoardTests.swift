import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct BoardTests {
    /// Version 10.
    private func story() throws -> Story { try Story.peopled().given(AddItem(Card.oak, id: "k1")) }

    private func card(_ change: (inout Card) -> Void) -> Card {
        var card = Card.oak
        change(&card)
        return card
    }

    @Test func `a card goes to another place`() throws {
        try story().when(MoveCard("k1", to: .knowledge, .tactical, seenAt: 10), by: .carla)
            .then(CardMoved(id: "k1", phase: .knowledge, level: .tactical, title: "Bodemkaart"))
        try story().when(MoveCard("k1", to: .knowledge, .strategic, seenAt: 10)).refused(.nothingNew)
    }

    @Test func `a card keeps its question within a phase and leaves it behind outside, which the move says`() throws {
        let within = try story().given(MoveCard("k1", to: .knowledge, .tactical, seenAt: 10)).process
        #expect(within.cards["k1"]?.item.question == .knowledge)
        #expect(within.questionsLeft == [:])
        try story().when(MoveCard("k1", to: .ambitions, .tactical, seenAt: 10))
            .then(
                CardMoved(id: "k1", phase: .ambitions, level: .tactical, title: "Bodemkaart", leaves: .knowledge))
        let outside = try story().given(MoveCard("k1", to: .ambitions, .tactical, seenAt: 10)).process
        #expect(outside.cards["k1"]?.item.question == nil)
        #expect(outside.cards["k1"]?.item.phase == .ambitions)
        #expect(outside.questionsLeft == ["k1": .knowledge])
    }

    @Test func `a card that goes back gets its question back`() throws {
        let away = try story().given(MoveCard("k1", to: .ambitions, .tactical, seenAt: 10))
        away.when(MoveCard("k1", to: .knowledge, .tactical, seenAt: 11))
            .then(CardMoved(id: "k1", phase: .knowledge, level: .tactical, title: "Bodemkaart", takes: .knowledge))
        let back = try away.given(MoveCard("k1", to: .knowledge, .tactical, seenAt: 11)).process
        #expect(back.cards["k1"]?.item.question == .knowledge)
        #expect(back.questionsLeft == [:])
        // Elsewhere it has none to get back.
        let further = try away.given(MoveCard("k1", to: .anchoring, .tactical, seenAt: 11)).process
        #expect(further.cards["k1"]?.item.question == nil)
        #expect(further.questionsLeft == ["k1": .knowledge])
    }

    @Test func `a card can get a question of its new phase with the move`() throws {
        let story = try story()
        story.when(MoveCard("k1", to: .ambitions, .strategic, question: .priorities, seenAt: 10))
            .then(
                CardMoved(
                    id: "k1", phase: .ambitions, level: .strategic, title: "Bodemkaart", leaves: .knowledge,
                    takes: .priorities))
        story.when(MoveCard("k1", to: .ambitions, .strategic, question: .policy, seenAt: 10))
            .invalid("vraag", .unknown)
        // Another question in the same place is a change; the same one is none.
        story.when(MoveCard("k1", to: .knowledge, .strategic, question: .policy, seenAt: 10))
            .then(CardMoved(id: "k1", phase: .knowledge, level: .strategic, title: "Bodemkaart", takes: .policy))
        story.when(MoveCard("k1", to: .knowledge, .strategic, question: .knowledge, seenAt: 10)).refused(.nothingNew)
    }

    @Test func `a move of before questions were kept is read as it was`() throws {
        let payload = #"{"id":"k1","level":"tactisch","phase":"ambities","title":"Bodemkaart"}"#
        let event = try EventCatalogue.current.decode(type: "card.moved", schema: 1, payload: Array(payload.utf8))
        let process = try story().given(event).process
        #expect(process.cards["k1"]?.item.question == nil)
        #expect(process.questionsLeft == [:])
    }

    @Test(arguments: Card.State.allCases) func `a card gets every state`(_ state: Card.State) throws {
        if state == .open {
            try story().when(SetCardState("k1", to: state, seenAt: 10)).refused(.nothingNew)
        } else {
            try story().when(SetCardState("k1", to: state, seenAt: 10))
                .then(CardStateSet(id: "k1", state: state, title: "Bodemkaart"))
            #expect(
                try story().given(SetCardState("k1", to: state, seenAt: 10)).process.cards["k1"]?.item.state == state)
        }
    }

    @Test func `a question belongs to its phase`() throws {
        let story = try Story.begun()
        for question in BoardQuestion.allCases {
            for phase in BoardPhase.allCases {
                let card = Card(title: "K", phase: phase, level: .tactical, question: question, alliance: .built)
                if question.phase == phase {
                    story.when(AddItem(card, id: "k")).then(ItemAdded(id: "k", item: card))
                } else {
                    story.when(AddItem(card, id: "k")).invalid("vraag", .otherPhase)
                }
            }
        }
    }

    @Test func `a card has a title, and an owner that is there`() throws {
        let story = try Story.peopled()
        story.when(AddItem(card { $0.title = "" }, id: "k")).invalid("titel", .empty)
        story.when(AddItem(card { $0.title = String(repeating: "x", count: 201) }, id: "k"))
            .invalid("titel", .tooLong(most: 200))
        story.when(AddItem(card { $0.text = String(repeating: "x", count: 10_001) }, id: "k"))
            .invalid("tekst", .tooLong(most: 10_000))
        story.when(AddItem(card { $0.owner = "weg" }, id: "k")).invalid("eigenaar", .unknown)
    }

    @Test(arguments: ["http://a.nl", "https://a.nl/b?c=d#e", "https://münchen.example/x"])
    func `a link leads to the web`(_ address: String) throws {
        let linked = card { $0.links = [.init(label: "Zie", address: address)] }
        try Story.begun().when(AddItem(linked, id: "k")).then(ItemAdded(id: "k", item: linked))
    }

    @Test(arguments: [
        "", "a.nl", "javascript:alert(1)", "data:text/html,x", "ftp://a.nl", "https://", "file:///etc/passwd",
        "https://a.nl/" + String(repeating: "x", count: 2_000),
    ])
    func `a link to anything else is refused`(_ address: String) throws {
        let linked = card { $0.links = [.init(label: "Zie", address: address)] }
        try Story.begun().when(AddItem(linked, id: "k")).invalid("links", .notAnAddress)
    }

    @Test func `a card has at most twenty links`() throws {
        let link = Card.Link(label: "Zie", address: "https://a.nl")
        let full = card { $0.links = Array(repeating: link, count: 20) }
        try Story.begun().when(AddItem(full, id: "k")).then(ItemAdded(id: "k", item: full))
        try Story.begun().when(AddItem(card { $0.links = Array(repeating: link, count: 21) }, id: "k"))
            .invalid("links", .tooLong(most: 20))
    }

    @Test func `a file lies on a card that is there`() throws {
        let file = Attachment(card: "k1", name: "rapport.pdf", mediaType: "application/pdf", size: 9, sha256: .digest)
        try story().when(AddItem(file, id: "f"), by: .dirk).then(ItemAdded(id: "f", item: file))
        try Story.peopled().when(AddItem(file, id: "f")).invalid("kaart", .unknown)
    }

    @Test func `a file is of a kind and size that are taken, under a plain name`() throws {
        let story = try story()
        func add(
            _ name: String = "a.pdf", _ type: String = "application/pdf", _ size: Int = 1, _ sha: String = .digest
        ) -> Outcome {
            story.when(
                AddItem(Attachment(card: "k1", name: name, mediaType: type, size: size, sha256: sha), id: "f"))
        }
        for name in ["../a.pdf", "a\\b.pdf", ".htaccess"] { add(name).invalid("bestand", .kindNotTaken) }
        for type in ["text/html", "image/svg+xml", "application/javascript", ""] {
            add("a.pdf", type).invalid("bestand", .kindNotTaken)
        }
        add("a.pdf", "application/pdf", 20_000_001).invalid("bestand", .tooLong(most: 20_000_000))
        add("a.pdf", "application/pdf", 0).invalid("bestand", .empty)
        add("a.pdf", "application/pdf", -1).invalid("bestand", .empty)
        let path = "../" + String(repeating: "a", count: 61)
        for sha in ["", path, String(repeating: "g", count: 64), String.digest.uppercased()] {
            add("a.pdf", "application/pdf", 1, sha).invalid("bestand", .unknown)
        }
    }

    @Test func `a card is needed by its files, decisions and documents`() throws {
        let file = Attachment(card: "k1", name: "a.pdf", mediaType: "application/pdf", size: 9, sha256: .digest)
        for story in [
            try story().given(AddItem(file, id: "f")),
            try story().given(TakeDecision("B", outcome: "ja", reason: "want", card: "k1", id: "b")),
            try story().given(DeliverProduct(.startNote, card: "k1", summary: "kort", seenAt: 99)),
            try story().given(
                AddItem(Card(title: "Sleuf", phase: .start, level: .tactical, alliance: .built), id: "k2")
            )
            .given(AddItem(CardJoint(first: "k2", second: "k1", reason: "want"), id: "r")),
        ] {
            story.when(RemoveItem<Card>("k1", reason: "weg", seenAt: 99)).refused(.needed(.card))
        }
    }
}
