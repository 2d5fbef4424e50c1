import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct PartyTests {
    /// A process in which nothing but one thing refers to the party `vrij`.
    private func story(_ change: (Story) throws -> Story) throws -> Story {
        try change(
            Story.peopled().given(
                AddItem(Party(name: "Vrij", sort: .other, involvement: .informed, alliance: .society), id: "vrij")))
    }

    private func remove(_ story: Story) -> Outcome {
        story.when(RemoveItem<Party>("vrij", reason: "doet niet mee", seenAt: 99))
    }

    @Test func `a party that nothing refers to can go`() throws {
        remove(try story { $0 }).then(ItemRemoved<Party>(id: "vrij", reason: "doet niet mee", title: "Vrij"))
    }

    @Test func `a party is needed by whatever refers to it`() throws {
        let answer = DynamicsAnswer(marks: [.money: 2], reason: "")
        let proposal = StartingPoints.Proposal(trigger: nil, leading: [])
        let day = try #require(CalendarDay("2022-05-01"))
        let stories = [
            try story { try $0.given(AdmitMember(.gijs, as: .partner, for: "vrij")) },
            try story { try $0.given(AddItem(Interest(party: "vrij", title: "Rust"), id: "i")) },
            try story { try $0.given(AddItem(Goal.of("vrij"), id: "d")) },
            try story {
                try $0.given(
                    AddItem(
                        Card(title: "K", phase: .start, level: .tactical, alliance: .built, owner: "vrij"), id: "k"))
            },
            try story {
                try $0.given(SetCanvasPartner("vrij", .init(contribution: "Geld", goal: ""), seenAt: 10))
            },
            try story {
                try $0.given(
                    ScoreDynamics(
                        .init(party: "vrij", transition: .energy, scale: .district), answer, seenAt: 10))
            },
            try story { try $0.given(AddItem(WorkingGroup(name: "G", parties: ["vrij"]), id: "g")) },
            try story {
                try $0.given(AddItem(Activity(sort: .meeting, title: "O", day: day, parties: ["vrij"]), id: "a"))
            },
            try story { try $0.given(AddItem(Trigger(title: "Riool", sort: .underground, party: "vrij"), id: "t")) },
            try story {
                try $0.given(TakeDecision("B", outcome: "ja", reason: "want", id: "b"))
                    .given(RecordDissent("b", party: "vrij", reason: "liever niet", seenAt: 99))
            },
            try story {
                try $0.given(
                    DecideStartingPoints(
                        trigger: nil, leading: [.energy], vision: "", reason: "want", proposed: proposal, seenAt: 10)
                ).given(DissentFromStartingPoints(party: "vrij", reason: "te snel", seenAt: 99))
            },
            try story {
                var charter = Charter.meerburg
                charter.duties = [.initiator: "vrij"]
                return try $0.given(ChangeCharter(charter, seenAt: 10))
            },
            // It stands in a version, though it is no partner any more.
            try story {
                try $0.given(SetCanvasPartner("vrij", .init(contribution: "Geld", goal: ""), seenAt: 10))
                    .given(CanvasLaidDown(number: 1))
                    .given(SetCanvasPartner("vrij", nil, reason: "Klaar", seenAt: 99))
            },
            // It agreed once, though it is no partner any more.
            try story {
                $0.given(CanvasLaidDown(number: 1)).given(CanvasAgreed(number: 1, party: "vrij"))
            },
        ]
        for story in stories {
            remove(story).refused(.needed(.party))
            #expect(!story.process.referrers(to: .party, id: "vrij").isEmpty)
        }
    }

    @Test func `what refers to a party is told by kind and name`() throws {
        let story = try story {
            try $0.given(AdmitMember(.gijs, as: .partner, for: "vrij"))
                .given(AddItem(Interest(party: "vrij", title: "Rust"), id: "i"))
                .given(AddItem(Goal.of("vrij", "Groen"), id: "d"))
        }
        #expect(
            story.process.referrers(to: .party, id: "vrij") == [
                Referrer(kind: .member), Referrer(kind: .interest, title: "Rust"),
                Referrer(kind: .goal, title: "Groen"),
            ])
        #expect(story.process.referrers(to: .party, id: "weg").isEmpty)
        #expect(story.process.referrers(to: .goal, id: "d").isEmpty)
        #expect(story.process.referrers(to: .canvas, id: "vrij").isEmpty)
    }

    @Test func `two parties of one name are refused, and one that has its name keeps it`() throws {
        let story = try Story.peopled()
        func party(_ name: String, _ role: String = "") -> Party {
            Party(name: name, sort: .municipality, role: role, involvement: .cooperates, alliance: .built)
        }
        for name in ["Stad", "stad", "  STAD "] {
            story.when(AddItem(party(name), id: "p")).invalid("naam", .nameTaken)
        }
        story.when(ChangeItem("water", to: party("Stad"), seenAt: 99)).invalid("naam", .nameTaken)
        story.when(ChangeItem("stad", to: party("Stad", "Beheert"), seenAt: 99))
            .then(ItemChanged(id: "stad", item: party("Stad", "Beheert")))
        story.when(AddItem(party("Stad, afdeling beheer"), id: "p"))
            .then(ItemAdded(id: "p", item: party("Stad, afdeling beheer")))
        // Where two had one name already, either can be changed without giving it another.
        let old = story.given(ItemAdded(id: "dubbel", item: party("Stad")))
        old.when(ChangeItem("dubbel", to: party("Stad", "Bouwt"), seenAt: 99))
            .then(ItemChanged(id: "dubbel", item: party("Stad", "Bouwt")))
    }

    @Test func `a party needs a name`() throws {
        let nameless = Party(name: "\n", sort: .other, involvement: .informed, alliance: .society)
        try Story.begun().when(AddItem(nameless, id: "p")).invalid("naam", .empty)
        let long = Party(
            name: String(repeating: "a", count: 201), sort: .other, role: String(repeating: "a", count: 10_001),
            involvement: .informed, alliance: .society)
        try Story.begun().when(AddItem(long, id: "p")).refused(
            .invalid([FieldProblem("naam", .tooLong(most: 200)), FieldProblem("rol", .tooLong(most: 10_000))]))
    }

    @Test func `an interest is of a party that is there`() throws {
        let story = try Story.peopled()
        story.when(AddItem(Interest(party: "stad", title: "Groei"), id: "i"))
            .then(ItemAdded(id: "i", item: Interest(party: "stad", title: "Groei")))
        story.when(AddItem(Interest(party: "weg", title: "Groei"), id: "i")).invalid("partij", .unknown)
        story.when(AddItem(Interest(party: "stad", title: ""), id: "i")).invalid("titel", .empty)
        story.when(AddItem(Interest(party: "stad", title: "Groei", transitions: [.energy, .energy]), id: "i"))
            .invalid("transities", .twice)
    }
}
