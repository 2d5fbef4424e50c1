public import Planning

/// Somebody with a stake in the area: an organisation, a group, an owner.
public struct Party: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.party
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Party>> & Sendable { \.parties }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.keepParties

    /// What it is called.
    public var name: String
    /// What it is.
    public var sort: Sort
    /// What it does in this process.
    public var role: String
    /// How far it is involved.
    public var involvement: Involvement
    /// The alliance it works in.
    public var alliance: Alliance

    /// Describes a party.
    public init(name: String, sort: Sort, role: String = "", involvement: Involvement, alliance: Alliance) {
        self.name = name
        self.sort = sort
        self.role = role
        self.involvement = involvement
        self.alliance = alliance
    }

    /// What people call it.
    public var title: String { name }
    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        FieldProblem.text("naam", name, most: TextLimit.title, required: true)
            + FieldProblem.text("rol", role, most: TextLimit.text)
    }

    /// True when something else refers to it.
    public static func isNeeded(_ id: ItemID<Party>, in process: AreaProcess) -> Bool {
        process.members.contains { $0.value.party == id } || process.interests.all.contains { $0.item.party == id }
            || process.goals.all.contains { $0.item.party == id } || process.cards.all.contains { $0.item.owner == id }
            || process.canvas.partners[id] != nil
            || process.canvas.editions.contains { $0.agreed[id] != nil } || process.dynamics.parties.contains(id)
            || process.groups.all.contains { $0.item.parties.contains(id) }
            || process.activities.all.contains { $0.item.parties.contains(id) }
            || process.triggers.all.contains { $0.item.party == id }
            || process.decisions.all.contains { $0.item.dissents.contains { $0.party == id } }
            || process.startingPoints?.dissents.contains { $0.party == id } == true
            || process.charter?.duties.values.contains(id) == true
    }

    /// What kind of party.
    public enum Sort: String, Codable, CaseIterable, Hashable, Sendable {
        case municipality = "gemeente"
        case waterBoard = "waterschap"
        case province = "provincie"
        case state = "rijk"
        case housingCorporation = "woningcorporatie"
        case gridOperator = "netbeheerder"
        case waterCompany = "waterbedrijf"
        case business = "bedrijf"
        case landOwner = "grondeigenaar"
        case farmer = "landbouw"
        case residents = "bewoners"
        case natureOrganisation = "natuurorganisatie"
        case care = "zorg-en-welzijn"
        case education = "onderwijs"
        case other = "anders"
    }

    /// Cooperation is kept apart from participation (seed 002).
    public enum Involvement: String, Codable, CaseIterable, Hashable, Sendable {
        /// Puts something in and binds itself.
        case cooperates = "samenwerking"
        /// Thinks along and is heard.
        case participates = "participatie"
        /// Is told.
        case informed = "geinformeerd"
    }
}
