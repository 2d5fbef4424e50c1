/// Something that a process needs sooner or later. Steps, phases and questions of all documents are ways to group these.
///
/// How they map is our own reading of the five documents, in one place: `place`.
public enum Requirement: String, Codable, CaseIterable, Hashable, Sendable {
    case border = "grens"
    case boundaryReason = "grens-reden"
    case trigger = "aanleiding"
    case initiator = "initiatiefnemer"
    case parties = "partijen"
    case goingOn = "wat-speelt"
    case problem = "probleem"
    case startNote = "startnotitie"
    case policy = "beleid"
    case knowledge = "kennis"
    case dynamics = "dynamiek"
    case comingWork = "aanleidingen"
    case vision = "visie"
    case startingPoints = "uitgangspunten"
    case interests = "belangen"
    case goals = "doelen"
    case tenYears = "tien-jaar"
    case ambitions = "ambities"
    case priorities = "prioriteiten"
    case relations = "doelen-vergeleken"
    case ambitionDocument = "ambitiedocument"
    case baseStructure = "basisstructuur"
    case scenarios = "scenarios"
    case canvas = "canvas"
    case canvasAgreed = "canvas-eens"
    case masterPlan = "masterplan"
    case arrangement = "regeling"
    case monitoring = "monitoring"
    case evaluation = "evaluatie"

    /// Where it belongs in each of the documents.
    public struct Place: Hashable, Sendable {
        /// Seed 004.
        public let step: MethodStep
        /// Seed 002.
        public let phase: GuidePhase
        /// Seed 000.
        public let alliance: NaturalAlliancePlace
        /// Seed 001.
        public let board: BoardPhase
    }

    /// Where it belongs in each of the documents.
    public var place: Place {
        switch self {
        case .border, .boundaryReason, .trigger, .initiator, .parties, .goingOn, .problem, .startNote:
            Place(step: .inventory, phase: .orientation, alliance: .step(.urgency), board: .start)
        case .policy, .knowledge, .dynamics, .comingWork:
            Place(step: .inventory, phase: .exploration, alliance: .step(.baseInformation), board: .knowledge)
        case .vision, .startingPoints:
            Place(step: .inventory, phase: .exploration, alliance: .step(.vista), board: .ambitions)
        case .interests, .goals, .tenYears, .ambitions, .priorities, .relations, .ambitionDocument:
            Place(step: .interests, phase: .exploration, alliance: .step(.vista), board: .ambitions)
        case .baseStructure, .scenarios:
            Place(step: .packages, phase: .planStudy, alliance: .step(.tasks), board: .elaboration)
        case .masterPlan:
            Place(step: .packages, phase: .planStudy, alliance: .track(.projects), board: .elaboration)
        case .canvas, .canvasAgreed:
            Place(step: .acting, phase: .realisation, alliance: .step(.strategy), board: .anchoring)
        case .arrangement:
            Place(step: .acting, phase: .realisation, alliance: .track(.policy), board: .anchoring)
        case .monitoring, .evaluation:
            Place(step: .monitoring, phase: .management, alliance: .track(.other), board: .anchoring)
        }
    }

    /// The question of the board that it answers; nil when none.
    public var question: BoardQuestion? {
        switch self {
        case .goingOn: .goingOn
        case .problem: .problem
        case .policy: .policy
        case .knowledge: .knowledge
        case .ambitions: .ambitions
        case .priorities: .priorities
        case .baseStructure: .baseStructure
        case .scenarios: .scenarios
        case .arrangement: .arrangement
        case .monitoring: .monitoring
        default: nil
        }
    }

    /// The document of the Leidraad that it is, delivered by a decision about it; nil when it is none.
    public var product: Product? { Product.allCases.first { $0.requirement == self } }
}

/// The documents that phases of the Leidraad end with.
public enum Product: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    case startNote = "startnotitie"
    case ambitionDocument = "ambitiedocument"
    case masterPlan = "masterplan"
    case evaluation = "evaluatie"

    /// What it fulfils.
    public var requirement: Requirement {
        switch self {
        case .startNote: .startNote
        case .ambitionDocument: .ambitionDocument
        case .masterPlan: .masterPlan
        case .evaluation: .evaluation
        }
    }
}
