internal import Process

/// What somebody filled in about the form of a phase. Nothing is taken for granted: what was not answered is not there.
struct CooperationEntry {
    /// How many cooperations a phase can have beside each other in the form.
    static let most = 4
    /// The three questions in their order: the field, and its two answers, of which the first is yes.
    static let dimensions = [
        (name: "belang", yes: "onmisbaar", no: "belangrijk"), (name: "verhouding", yes: "gelijk", no: "ongelijk"),
        (name: "context", yes: "zeker", no: "onzeker"),
    ]

    /// The phase; nil when none was chosen.
    let phase: GuidePhase?
    /// The three answers; nil while one lacks.
    let situation: CooperationSituation?
    /// The forms that were chosen.
    let parts: [CooperationPart]
    /// Why.
    let reason: String
    /// What lacks or cannot be.
    let problems: [FieldProblem]
    /// What was sent, by field, for a form that comes back.
    let values: [String: String]

    /// Reads a form that was sent.
    init(_ form: FormRequest) {
        self.init(Dictionary(form.items.map { ($0.name, form[$0.name]) }) { first, _ in first })
    }

    /// Reads an address.
    init(_ query: Query) { self.init(Dictionary(query.items.map { ($0.name, $0.value) }) { first, _ in first }) }

    private init(_ values: [String: String]) {
        var problems: [FieldProblem] = []
        func value(_ name: String) -> String { values[name] ?? "" }
        func answer(_ dimension: (name: String, yes: String, no: String)) -> Bool? {
            let typed = value(dimension.name)
            if typed == dimension.yes { return true }
            if typed == dimension.no { return false }
            problems.append(FieldProblem(dimension.name, typed.isEmpty ? .empty : .unknown))
            return nil
        }
        phase = GuidePhase(rawValue: value("fase"))
        if phase == nil { problems.append(FieldProblem("fase", value("fase").isEmpty ? .empty : .unknown)) }
        let answers = Self.dimensions.map(answer)
        if let isEssential = answers[0], let isSymmetric = answers[1], let isCertain = answers[2] {
            situation = CooperationSituation(
                isEssential: isEssential, isSymmetric: isSymmetric, isCertain: isCertain)
        } else {
            situation = nil
        }
        parts = (1...Self.most).compactMap { place in
            let typed = value(Self.formField(place))
            guard !typed.isEmpty else { return nil }
            guard let form = CooperationForm(rawValue: typed) else {
                problems.append(FieldProblem("vorm", .unknown))
                return nil
            }
            return CooperationPart(form, for: value(Self.purposeField(place)))
        }
        reason = value("reden")
        self.problems = problems
        self.values = values
    }

    /// The field of a form, from 1.
    static func formField(_ place: Int) -> String { place == 1 ? "vorm" : "vorm\(place)" }
    /// The field of what it is for, from 1.
    static func purposeField(_ place: Int) -> String { place == 1 ? "waarvoor" : "waarvoor\(place)" }
}
