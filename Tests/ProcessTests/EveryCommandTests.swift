import Foundation
import Planning
import Testing
import ProcessTestSupport

@testable import Process

/// Every command there is, in a process in which everything stands: who says they saw nothing can only add.
struct EveryCommandTests {
    /// A command by somebody who saw the process at that version.
    private typealias Attempt = (_ seenAt: Int) -> any ProcessCommand

    /// A process with one of everything, and a second one of what others refer to.
    private func everything() throws -> Story {
        var story = try Story.peopled()
        func add(_ command: some ProcessCommand) throws { story = try story.given(command, by: .system) }
        func both<Item: RegisterItem>(_ item: Item) throws {
            try add(AddItem(item, id: "een"))
            try add(AddItem(item, id: "vrij"))
        }
        try add(AddItem(other("Vrij"), id: "vrij"))
        try both(Interest(party: "stad", title: "Rust"))
        try both(Goal.of("stad"))
        try add(AddItem(Goal.of("water"), id: "twee"))
        try both(GoalRelation(first: "een", second: "twee", sort: .clash, reason: "Ruimte"))
        try both(Card.oak)
        try add(AddItem(Card(title: "Sleuf", phase: .start, level: .tactical, alliance: .built), id: "bouw"))
        try add(AddItem(Card(title: "Buren", phase: .start, level: .tactical, alliance: .society), id: "mens"))
        try add(AddItem(joint, id: "vrij"))
        try both(attachment)
        try both(try activity)
        try both(WorkingGroup(name: "Water"))
        try both(Trigger(title: "Riool", sort: .underground))
        try add(TakeDecision("B", outcome: "ja", reason: "want", id: "een"))
        try add(TakeDecision("B", outcome: "nee", reason: "want", replaces: "een", seenAt: .max, id: "twee"))
        try add(RecordDissent("twee", party: "water", reason: "Te vroeg", seenAt: .max))
        try add(ChangeCharter(Charter(name: "Zuid", areas: Charter.meerburg.areas), seenAt: .max))
        try add(EnterStep(.interests, reason: "Alles bekend", seenAt: .max))
        try add(DeliverProduct(.startNote, card: nil, summary: "Kort", seenAt: .max))
        try add(SetVisibility(.everyone, seenAt: .max))
        try add(score(4)(.max))
        try add(points("want")(.max))
        try add(DissentFromStartingPoints(party: "water", reason: "Te vroeg", seenAt: .max))
        for question in CanvasQuestion.allCases { try add(FillCanvas(question, text: "Zo", seenAt: .max)) }
        try add(FillCanvas(nil, text: "Samen", seenAt: .max))
        let partner = Canvas.Partner(contribution: "Geld", goal: "Rust")
        for party in ["stad", "water", "buurt"] as [ItemID<Party>] {
            try add(SetCanvasPartner(party, partner, seenAt: .max))
        }
        try add(SetCanvasPartner("buurt", nil, reason: "Klaar", seenAt: .max))
        try add(LayDownCanvas(seenAt: .max))
        try add(ObjectToCanvas(1, for: "water", reason: "Te vaag", seenAt: .max))
        try add(FillCanvas(nil, text: "Samen verder", seenAt: .max))
        try add(form("Past")(.max))
        return story
    }

