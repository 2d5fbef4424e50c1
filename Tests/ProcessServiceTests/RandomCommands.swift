import Planning
import Process
import TestSupport
import ProcessTestSupport

/// Draws commands that people might give: most make sense, some are stale, some are nonsense, some are not allowed.
struct RandomCommands {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(state: seed) }

    private static let people: [PersonID] = [
        .anna, .anna, .anna, .anna, .anna, .anna, .bert, .bert, .bert, .carla, .dirk, .eva, .fien,
    ]
    private static let parties: [ItemID<Party>] = ["p1", "p2", "p3", "p4"]

    mutating func person() -> PersonID { pick(RandomCommands.people) }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private mutating func isChance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func id<Item>() -> ItemID<Item> { pick(["a", "b", "c", "d"]) }

    private mutating func party() -> ItemID<Party> { pick(RandomCommands.parties) }

    private mutating func maybe<Value>(_ value: (inout RandomCommands) -> Value) -> Value? {
        isChance(50) ? value(&self) : nil
    }

    private mutating func text() -> String { pick(["een", "twee", "drie", "vier", isChance(50) ? "" : "vijf"]) }

    /// Some of the places are drawn; which ones takes no dice, so that the same seeds tell the same story as before.
    private static func drawn(_ words: String) -> Place {
        Place(words, sketch: words == "een" ? Sketch(points: [[4.5, 52.1]]) : nil)
    }

    private mutating func reason() -> String { isChance(90) ? "want" : "" }

    /// Mostly the version that is there, now and then an older one.
    private mutating func seen(_ process: AreaProcess) -> Int {
        isChance(75) ? process.version : max(0, process.version - below(8))
    }

    /// A process with parties and somebody in every role, half of the time with a canvas that is nearly complete: from
    /// nothing, few sequences would get anywhere.
    mutating func beginning() -> [any ProcessCommand] {
        var commands: [any ProcessCommand] = [StartProcess(.meerburg)]
        for party in RandomCommands.parties {
            commands.append(
                AddItem(
                    Party(name: party.rawValue, sort: .other, involvement: .cooperates, alliance: .built), id: party))
        }
        commands += [
            AdmitMember(.bert, as: .projectLead, for: "p1"), AdmitMember(.carla, as: .partner, for: "p1"),
            AdmitMember(.dirk, as: .partner, for: "p2"), AdmitMember(.eva, as: .resident, for: "p3"),
            AdmitMember(.fien, as: .reader),
            AddItem(Goal(party: "p1", title: "een", transition: .energy), id: "a"),
            AddItem(Goal(party: "p2", title: "twee", transition: .energy), id: "b"),
            AddItem(GoalRelation(first: "a", second: "b", sort: .meet, reason: "samen"), id: "a"),
            AddItem(Card(title: "een", phase: .start, level: .tactical, alliance: .natural), id: "a"),
            AddItem(Card(title: "twee", phase: .start, level: .tactical, alliance: .society), id: "b"),
            AddItem(CardJoint(first: "a", second: "b", reason: "samen"), id: "a"),
            AddItem(WorkingGroup(name: "een"), id: "a"),
        ]
        if let day = CalendarDay("2022-02-01") {
            commands.append(AddItem(Activity(sort: .meeting, title: "een", day: day), id: "a"))
        }
        guard isChance(50) else { return commands }
        for party in ["p1", "p2"] as [ItemID<Party>] {
            commands.append(SetCanvasPartner(party, .init(contribution: "geld", goal: ""), seenAt: 99))
        }
        commands.append(FillCanvas(nil, text: "samen", seenAt: 99))
        for question in CanvasQuestion.allCases { commands.append(FillCanvas(question, text: "zo", seenAt: 99)) }
        return commands
    }

    /// A next command for a process that stands so, or stood so a moment ago.
    mutating func next(for process: AreaProcess) -> any ProcessCommand {
        if isChance(process.isStarted ? 1 : 50) { return StartProcess(.meerburg) }
        let seen = seen(process)
        switch below(38) {
        case 0: return AdmitMember(person(), as: pick(Role.allCases), for: maybe { $0.party() })
        case 1: return ChangeRole(person(), to: pick(Role.allCases), for: maybe { $0.party() }, seenAt: seen)
        case 2: return EndMembership(of: person(), isSelf: isChance(50), seenAt: seen)
        case 3:
            return SetVisibility(
                pick([.members, .everyone, .link(digest: isChance(80) ? .digest : "x")]),
                seenAt: seen)
        case 4, 5:
            return item(
                Party(
                    name: text(), sort: pick(Party.Sort.allCases), involvement: pick(Party.Involvement.allCases),
                    alliance: pick(Alliance.allCases)), party(), seen)
        case 6: return item(Interest(party: party(), title: text()), id(), seen)
        case 7, 8, 9:
            return item(
                Goal(
                    party: party(), title: text(), towards: maybe { $0.id() }, transition: pick(Transition.allCases),
                    layer: maybe { $0.pick(PhysicalLayer.allCases) },
                    place: Self.drawn(text())), id(), seen)
        case 10, 30, 31:
            return item(
                GoalRelation(first: id(), second: id(), sort: pick(GoalRelation.Sort.allCases), reason: reason()),
                id(), seen)
        case 11, 12: return item(card(), id(), seen)
        case 13: return MoveCard(id(), to: pick(BoardPhase.allCases), pick(PlanLevel.allCases), seenAt: seen)
        case 36, 37:
            let first: ItemID<Card> = id()
            return item(CardJoint(first: first, second: id(), reason: reason()), id(), seen)
        case 14: return SetCardState(id(), to: pick(Card.State.allCases), seenAt: seen)
        case 15, 34:
            return item(
                Attachment(card: id(), name: "a.pdf", mediaType: "application/pdf", size: below(9), sha256: .digest),
                id(), seen)
        case 16:
            return TakeDecision(
                text(), outcome: "ja", reason: reason(), card: maybe { $0.id() }, replaces: maybe { $0.id() },
                seenAt: seen, id: id())
        case 17 where isChance(10): return RemoveItem<Decision>(id(), reason: reason(), seenAt: seen)
        case 17 where isChance(30):
            return DissentFromStartingPoints(party: party(), reason: reason(), seenAt: seen)
        case 17: return RecordDissent(id(), party: party(), reason: reason(), seenAt: seen)
        case 18: return item(Trigger(title: text(), sort: pick(Trigger.Sort.allCases), party: party()), id(), seen)
        case 19:
            return item(WorkingGroup(name: text(), parties: [party(), party()]), id(), seen)
        case 20, 21:
            return ScoreDynamics(
                Dynamics.Key(party: party(), transition: pick(Transition.allCases), scale: .district),
                DynamicsAnswer(marks: [pick(DynamicsQuestion.allCases): below(6)], reason: ""), seenAt: seen)
        case 22: return startingPoints(seen)
        case 23: return FillCanvas(maybe { $0.pick(CanvasQuestion.allCases) }, text: text(), seenAt: seen)
        case 24:
            return SetCanvasPartner(
                party(), maybe { Canvas.Partner(contribution: $0.text(), goal: $0.text()) }, reason: reason(),
                seenAt: seen)
        case 25, 32, 33:
            return isChance(50) ? LayDownCanvas(seenAt: seen) : AgreeWithCanvas(below(3), for: party(), seenAt: seen)
        case 26 where isChance(50):
            return ObjectToCanvas(below(3), for: party(), reason: reason(), seenAt: seen)
        case 26: return EnterStep(pick(MethodStep.allCases), reason: reason(), seenAt: seen)
        case 27: return cooperation(seen)
        case 28: return charter(seen)
        case 29:
            let days = ["2022-05-01", "2023-05-01"].compactMap { CalendarDay($0) }
            return item(Activity(sort: .visit, title: text(), day: pick(days), group: maybe { $0.id() }), id(), seen)
        default: return DeliverProduct(pick(Product.allCases), card: maybe { $0.id() }, summary: text(), seenAt: seen)
        }
    }

    private mutating func cooperation(_ seen: Int) -> any ProcessCommand {
        let situation = CooperationSituation(
            isEssential: isChance(50), isSymmetric: isChance(50), isCertain: isChance(50))
        return ChooseCooperation(
            pick(GuidePhase.allCases), situation, form: CooperationAdvice(situation).form, reason: reason(),
            seenAt: seen)
    }

    private mutating func charter(_ seen: Int) -> any ProcessCommand {
        var charter = Charter.meerburg
        charter.name = text()
        charter.vision = text()
        if isChance(50) { charter.duties = [pick(Duty.allCases): party()] }
        return ChangeCharter(charter, seenAt: seen)
    }

    private mutating func card() -> Card {
        Card(
            title: text(), phase: pick(BoardPhase.allCases), level: pick(PlanLevel.allCases),
            question: isChance(20) ? pick(BoardQuestion.allCases) : nil, alliance: pick(Alliance.allCases),
            owner: maybe { $0.party() })
    }

    private mutating func startingPoints(_ seen: Int) -> any ProcessCommand {
        DecideStartingPoints(
            trigger: maybe { $0.id() }, leading: [pick(Transition.allCases)], vision: text(), reason: reason(),
            proposed: .init(trigger: nil, leading: []), seenAt: seen)
    }

    /// Adds, changes or takes away.
    private mutating func item<Item: RegisterItem>(
        _ item: Item, _ id: ItemID<Item>, _ seen: Int
    ) -> any ProcessCommand {
        switch below(10) {
        case 0..<6: AddItem(item, id: id)
        case 6..<8: ChangeItem(id, to: item, seenAt: seen)
        default: RemoveItem<Item>(id, reason: reason(), seenAt: seen)
        }
    }
}
