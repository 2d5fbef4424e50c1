import Atlas
import Catalogue
import DemoProcess
import Diagnosis
import Planning

/// Where the processes of the demo are set, and how urgent each transition is there, as the atlas of the demo has it.
struct DemoSetting {
    let places: DemoPlaces
    let diagnosis: [Transition: Double]

    init(atlas path: String) throws {
        let atlas = try Atlas.open(path)
        func places(_ level: AreaLevel) -> [DemoPlaces.Place] {
            guard let areas = atlas[level] else { return [] }
            return zip(areas.codes, areas.names).map { DemoPlaces.Place(code: $0, name: $1) }
        }
        guard
            let chosen = DemoPlaces(
                municipalities: places(.municipality), districts: places(.district),
                neighbourhoods: places(.neighbourhood))
        else { throw DemoProcessError.noPlaces }
        self.places = chosen
        let scored = AtlasDiagnosis(atlas, catalogue: try IndicatorCatalogue.bundled())
            .scored(AtlasDiagnosis.View(level: .district))
        guard let scored, let place = atlas[.district]?.place(of: chosen.district.code) else {
            diagnosis = [:]
            return
        }
        let scores = Transition.allCases.compactMap { transition in
            scored.scores.score(transition, area: place).map { (transition, $0) }
        }
        diagnosis = Dictionary(scores) { first, _ in first }
    }
}
