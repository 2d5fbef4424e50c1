import Foundation
import Journal
import NIOCore
import People
import Planning
import Process
import ProcessService
import Testing
import ProcessTestSupport

/// Who looks at a process: somebody in each role, somebody who is signed in and takes no part, and nobody.
enum Who: String, CaseIterable, Sendable {
    /// Directs.
    case anna
    /// Leads the project.
    case bert
    /// Speaks for the city.
    case carla
    /// Speaks for the water board.
    case dirk
    /// Lives there, and speaks for the neighbourhood.
    case eva
    /// Reads along.
    case fien
    /// Takes no part.
    case gijs
    /// Is not signed in.
    case nobody

    static let members: [Who] = [.anna, .bert, .carla, .dirk, .eva, .fien]
    static let signedIn: [Who] = members + [.gijs]
}

/// A town with area processes that have a little of everything in them.
struct ProcessTown: Sendable {
    let town: Town
    let service: ProcessService
    let persons: [Who: PersonID]
    private let folder: URL

    init(postman: Postman? = nil) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID().uuidString)")
        let files = AttachmentStore(path: folder.path)
        // The file of every process: its digest stands in `addBoard`.
        _ = try files.keep(Array("abc".utf8))
        town = try Town(journal: MemoryJournal(), attachments: files, postman: postman)
        service = try #require(town.processes)
        var persons: [Who: PersonID] = [:]
        for who in Who.signedIn { persons[who] = try await town.add(who.rawValue).id }
        self.persons = persons
    }

    /// Puts away the files that were sent.
    func clear() { try? FileManager.default.removeItem(at: folder) }

    func id(_ who: Who) throws -> PersonID { try #require(persons[who]) }

    /// Runs a test with everybody signed in, in a browser each.
    func visit(_ test: @Sendable ([Who: Browser]) async throws -> Void) async throws {
        try await town.visit { street in
            var browsers: [Who: Browser] = [:]
            for (number, who) in Who.allCases.enumerated() {
                let browser = street.browser(at: "198.51.100.\(number)")
                if who != .nobody { #expect(try await browser.signIn(who.rawValue).status == 303) }
                browsers[who] = browser
            }
            try await test(browsers)
        }
        clear()
    }

    /// Does something as somebody.
    func given(_ command: some ProcessCommand, in stream: StreamID, by who: Who = .anna) async throws {
        try await service.perform(command, in: stream, by: id(who))
    }

    /// How many events a process has.
    func version(_ stream: StreamID) async throws -> Int {
        try #require(try await service.process(stream)).version
    }

    /// A process that Anna directs, with somebody in every role and one of everything. The names of the items tell what
    /// they are: cards `kaart` (with a file, a decision and a document) and `los`, a card `weg` that was taken away.
    @discardableResult
    func begin(_ name: String = "meerburg") async throws -> StreamID {
        let stream = try #require(StreamID(rawValue: name))
        func given(_ command: some ProcessCommand, by who: Who = .anna) async throws {
            try await self.given(command, in: stream, by: who)
        }
        let areas = ["BU90010100", "BU90010101"].compactMap { AreaCode($0) }
        try await given(
            StartProcess(
                Charter(
                    name: "Meerburg <b>& Zo</b>", areas: areas, reasons: [.natural, .recognisable],
                    boundary: "De sloot", trigger: "Riool aan vervanging toe", vision: "Koel en droog")))
        try await given(
            AddItem(
                Party(name: "Stad", sort: .municipality, role: "Beheert", involvement: .cooperates, alliance: .built),
                id: "stad"))
        try await given(
            AddItem(
                Party(name: "Waterschap", sort: .waterBoard, involvement: .cooperates, alliance: .natural), id: "water")
        )
        try await given(
            AddItem(Party(name: "Buurt", sort: .residents, involvement: .participates, alliance: .society), id: "buurt")
        )
        try await given(
            AddItem(Party(name: "Leeg", sort: .other, involvement: .informed, alliance: .society), id: "leeg"))
        try await given(AdmitMember(id(.bert), as: .projectLead))
        try await given(AdmitMember(id(.carla), as: .partner, for: "stad"))
        try await given(AdmitMember(id(.dirk), as: .partner, for: "water"))
        try await given(AdmitMember(id(.eva), as: .resident, for: "buurt"))
        try await given(AdmitMember(id(.fien), as: .reader))
        try await addGoals(stream)
        try await addBoard(stream)
        try await addTalks(stream)
        return stream
    }

    private func addGoals(_ stream: StreamID) async throws {
        try await given(
            AddItem(
                Interest(
                    party: "stad", title: "Rustige straten", text: "Minder lawaai", transitions: [.mobility, .energy]),
                id: "belang"), in: stream)
        try await given(AddItem(Interest(party: "buurt", title: "Schaduw"), id: "wens"), in: stream)
        try await given(
            AddItem(
                Goal(
                    party: "stad", title: "Aardgasvrij", isObligatory: true, source: "Klimaatwet",
                    deadline: CalendarDay("2050-01-01"), quantity: Goal.Quantity(amount: 1_234.5, unit: "woningen"),
                    transition: .energy, layer: .underground,
                    place: Place(
                        "Kerkstraat", sketch: Sketch(lines: [[[4.4828, 52.1526], [4.4840, 52.1530]]]))), id: "doel"),
            in: stream)
        try await given(
            AddItem(
                Goal(party: "stad", title: "Warmtenet", towards: "doel", transition: .energy, layer: .underground),
                id: "stap"), in: stream)
        try await given(
            AddItem(
                Goal(party: "water", title: "Ruimte voor water", transition: .energy, layer: .underground), id: "nat"),
            in: stream)
        try await given(
            AddItem(GoalRelation(first: "stap", second: "nat", sort: .clash, reason: "Zelfde grond"), id: "verband"),
            in: stream)
    }

    private func addBoard(_ stream: StreamID) async throws {
        try await given(
            AddItem(
                Card(
                    title: "Bodemkaart", text: "Wat \"ligt\" waar?", phase: .knowledge, level: .strategic,
                    question: .knowledge, alliance: .natural, state: .running, owner: "water",
                    due: CalendarDay("2026-05-01"),
                    links: [Card.Link(label: "Bron", address: "https://example.nl/a?b=1&c=2")],
                    place: Place("Hoek <i>&</i> plein", sketch: Sketch(points: [[4.4828, 52.1526]]))), id: "kaart"),
            in: stream)
        try await given(
            AddItem(Card(title: "Losse kaart", phase: .start, level: .tactical, alliance: .society), id: "los"),
            in: stream)
        try await given(
            AddItem(Card(title: "Weggedaan", phase: .start, level: .tactical, alliance: .society), id: "weg"),
            in: stream)
        try await given(RemoveItem<Card>("weg", reason: "Dubbel", seenAt: .max), in: stream)
        try await given(
            AddItem(
                Attachment(
                    card: "kaart", name: "Rapport 1.txt", mediaType: "text/plain", size: 3,
                    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), id: "bestand"),
            in: stream)
        try await given(
            TakeDecision("Begin in de Kerkstraat", outcome: "Ja", reason: "Riool", card: "kaart", id: "besluit"),
            in: stream)
        try await given(
            RecordDissent("besluit", party: "water", reason: "Te vroeg", seenAt: .max), in: stream, by: .dirk)
        try await given(DeliverProduct(.startNote, card: "kaart", summary: "Wij beginnen", seenAt: .max), in: stream)
        try await given(
            AddItem(
                Activity(
                    sort: .meeting, title: "Eerste overleg", day: try #require(CalendarDay("2026-02-03")),
                    parties: ["stad", "water"], notes: "Goed", agreements: "Verder praten"), id: "overleg"), in: stream)
        try await given(AddItem(WorkingGroup(name: "Werkgroep water", parties: ["water"]), id: "groep"), in: stream)
        try await given(
            AddItem(Trigger(title: "Riool Kerkstraat", sort: .underground, party: "stad", year: 2027), id: "riool"),
            in: stream)
        try await given(EnterStep(.interests, reason: "Alles is bekend", seenAt: .max), in: stream)
    }

    private func addTalks(_ stream: StreamID) async throws {
        for (party, marks) in [("stad", 4), ("buurt", 1)] {
            let key = Dynamics.Key(party: try #require(ItemID(rawValue: party)), transition: .energy, scale: .district)
            try await given(
                ScoreDynamics(
                    key, DynamicsAnswer(marks: [.attention: marks, .money: 2], reason: "Zo is het"), seenAt: .max),
                in: stream)
        }
        try await given(
            DecideStartingPoints(
                trigger: "riool", leading: [.energy], vision: "Koel", reason: "Grond gaat open",
                proposed: StartingPoints.Proposal(trigger: "riool", leading: [.mobility]), seenAt: .max), in: stream)
        try await given(
            DissentFromStartingPoints(party: "buurt", reason: "Eerst schaduw", seenAt: .max), in: stream, by: .eva)
        for question in CanvasQuestion.allCases {
            try await given(FillCanvas(question, text: "Afgesproken", seenAt: .max), in: stream)
        }
        try await given(FillCanvas(nil, text: "Samen verder", seenAt: .max), in: stream)
        for party in ["stad", "water"] {
            let id = try #require(ItemID<Party>(rawValue: party))
            try await given(
                SetCanvasPartner(id, Canvas.Partner(contribution: "Geld", goal: "Droge voeten"), seenAt: .max),
                in: stream)
        }
        try await given(LayDownCanvas(seenAt: .max), in: stream)
        try await given(AgreeWithCanvas(1, for: "water", seenAt: 999), in: stream, by: .dirk)
        try await given(FillCanvas(nil, text: "Samen verder gaan", seenAt: .max), in: stream)
        try await given(
            ChooseCooperation(
                .orientation, CooperationSituation(isEssential: true, isSymmetric: false, isCertain: false),
                form: .combine, reason: "Klein beginnen", seenAt: .max), in: stream)
    }
}
