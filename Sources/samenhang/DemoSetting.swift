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
        let streets = DemoStreets(atlas: atlas)
        func places(_ level: AreaLevel, draws: Bool = false) throws -> [DemoPlaces.Place] {
            guard let areas = atlas[level] else { return [] }
            return try areas.codes.indices.map { place in
                DemoPlaces.Place(
                    code: areas.codes[place], name: areas.names[place],
                    ground: try draws ? streets.ground(in: areas.shapes[place]) : nil)
            }
        }
        // A country has many streets: only a town is drawn in.
        let isTown = atlas[.municipality]?.count == 1
        guard
            let chosen = DemoPlaces(
                municipalities: try places(.municipality), districts: try places(.district),
                neighbourhoods: try places(.neighbourhood, draws: isTown))
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
