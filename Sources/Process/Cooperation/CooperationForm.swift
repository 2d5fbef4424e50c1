/// The forms that cooperation can have (seed 002).
public enum CooperationForm: String, Codable, CaseIterable, Hashable, Sendable {
    /// All want the same at this moment from similar positions: informal, agreements in outline.
    case combine
    /// Different interests and positions made up for by detailed agreements for a limited time.
    case coalition = "coalitie"
    /// The goal is essential and commitment cannot be taken for granted: control is handed over, for long.
    case alliance = "alliantie"
    /// Not a partnership: taking part, sharing knowledge and testing need no binding agreements.
    case network = "netwerk"
}

/// The three dimensions on which a form is chosen.
public struct CooperationSituation: Hashable, Codable, Sendable {
    /// True when the goal is essential to the partners, false when it is important.
    public let isEssential: Bool
    /// True when partners stand in similar positions.
    public let isSymmetric: Bool
    /// True when the context is certain enough to make agreements that hold.
    public let isCertain: Bool

    /// Describes a situation.
    public init(isEssential: Bool, isSymmetric: Bool, isCertain: Bool) {
        self.isEssential = isEssential
        self.isSymmetric = isSymmetric
        self.isCertain = isCertain
    }
}

/// Which form fits, and what speaks for it and against it.
public struct CooperationAdvice: Hashable, Sendable {
    /// A reason, for or against.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        case symmetricAllowsInformal = "gelijkwaardig"
        case certainAllowsOutline = "zeker"
        case asymmetricNeedsContract = "ongelijkwaardig"
        case essentialAndUncertainNeedsCommitment = "onmisbaar-onzeker"
        /// A combine or a coalition counts on certainty that is not there: keep it short, or split the goal.
        case uncertaintyNeedsShortTerm = "onzeker-kort"
        /// A goal that is only important does not carry handing over control.
        case importantDoesNotCarryControl = "belangrijk-geen-zeggenschap"
    }

    /// The form.
    public let form: CooperationForm
    /// What speaks for it.
    public let reasons: [Reason]
    /// What to keep in mind; empty when it fits on all three dimensions.
    public let cautions: [Reason]

    /// Weighs a situation as the seed describes the forms. Essential and uncertain asks for an alliance; otherwise similar
    /// positions are enough for a combine, and different ones ask for a coalition. Where the context is uncertain and the
    /// goal only important, the form that suits the positions is advised with a caution, because the seed has no form for it.
    public init(_ situation: CooperationSituation) {
        if situation.isEssential && !situation.isCertain {
            form = .alliance
            reasons = [.essentialAndUncertainNeedsCommitment]
            cautions = []
            return
        }
        form = situation.isSymmetric ? .combine : .coalition
        var reasons: [Reason] = [situation.isSymmetric ? .symmetricAllowsInformal : .asymmetricNeedsContract]
        if situation.isCertain { reasons.append(.certainAllowsOutline) }
        self.reasons = reasons
        cautions = situation.isCertain ? [] : [.uncertaintyNeedsShortTerm, .importantDoesNotCarryControl]
    }
}

extension GuidePhase {
    /// The form that the seed's appendix has for this phase.
    public var usualForm: CooperationForm {
        switch self {
        case .orientation, .exploration: .combine
        case .planStudy: .coalition
        case .realisation, .management: .alliance
        }
    }
}

/// The form of a phase was weighed and chosen.
public struct CooperationChosen: ProcessEvent {
    /// Stable name.
    public static let type = "cooperation.chosen"
    /// For which phase.
    public let phase: GuidePhase
    /// How it was weighed.
    public let situation: CooperationSituation
    /// What was chosen.
    public let form: CooperationForm
    /// Why.
    public let reason: String

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.cooperation[phase] = CooperationChoice(situation: situation, form: form, reason: reason, chosen: fact)
    }

    /// What it is about.
    public var subject: String { "canvas" }
}

/// The form that was chosen for a phase.
public struct CooperationChoice: Hashable, Codable, Sendable {
    /// How it was weighed.
    public let situation: CooperationSituation
    /// What was chosen.
    public let form: CooperationForm
    /// Why.
    public let reason: String
    /// When.
    public let chosen: Fact
}

/// Choose the form of a phase, with a reason.
public struct ChooseCooperation: ProcessCommand {
    let phase: GuidePhase
    let situation: CooperationSituation
    let form: CooperationForm
    let reason: String
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(
        _ phase: GuidePhase, _ situation: CooperationSituation, form: CooperationForm, reason: String, seenAt: Int
    ) {
        self.phase = phase
        self.situation = situation
        self.form = form
        self.reason = reason
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.decide) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        if let before = process.cooperation[phase] {
            guard before.chosen.version <= seenAt else {
                throw .changedMeanwhile(.canvas, id: phase.rawValue, since: before.chosen)
            }
            guard before.situation != situation || before.form != form || before.reason != reason else {
                throw .nothingNew
            }
        }
        try ProcessRefusal.check(FieldProblem.text("reden", reason, most: TextLimit.text, required: true))
        return [CooperationChosen(phase: phase, situation: situation, form: form, reason: reason)]
    }
}
