internal import Atlas
internal import Diagnosis
internal import Planning

/// Classes of a map: every area of a level in one of five classes with about as many areas each, or "not enough data".
struct Choropleth: Sendable {
    /// Number of classes.
    static let classCount = 5

    /// Upper bounds of all classes but the last.
    let bounds: [Double]
    /// Class per area, 0…4 from low to high; −1 where there is no figure.
    let classes: [Int8]
    /// Figure per area.
    let values: [Double?]

    /// What classes are of.
    struct Key: Hashable, Sendable {
        let view: AtlasDiagnosis.View
        let subject: ViewState.Subject
    }

    /// Classes of what a view shows.
    init(view: AtlasDiagnosis.View, subject: ViewState.Subject, site: Site) {
        self.init(values: Choropleth.values(view: view, subject: subject, site: site))
    }

    /// Classes of what a visitor chose.
    init(state: ViewState, site: Site) { self = site.choropleth(state.view, state.subject) }

    /// Classes by quintiles: the bound `i` is the value with `i/5` of the known ones at or below it.
    init(values: [Double?]) {
        let known = values.compactMap { $0 }.sorted()
        let bounds =
            known.isEmpty
            ? [] : (1..<Choropleth.classCount).map { known[(known.count - 1) * $0 / Choropleth.classCount] }
        self.bounds = bounds
        self.values = values
        classes = values.map { value in
            guard let value else { return -1 }
            return Int8(bounds.count { value > $0 })
        }
    }

    private static func values(view: AtlasDiagnosis.View, subject: ViewState.Subject, site: Site) -> [Double?] {
        switch subject {
        case .transition(let transition):
            return site.diagnosis.scored(view)?.scores.all(transition) ?? []
        case .indicator(let id):
            let count = site.atlas[view.level]?.count ?? 0
            guard let column = site.diagnosis.columns(view.level)[id] else {
                return Array(repeating: nil, count: count)
            }
            return (0..<count).map { column[$0].number }
        }
    }

    /// Ranges of the classes for a legend: lowest and highest figure in each; nil for a class without areas.
    var ranges: [(low: Double, high: Double)?] {
        var ranges = [(low: Double, high: Double)?](repeating: nil, count: Choropleth.classCount)
        for (index, value) in values.enumerated() {
            guard let value, classes[index] >= 0 else { continue }
            let place = Int(classes[index])
            ranges[place] = ranges[place].map { (min($0.low, value), max($0.high, value)) } ?? (value, value)
        }
        return ranges
    }
}
