import Planning
import Process
import ProcessTestSupport

extension Party {
    static let stad = Party(name: "Stad", sort: .municipality, involvement: .cooperates, alliance: .built)
    static let water = Party(name: "Waterschap", sort: .waterBoard, involvement: .cooperates, alliance: .natural)
    static let buurt = Party(name: "Buurt", sort: .residents, involvement: .participates, alliance: .society)
}

extension Card {
    /// A card at question D: knowledge, strategic.
    static let oak = Card(
        title: "Bodemkaart", phase: .knowledge, level: .strategic, question: .knowledge, alliance: .natural)
}

extension Goal {
    static func of(
        _ party: ItemID<Party>, _ title: String = "Doel", towards: ItemID<Goal>? = nil,
        _ transition: Transition = .energy, layer: PhysicalLayer? = nil, place: Place = Place()
    ) -> Goal {
        Goal(party: party, title: title, towards: towards, transition: transition, layer: layer, place: place)
    }
}
