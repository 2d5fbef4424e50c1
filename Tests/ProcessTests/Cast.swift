import Planning
public import Process

extension ItemID: ExpressibleByUnicodeScalarLiteral {}
extension ItemID: ExpressibleByExtendedGraphemeClusterLiteral {}
extension ItemID: ExpressibleByStringLiteral {
    /// An id written in a test.
    public init(stringLiteral text: String) {
        guard let id = ItemID(rawValue: text) else { preconditionFailure("'\(text)' is no id") }
        self = id
    }
}

/// Who plays in the stories.
extension PersonID {
    /// Directs.
    static let anna = PersonID(rawValue: "anna")
    /// Leads the project.
    static let bert = PersonID(rawValue: "bert")
    /// Speaks for the city.
    static let carla = PersonID(rawValue: "carla")
    /// Speaks for the water board.
    static let dirk = PersonID(rawValue: "dirk")
    /// Lives there.
    static let eva = PersonID(rawValue: "eva")
    /// Reads along.
    static let fien = PersonID(rawValue: "fien")
    /// Takes no part.
    static let gijs = PersonID(rawValue: "gijs")
}

extension Party {
    static let stad = Party(name: "Stad", sort: .municipality, involvement: .cooperates, alliance: .built)
    static let water = Party(name: "Waterschap", sort: .waterBoard, involvement: .cooperates, alliance: .natural)
    static let buurt = Party(name: "Buurt", sort: .residents, involvement: .participates, alliance: .society)
}

extension Charter {
    static var meerburg: Charter {
        Charter(name: "Meerburg", areas: [AreaCode("BU05460400")].compactMap { $0 })
    }
}

extension Card {
    /// A card at question D: knowledge, strategic.
    static let oak = Card(
        title: "Bodemkaart", phase: .knowledge, level: .strategic, question: .knowledge, alliance: .natural)
}

extension Goal {
    static func of(
        _ party: ItemID<Party>, _ title: String = "Doel", towards: ItemID<Goal>? = nil,
        _ transition: Transition = .energy, layer: PhysicalLayer? = nil, place: String = ""
    ) -> Goal {
        Goal(party: party, title: title, towards: towards, transition: transition, layer: layer, place: place)
    }
}

extension String {
    /// 64 hexadecimal digits.
    static let digest = String(repeating: "0a", count: 32)
}
