internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// What a visitor chose to see. It lives in the address, so that every view can be shared and bookmarked.
struct ViewState: Sendable, Equatable {
    /// What areas are coloured and sorted by.
    enum Subject: Hashable, Sendable {
        case transition(Transition)
        case indicator(String)
    }

    /// How the table is sorted.
    enum Sort: String, CaseIterable, Sendable {
        case urgent = "urgentie"
        case calm = "rustig"
        case name = "naam"
        case population = "inwoners"
    }

    var level: AreaLevel
    var subject: Subject
    var reference: Reference = .country
    var weights: WeightSet = .standard
    /// Only areas of this municipality.
    var municipality: AreaCode?
    /// Only areas with these words in their name.
    var words: String?
    var sort: Sort = .urgent
    var page = 1
    var language: Language = .nl

    static let pageSize = 25

    /// Reads the state; absent values take their default.
    ///
    /// - Throws: ``SiteProblem`` that names the parameter and the allowed values.
    init(_ query: Query, site: Site) throws(SiteProblem) {
        language = try ViewState.choice(query, "taal", .nl)
        level = try ViewState.choice(query, "niveau", site.firstLevel)
        guard site.atlas[level] != nil else {
            let there = site.atlas.levels.keys.sorted().map(\.rawValue).joined(separator: ", ")
            throw .parameter("niveau", value: level.rawValue, allowed: there)
        }
        reference = try ViewState.choice(query, "referentie", .country)
        // A municipality has no other municipalities within it to be compared with.
        if level == .municipality, reference == .municipality { reference = .country }
        sort = try ViewState.choice(query, "sorteer", .urgent)
        if query["transitie"] != nil {
            subject = .transition(try ViewState.choice(query, "transitie", .energy))
        } else {
            subject = .transition(site.firstTransition(level))
        }
        if let id = query["indicator"] {
            guard site.catalogue.indicator(id) != nil else {
                throw .parameter("indicator", value: id, allowed: "/bronnen")
            }
            subject = .indicator(id)
        }
        if let text = query["gemeente"] {
            guard let code = AreaCode(text, level: .municipality), site.atlas[level]?.places(in: code).isEmpty == false
            else {
                let near = site.search.nearest(to: text, count: 5).filter { $0.code.level == .municipality }
                throw .unknownArea(text, near: near.map { ($0.code.description, $0.name) })
            }
            municipality = code
        }
        words = query["naam"].map { String($0.prefix(80)) }
        if let text = query["pagina"] {
            guard let number = Int(text), (1...10_000).contains(number) else {
                throw .parameter("pagina", value: text, allowed: "1–10000")
            }
            page = number
        }
        weights = try ViewState.weights(query, site: site)
    }

    private static func choice<Value: RawRepresentable & CaseIterable>(
        _ query: Query, _ name: String, _ standard: Value
    ) throws(SiteProblem) -> Value where Value.RawValue == String {
        guard let text = query[name] else { return standard }
        guard let value = Value(rawValue: text) else {
            throw .parameter(name, value: text, allowed: Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    /// Weights are parameters `w.TRANSITION.INDICATOR=NUMBER`.
    private static func weights(_ query: Query, site: Site) throws(SiteProblem) -> WeightSet {
        var changes: [String: [String: Double]] = [:]
        for item in query.items where item.name.hasPrefix("w.") && !item.value.isEmpty {
            let parts = item.name.split(separator: ".")
            guard parts.count == 3, let weight = Double(item.value.replacing(",", with: ".")) else {
                throw .parameter(item.name, value: item.value, allowed: "0–100")
            }
            changes[String(parts[1]), default: [:]][String(parts[2])] = weight
        }
        do {
            return try WeightSet(changes: changes, indicators: site.catalogue.indicators)
        } catch {
            switch error {
            case .unknownTransition(let name):
                throw .parameter(
                    "w.\(name)", value: name, allowed: Transition.allCases.map(\.rawValue).joined(separator: ", "))
            case .unknownIndicator(let id): throw .parameter("w…\(id)", value: id, allowed: "/bronnen")
            case .outOfRange(let id, let weight): throw .parameter("w…\(id)", value: "\(weight)", allowed: "0–100")
            }
        }
    }

    /// The view whose scores are shown.
    var view: AtlasDiagnosis.View { .init(level: level, reference: reference, weights: weights) }

    /// The state as it stands in an address.
    var query: Query {
        var query = Query()
        query.add("niveau", level.rawValue)
        switch subject {
        case .transition(let transition): query.add("transitie", transition.rawValue)
        case .indicator(let id): query.add("indicator", id)
        }
        if reference != .country { query.add("referentie", reference.rawValue) }
        query.add("gemeente", municipality?.description)
        query.add("naam", words)
        if sort != .urgent { query.add("sorteer", sort.rawValue) }
        if page > 1 { query.add("pagina", String(page)) }
        for (name, value) in weightItems { query.add(name, value) }
        if language != .nl { query.add("taal", language.rawValue) }
        return query
    }

    /// Changed weights as parameters, in fixed order.
    var weightItems: [(name: String, value: String)] {
        Transition.allCases.flatMap { transition in
            (weights.changes[transition] ?? [:]).sorted { $0.key < $1.key }.map { id, weight in
                ("w.\(transition.rawValue).\(id)", weight == weight.rounded() ? String(Int(weight)) : String(weight))
            }
        }
    }

    /// A copy with changes; the page goes back to the first unless it is changed itself.
    func with(_ change: (inout ViewState) -> Void) -> ViewState {
        var copy = self
        copy.page = 1
        change(&copy)
        return copy
    }
}
