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
        /// A goal that is only important does not carry handing over control, so it is not an alliance.
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
        // Not certain enough, and not an alliance all the same: only because the goal is no more than important.
        reasons.append(situation.isCertain ? .certainAllowsOutline : .importantDoesNotCarryControl)
        self.reasons = reasons
        cautions = situation.isCertain ? [] : [.uncertaintyNeedsShortTerm]
    }
}

extension GuidePhase {
    /// The forms that the seed's appendix names for this phase, in the order in which they come; empty where it names none.
    public var namedForms: [CooperationForm] {
        switch self {
        case .exploration: [.combine]
        case .planStudy: [.governingCombine, .coalition]
        case .realisation: [.alliance]
        case .orientation, .management: []
        }
    }
}
