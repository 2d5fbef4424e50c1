internal import Diagnosis
internal import Planning

extension CheckedQuery {
    /// Parameters of a ``ViewState``.
    static let viewNames = [
        "niveau", "transitie", "indicator", "referentie", "gemeente", "naam", "sorteer", "pagina",
    ]

    /// What the home page shows for the same parameters.
    func viewState(page: PageRequest) throws(SiteProblem) -> ViewState {
        _ = try area("gemeente", level: .municipality, page: page)
        _ = try text("naam")
        _ = try wholeNumber("pagina", in: 1...10_000, standard: 1)
        if let id = try text("indicator") { _ = try page.indicator(id, parameter: "indicator") }
        try checkWeights(page: page)
        var query = Query()
        for item in items { query.add(item.name, item.value) }
        return try ViewState(query, site: page.site)
    }

    /// The weights and the reference of the request, for areas of a level.
    func viewState(level: AreaLevel, page: PageRequest) throws(SiteProblem) -> ViewState {
        try checkWeights(page: page)
        var query = Query()
        query.add("niveau", level.rawValue)
        for item in items where item.name == "referentie" || item.name.hasPrefix(Self.weightPrefix) {
            query.add(item.name, item.value)
        }
        return try ViewState(query, site: page.site)
    }

    /// Names of transitions and sizes of weights; an indicator that does not exist is "not found", as elsewhere.
    private func checkWeights(page: PageRequest) throws(SiteProblem) {
        for item in items where item.name.hasPrefix(Self.weightPrefix) {
            let parts = item.name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 3, Transition(rawValue: String(parts[1])) != nil else {
                let forms = Transition.allCases.map { "w.\($0.rawValue).INDICATOR" }
                throw .unknownParameter(item.name, allowed: forms)
            }
            guard let weight = AddressText.number(item.value), (0...WeightSet.largest).contains(weight) else {
                throw .parameter(item.name, value: item.value, allowed: "0–100")
            }
            _ = try page.indicator(String(parts[2]), parameter: String(item.name.prefix(60)))
        }
    }
}
