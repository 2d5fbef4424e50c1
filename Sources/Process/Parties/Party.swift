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

    /// What is wrong with it under that id: two of one name cannot be told apart in lists. One that has its name already
    /// keeps it.
    public func problems(in process: AreaProcess, as id: ItemID<Party>) -> [FieldProblem] {
        let present = process.parties[id]?.item.name
        let isTaken =
            present != name
            && process.parties.all.contains { $0.id != id && $0.item.name.isSameName(as: name) }
        return problems(in: process) + (isTaken ? [FieldProblem("naam", .nameTaken)] : [])
    }

    /// What refers to it.
    public static func referrers(to id: ItemID<Party>, in process: AreaProcess) -> [Referrer] {
        var found = process.members.values.contains { $0.party == id } ? [Referrer(kind: .member)] : []
        found += process.interests.referring { $0.party == id } + process.goals.referring { $0.party == id }
        found += process.cards.referring { $0.owner == id } + process.groups.referring { $0.parties.contains(id) }
        found += process.activities.referring { $0.parties.contains(id) }
        found += process.triggers.referring { $0.party == id }
        found += process.decisions.referring { $0.dissents.contains { $0.party == id } }
        let isInCanvas =
            process.canvas.partners[id] != nil
            || process.canvas.editions.contains { $0.text.partners[id] != nil || $0.agreed[id] != nil }
        if isInCanvas { found.append(Referrer(kind: .canvas)) }
        if process.dynamics.parties.contains(id) { found.append(Referrer(kind: .dynamics)) }
        if process.startingPoints?.dissents.contains(where: { $0.party == id }) == true {
            found.append(Referrer(kind: .startingPoints))
        }
        if process.charter?.duties.values.contains(id) == true { found.append(Referrer(kind: .charter)) }
        return found
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

extension String {
    /// True for what people read as one name: capitals and blanks make no difference.
    fileprivate func isSameName(as other: String) -> Bool {
        func words(_ text: String) -> [String] {
            text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        }
        return words(self) == words(other)
    }
}
