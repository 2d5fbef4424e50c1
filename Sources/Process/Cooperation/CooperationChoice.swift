/// One of the cooperations of a phase: phases often have several beside each other (seed 002).
public struct CooperationPart: Hashable, Codable, Sendable {
    /// Its form.
    public let form: CooperationForm
    /// What it is for; empty when it is for the whole phase.
    public let purpose: String

    /// Describes one.
    public init(_ form: CooperationForm, for purpose: String = "") {
        self.form = form
        self.purpose = purpose
    }
}

/// The forms of a phase were weighed and chosen.
public struct CooperationChosen: ProcessEvent {
    /// Stable name.
    public static let type = "cooperation.chosen"
    /// Version of the form.
    public static let schema = 2
    /// The first form knew one form per phase.
    public static var upgrades: [@Sendable (JSONValue) -> JSONValue] {
        [
            { event in
                var event = event
                event["parts"] = .array([.object(["form": event["form"] ?? .null, "purpose": .string("")])])
                event["form"] = nil
                return event
            }
        ]
    }
    /// For which phase.
    public let phase: GuidePhase
    /// How it was weighed.
    public let situation: CooperationSituation
    /// What was chosen: one or more beside each other.
    public let parts: [CooperationPart]
    /// Why.
    public let reason: String

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.cooperation[phase] = CooperationChoice(situation: situation, parts: parts, reason: reason, chosen: fact)
    }

    /// What it is about.
    public var subject: String { "canvas" }
}

/// What was chosen for a phase.
public struct CooperationChoice: Hashable, Codable, Sendable {
    /// How it was weighed.
    public let situation: CooperationSituation
    /// What was chosen: one or more beside each other.
    public let parts: [CooperationPart]
    /// Why.
    public let reason: String
    /// When.
    public let chosen: Fact
}

/// Choose the forms of a phase, with a reason.
public struct ChooseCooperation: ProcessCommand {
    let phase: GuidePhase
    let situation: CooperationSituation
    let parts: [CooperationPart]
    let reason: String
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(
        _ phase: GuidePhase, _ situation: CooperationSituation, parts: [CooperationPart], reason: String, seenAt: Int
    ) {
        self.phase = phase
        self.situation = situation
        self.parts = parts
        self.reason = reason
        self.seenAt = seenAt
    }

    /// One form for the whole phase.
    public init(
        _ phase: GuidePhase, _ situation: CooperationSituation, form: CooperationForm, reason: String, seenAt: Int
    ) {
        self.init(phase, situation, parts: [CooperationPart(form)], reason: reason, seenAt: seenAt)
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.decide) }

    /// What was chosen before.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.cooperation, phase.rawValue, since: process.cooperation[phase]?.chosen, seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        if let before = process.cooperation[phase] {
            guard before.situation != situation || before.parts != parts || before.reason != reason else {
                throw .nothingNew
            }
        }
        var problems = FieldProblem.list("vorm", parts)
        if parts.isEmpty { problems.append(FieldProblem("vorm", .empty)) }
        for part in parts { problems += FieldProblem.text("waarvoor", part.purpose, most: TextLimit.title) }
        problems += FieldProblem.text("reden", reason, most: TextLimit.text, required: true)
        try ProcessRefusal.check(problems)
        return [CooperationChosen(phase: phase, situation: situation, parts: parts, reason: reason)]
    }
}
