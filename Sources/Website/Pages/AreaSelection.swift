internal import Atlas
internal import Diagnosis
internal import Foundation
internal import Planning

extension ViewState {
    /// Places of the areas that the filters leave, in the order asked for; areas without a figure come last.
    func places(site: Site, values: [Double?]) -> [Int] {
        guard let areas = site.atlas[level] else { return [] }
        var places = municipality.map { Array(areas.places(in: $0)) } ?? Array(0..<areas.count)
        if let words {
            let wanted = words.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            places = places.filter {
                areas.names[$0].folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).contains(
                    wanted)
            }
        }
        switch sort {
        case .urgent: places.sort { order(values[$0], values[$1], $0, $1, >) }
        case .calm: places.sort { order(values[$0], values[$1], $0, $1, <) }
        case .name: places.sort { (areas.names[$0], $0) < (areas.names[$1], $1) }
        case .population:
            let column = site.diagnosis.columns(level)["population"]
            places.sort { order(column?[$0].number, column?[$1].number, $0, $1, >) }
        }
        return places
    }

    /// Places with the figures of the view.
    func places(site: Site) -> [Int] { places(site: site, values: Choropleth(state: self, site: site).values) }

    private func order(_ a: Double?, _ b: Double?, _ i: Int, _ j: Int, _ before: (Double, Double) -> Bool) -> Bool {
        switch (a, b) {
        case (let a?, let b?): a == b ? i < j : before(a, b)
        case (nil, nil): i < j
        case (_?, nil): true
        case (nil, _?): false
        }
    }
}
