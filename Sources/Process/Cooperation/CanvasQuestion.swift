/// The six themes of the *samenwerkingscanvas* around partners, contributions and goals (seed 002).
public enum CanvasTheme: String, Codable, CaseIterable, Hashable, Sendable {
    case rules = "regels"
    case decisions = "besluitvorming"
    case operation = "operatie"
    case money = "investeringen"
    case lifespan = "levensduur"
    case risks = "risicos"

    /// What it asks, in order.
    public var questions: [CanvasQuestion] { CanvasQuestion.allCases.filter { $0.theme == self } }
}

/// The sixteen things that partners make agreements about.
public enum CanvasQuestion: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    case ruleSources = "regels-bronnen"
    case ruleNature = "regels-aard"
    case ruleFocus = "regels-focus"
    case control = "besluit-zeggenschap"
    case disputes = "besluit-geschillen"
    case operationNature = "operatie-aard"
    case coordination = "operatie-afstemming"
    case division = "operatie-taken"
    case standards = "operatie-normering"
    case investments = "geld-investeringen"
    case moneyPhasing = "geld-fasering"
    case yields = "geld-opbrengsten"
    case phasing = "duur-fasering"
    case scenarios = "duur-scenarios"
    case risksDuring = "risico-tijdens"
    case risksEnding = "risico-einde"

    /// The theme it belongs to.
    public var theme: CanvasTheme {
        switch self {
        case .ruleSources, .ruleNature, .ruleFocus: .rules
        case .control, .disputes: .decisions
        case .operationNature, .coordination, .division, .standards: .operation
        case .investments, .moneyPhasing, .yields: .money
        case .phasing, .scenarios: .lifespan
        case .risksDuring, .risksEnding: .risks
        }
    }
}
