public import Planning

/// Somebody who plays in the demo. The journal knows the id only; the name belongs in the directory of people.
public struct DemoPerson: Hashable, Sendable {
    /// What events carry.
    public let id: PersonID
    /// First and last name.
    public let name: String
    /// An address under a name that nobody can have.
    public var email: String { id.rawValue.dropFirst("demo-".count) + "@voorbeeld.invalid" }

    /// Directs the large process, and looks after the accounts.
    public static let director = all[0]
    /// Has moved away since.
    public static let departed = DemoPerson(id: .leo, name: "Leo Timmers")

    /// Everybody who plays in the demo, made up like the town itself.
    public static let all = [
        DemoPerson(id: .anneke, name: "Anneke Vos"), DemoPerson(id: .bilal, name: "Bilal Aydın"),
        DemoPerson(id: .chantal, name: "Chantal Dekker"), DemoPerson(id: .daan, name: "Daan Hoekstra"),
        DemoPerson(id: .esra, name: "Esra Kaya"), DemoPerson(id: .frits, name: "Frits van Loon"),
        DemoPerson(id: .gerda, name: "Gerda Mulder"), DemoPerson(id: .hugo, name: "Hugo Peters"),
        DemoPerson(id: .iris, name: "Iris Bakker"), DemoPerson(id: .jamal, name: "Jamal el Idrissi"),
        DemoPerson(id: .karin, name: "Karin de Graaf"), departed,
        DemoPerson(id: .mirjam, name: "Mirjam Postma"),
    ]
}

extension PersonID {
    private static func demo(_ name: String) -> PersonID { PersonID(rawValue: "demo-" + name) }

    /// Directs for the municipality.
    static let anneke = demo("anneke")
    /// Leads the project.
    static let bilal = demo("bilal")
    /// Speaks for the water board.
    static let chantal = demo("chantal")
    /// Speaks for the housing corporation.
    static let daan = demo("daan")
    /// Speaks for the grid operator.
    static let esra = demo("esra")
    /// Speaks for the water company.
    static let frits = demo("frits")
    /// Chairs the residents' association.
    static let gerda = demo("gerda")
    /// Speaks for the shopkeepers.
    static let hugo = demo("hugo")
    /// Speaks for nature.
    static let iris = demo("iris")
    /// Speaks for care and welfare.
    static let jamal = demo("jamal")
    /// Sits on the council and reads along.
    static let karin = demo("karin")
    /// Lives there, until he moves.
    static let leo = demo("leo")
    /// Directs the small process.
    static let mirjam = demo("mirjam")
}
