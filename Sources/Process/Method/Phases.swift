/// The five steps of the method (seed 004): the one dial of a process. The phases of the other documents are views on it.
public enum MethodStep: String, Codable, CaseIterable, Hashable, Sendable, Comparable {
    case inventory = "inventarisatie"
    case interests = "belangen"
    case packages = "pakketten"
    case acting = "aanpakken"
    case monitoring = "monitoren"

    /// 1 to 5.
    public var number: Int { place(of: self) }
    /// In the order of the method.
    public static func < (a: MethodStep, b: MethodStep) -> Bool { a.number < b.number }
}

/// The five phases of the Leidraad gebiedsgerichte aanpak (seed 002).
public enum GuidePhase: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    case orientation = "orientatie"
    case exploration = "verkenning"
    case planStudy = "planstudie"
    case realisation = "realisatie"
    case management = "beheer"

    /// 1 to 5.
    public var number: Int { place(of: self) }
}

/// The five steps of the Natuurlijke Alliantie (seed 000).
public enum NaturalAllianceStep: String, Codable, CaseIterable, Hashable, Sendable {
    case urgency = "urgentie"
    case baseInformation = "basisinformatie"
    case vista = "vergezicht"
    case tasks = "opgaven"
    case strategy = "strategie"

    /// 1 to 5.
    public var number: Int { place(of: self) }
}

/// The three tracks that the Natuurlijke Alliantie takes after its fifth step, side by side.
public enum NaturalAllianceTrack: String, Codable, CaseIterable, Hashable, Sendable {
    /// Projects for soil, water and green.
    case projects = "projecten"
    /// What carries over into policy and rules.
    case policy = "beleid"
    /// What is left: watching and learning.
    case other = "overig"
}

/// Where something belongs in the Natuurlijke Alliantie: in a step, or on a track behind the steps.
public enum NaturalAlliancePlace: Hashable, Sendable {
    case step(NaturalAllianceStep)
    case track(NaturalAllianceTrack)
}

/// The five main phases of the direction board (seed 001): its rows.
public enum BoardPhase: String, Codable, CaseIterable, Hashable, Sendable {
    case start = "vertrekpunt"
    case knowledge = "kennisbasis"
    case ambitions = "ambities"
    case elaboration = "uitwerking"
    case anchoring = "borging"

    /// 1 to 5.
    public var number: Int { place(of: self) }
    /// As the board numbers it: I to V.
    public var numeral: String { ["I", "II", "III", "IV", "V"][number - 1] }
    /// The questions of this phase.
    public var questions: [BoardQuestion] { BoardQuestion.allCases.filter { $0.phase == self } }
}

/// The ten questions of the direction board.
public enum BoardQuestion: String, Codable, CaseIterable, Hashable, Sendable {
    case goingOn = "a"
    case problem = "b"
    case policy = "c"
    case knowledge = "d"
    case ambitions = "e"
    case priorities = "f"
    case baseStructure = "g"
    case scenarios = "h"
    case arrangement = "i"
    case monitoring = "j"

    /// The phase that asks it.
    public var phase: BoardPhase {
        switch self {
        case .goingOn, .problem: .start
        case .policy, .knowledge: .knowledge
        case .ambitions, .priorities: .ambitions
        case .baseStructure, .scenarios: .elaboration
        case .arrangement, .monitoring: .anchoring
        }
    }

    /// True for the one question that each of the three alliances answers for itself.
    public var isForEachAlliance: Bool { self == .ambitions }

    /// `A` to `J`.
    public var letter: String { rawValue.uppercased() }
}

/// Place among all values, from 1.
private func place<Value: CaseIterable & Equatable>(of value: Value) -> Int {
    (Array(Value.allCases).firstIndex(of: value) ?? 0) + 1
}