    private let joint = CardJoint(first: "een", second: "mens", reason: "Zelfde straat")
    private let attachment = Attachment(
        card: "een", name: "a.pdf", mediaType: "application/pdf", size: 9, sha256: .digest)
    private var activity: Activity {
        get throws { Activity(sort: .visit, title: "Bezoek", day: try #require(CalendarDay("2022-03-01"))) }
    }

    private func other(_ name: String) -> Party {
        Party(name: name, sort: .other, involvement: .informed, alliance: .society)
    }

    private func score(_ mark: Int) -> (Int) -> ScoreDynamics {
        let key = Dynamics.Key(party: "stad", transition: .energy, scale: .district)
        return { ScoreDynamics(key, DynamicsAnswer(marks: [.money: mark], reason: ""), seenAt: $0) }
    }

    private func points(_ reason: String) -> (Int) -> DecideStartingPoints {
        {
            DecideStartingPoints(
                trigger: "een", leading: [.energy], vision: "", reason: reason,
                proposed: .init(trigger: nil, leading: []), seenAt: $0)
        }
    }

    private func form(_ reason: String) -> (Int) -> ChooseCooperation {
        let situation = CooperationSituation(isEssential: true, isSymmetric: true, isCertain: true)
        return { ChooseCooperation(.planStudy, situation, form: .combine, reason: reason, seenAt: $0) }
    }

    /// A new one, another content for one, and taking one away.
    private func attempts<Item: RegisterItem>(_ item: Item, changed change: (inout Item) -> Void) -> [Attempt] {
        var changed = item
        change(&changed)
        return [
            { _ in AddItem(item, id: "nieuw") }, { [changed] in ChangeItem("vrij", to: changed, seenAt: $0) },
            { RemoveItem<Item>("vrij", reason: "Klaar", seenAt: $0) },
        ]
    }

    private var items: [Attempt] {
        get throws {
            attempts(other("Nieuw")) { $0.name = "Anders" }
                + attempts(Interest(party: "stad", title: "Rust")) { $0.title = "Anders" }
                + attempts(Goal.of("stad")) { $0.title = "Anders" }
                + attempts(GoalRelation(first: "een", second: "twee", sort: .clash, reason: "R")) { $0.sort = .meet }
                + attempts(Card.oak) { $0.title = "Anders" }
                + joints + attempts(attachment) { $0.name = "b.pdf" }
                + attempts(try activity) { $0.title = "Anders" }
                + attempts(WorkingGroup(name: "Water")) { $0.name = "Anders" }
                + attempts(Trigger(title: "Riool", sort: .underground)) { $0.title = "Anders" }
        }
    }

    /// Two cards are joined once, so the new one joins others.
    private var joints: [Attempt] {
        var changed = joint
        changed.reason = "Anders"
        return [
            { _ in AddItem(CardJoint(first: "een", second: "bouw", reason: "Diepte"), id: "nieuw") },
            { [changed] in ChangeItem("vrij", to: changed, seenAt: $0) },
            { RemoveItem<CardJoint>("vrij", reason: "Klaar", seenAt: $0) },
        ]
    }

    private var others: [Attempt] {
        [
            { ChangeCharter(.meerburg, seenAt: $0) }, { EnterStep(.packages, reason: "Door", seenAt: $0) },
            { DeliverProduct(.startNote, card: nil, summary: "Nieuw", seenAt: $0) },
            { _ in AdmitMember(.gijs, as: .reader) }, { ChangeRole(.fien, to: .resident, seenAt: $0) },
            { EndMembership(of: .fien, seenAt: $0) }, { SetVisibility(.members, seenAt: $0) },
            { MoveCard("vrij", to: .start, .tactical, seenAt: $0) }, { SetCardState("vrij", to: .done, seenAt: $0) },
            { _ in TakeDecision("C", outcome: "ja", reason: "want", id: "nieuw") },
            { TakeDecision("C", outcome: "ja", reason: "want", replaces: "een", seenAt: $0, id: "nieuw") },
            { RecordDissent("twee", party: "water", reason: "Te laat", seenAt: $0) },
            score(1), points("toch"), form("Past beter"),
            { FillCanvas(.control, text: "Om en om", seenAt: $0) }, { FillCanvas(nil, text: "Anders", seenAt: $0) },
            { SetCanvasPartner("stad", nil, reason: "Klaar", seenAt: $0) },
            { SetCanvasPartner("buurt", Canvas.Partner(contribution: "Tijd", goal: ""), seenAt: $0) },
            { LayDownCanvas(seenAt: $0) }, { AgreeWithCanvas(1, for: "stad", seenAt: $0) },
            { AgreeWithCanvas(1, for: "water", seenAt: $0) },
            { ObjectToCanvas(1, for: "stad", reason: "Te vaag", seenAt: $0) },
            { ObjectToCanvas(1, for: "water", reason: "Te duur", seenAt: $0) },
            { DissentFromStartingPoints(party: "water", reason: "Te laat", seenAt: $0) },
        ]
    }

    @Test func `who saw nothing can only add, by every command that there is`() throws {
        let story = try everything()
        let cases =
            [(Story(), { _ in StartProcess(.meerburg) } as Attempt)]
            + (try items + others).map { (story, $0) }
        var happened: Set<String> = []
        var commands: Set<String> = []
        for (story, attempt) in cases {
            let name = "\(attempt(0))"
            commands.insert(String(describing: type(of: attempt(0))).prefix { $0 != "<" }.description)
            switch story.when(attempt(0), by: .system).result {
            case .success(let events):
                // It added something, and all that stood stands.
                let after = events.reduce(story) { $0.given($1) }
                let before = try leaves(story.process)
                #expect(before.subtracting(try leaves(after.process)).sorted() == [], "\(name)")
                happened.formUnion(events.map { type(of: $0).type })
            case .failure(.changedMeanwhile(_, _, let since)):
                guard case .failure(.changedMeanwhile) = story.when(attempt(since.version - 1), by: .system).result
                else {
                    Issue.record("\(name) overwrites what was put there at \(since.version)")
                    continue
                }
                let events = try story.when(attempt(since.version), by: .system).result.get()
                happened.formUnion(events.map { type(of: $0).type })
            case .failure(let refusal): Issue.record("\(name) was refused: \(refusal)")
            }
        }
        #expect(happened == Set(EventCatalogue.current.types.map(\.type)))
        #expect(commands == (try Self.commandsInSources()))
    }

    /// Every value in a process with the way to it, but for when things changed last.
    private func leaves(_ process: AreaProcess) throws -> Set<String> {
        let value = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(process))
        var found: Set<String> = []
        func walk(_ value: JSONValue, _ path: String) throws {
            switch value {
            case .object(let members):
                for (name, member) in members where !["changed", "version"].contains(name) || path.hasSuffix(".added") {
                    try walk(member, path + "." + name)
                }
            case .array(let elements):
                for element in elements {
                    var name = ""
                    if case .string(let id)? = element["id"] { name = id }
                    try walk(element, path + "[" + name + "]")
                }
            default: found.insert("\(path) = \(value)")
            }
        }
        try walk(value, "")
        return found
    }

    /// The names of all commands, as the sources have them.
    static func commandsInSources() throws -> Set<String> {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/Process").standardized
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.reduce(into: []) {
            found, file in
            let text = try String(contentsOf: file, encoding: .utf8)
            found.formUnion(
                text.matches(of: /struct (\w+)(?:<[^>]*>)?: ProcessCommand/).map { String($0.output.1) })
        }
    }
}
