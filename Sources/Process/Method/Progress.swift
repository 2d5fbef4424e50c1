public import Planning

/// How a process stands: what is there, what lacks, and who has to move.
public struct Progress: Hashable, Sendable {
    /// A requirement with how it stands.
    public struct Item: Hashable, Sendable {
        /// Which.
        public let requirement: Requirement
        /// True when it is there.
        public let isThere: Bool
        /// The parties that have to move; empty when it is for those who direct the process.
        public let waitingFor: [ItemID<Party>]
    }

    /// All requirements, in the order of the method.
    public let items: [Item]
    /// The step people say they are in.
    public let step: MethodStep

    /// What lacks in the present step or an earlier one, first things first.
    public var lacking: [Item] { items.filter { !$0.isThere && $0.requirement.place.step <= step } }
    /// The next thing to do: the first that lacks now; else the first of what comes later; nil when all is there.
    public var next: Item? { lacking.first ?? items.first { !$0.isThere } }

    /// What steps before that one lack: what going on to it leaves behind. Nothing when it is the present step or a step back.
    public func lacking(before other: MethodStep) -> [Item] {
        other <= step ? [] : items.filter { !$0.isThere && $0.requirement.place.step < other }
    }

    /// What phases before the one that a document ends still lack.
    public func lacking(before product: Product) -> [Item] {
        let phase = product.requirement.place.phase.number
        return items.filter { !$0.isThere && $0.requirement.place.phase.number < phase }
    }

    /// How many of the requirements with some property are there, and how many there are.
    public func count(where matches: (Requirement.Place) -> Bool) -> (there: Int, all: Int) {
        let some = items.filter { matches($0.requirement.place) }
        return (some.count { $0.isThere }, some.count)
    }
}

extension AreaProcess {
    /// How the process stands.
    public var progress: Progress {
        Progress(
            items: Requirement.allCases.map { requirement in
                let waiting = waitingFor(requirement)
                return Progress.Item(
                    requirement: requirement, isThere: isThere(requirement) && waiting.isEmpty, waitingFor: waiting)
            }, step: step.step)
    }

    /// Parties that bind themselves: the ones a process waits for.
    private var cooperating: [Register<Party>.Entry] { parties.all.filter { $0.item.involvement == .cooperates } }

    private func waitingFor(_ requirement: Requirement) -> [ItemID<Party>] {
        switch requirement {
        case .interests:
            cooperating.map(\.id).filter { party in !interests.all.contains { $0.item.party == party } }
        case .goals: cooperating.map(\.id).filter { party in !goals.all.contains { $0.item.party == party } }
        case .dynamics: cooperating.map(\.id).filter { !dynamics.parties.contains($0) }
        case .canvasAgreed:
            // Who was a partner when it was laid down: leaving afterwards is no agreement.
            canvas.editions.last?.waitingFor ?? []
        default:
            // A card that answers the question and is not done is waiting for its owner.
            requirement.question.map { question in
                let lacking = alliancesLacking(in: question)
                return isAnswered(question)
                    ? []
                    : answers(to: question).filter { lacking.isEmpty || lacking.contains($0.alliance) }
                        .compactMap(\.owner).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            } ?? []
        }
    }

    private func answers(to question: BoardQuestion) -> [Card] {
        cards.all.map(\.item).filter { $0.question == question && $0.state != .stopped }
    }

    /// The alliances that still have to answer a question that each of the three answers for itself; none for the others.
    public func alliancesLacking(in question: BoardQuestion) -> [Alliance] {
        guard question.isForEachAlliance else { return [] }
        let done = Set(answers(to: question).filter { $0.state == .done }.map(\.alliance))
        return Alliance.allCases.filter { !done.contains($0) }
    }

    private func isAnswered(_ question: BoardQuestion) -> Bool {
        question.isForEachAlliance
            ? alliancesLacking(in: question).isEmpty : answers(to: question).contains { $0.state == .done }
    }

    private func isThere(_ requirement: Requirement) -> Bool {
        if let question = requirement.question { return isAnswered(question) }
        if let product = requirement.product { return products[product] != nil }
        return switch requirement {
        case .border: charter.map { !$0.areas.isEmpty || $0.outline != nil } ?? false
        case .boundaryReason: charter.map { !$0.reasons.isEmpty && !$0.boundary.isBlank } ?? false
        case .trigger: charter.map { !$0.trigger.isBlank } ?? false
        case .initiator: charter?.duties[.initiator] != nil
        case .parties: cooperating.count >= 2
        case .dynamics: !dynamics.parties.isEmpty
        case .comingWork: !triggers.isEmpty
        case .vision: charter.map { !$0.vision.isBlank } ?? false
        // Three points: what triggers, what leads, what is coupled. Without a trigger one lacks.
        case .startingPoints: startingPoints?.trigger != nil
        case .interests: !interests.isEmpty
        case .goals: !goals.isEmpty
        case .tenYears: isReasonedBack
        case .relations: !relations.isEmpty
        case .canvas: canvas.lacks.isEmpty && !canvas.editions.isEmpty
        case .canvasAgreed: !canvas.editions.isEmpty
        default: false
        }
    }
}
