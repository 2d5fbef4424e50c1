internal import Planning

/// What is coming anyway and could begin the work: a sewer that is due, a social programme (seed 004, *sectoraal spoor*).
public struct Trigger: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.trigger
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Trigger>> & Sendable { \.triggers }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.workOnBoard

    /// What it is.
    public var title: String
    /// What kind of work.
    public var sort: Sort
    /// Whose.
    public var party: ItemID<Party>?
    /// The year it is planned to begin; nil when that is open.
    public var year: Int?

    /// Kinds of coming work, in the order in which they are proposed: what opens the ground first.
    public enum Sort: String, Codable, CaseIterable, Hashable, Sendable {
        case underground = "ondergrond"
        case publicSpace = "openbare-ruimte"
        case buildings = "gebouwen"
        case social = "sociaal"
        case development = "ontwikkeling"
    }

    /// Describes coming work.
    public init(title: String, sort: Sort, party: ItemID<Party>? = nil, year: Int? = nil) {
        self.title = title
        self.sort = sort
        self.party = party
        self.year = year
    }

    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.reference("partij", party, in: process.parties)
        if let year, !(1990...2150).contains(year) {
            problems.append(FieldProblem("jaar", .outside(least: 1990, most: 2150)))
        }
        return problems
    }

    /// What refers to it.
    public static func referrers(to id: ItemID<Trigger>, in process: AreaProcess) -> [Referrer] {
        let points = process.startingPoints
        return points?.trigger == id || points?.proposed.trigger == id ? [Referrer(kind: .startingPoints)] : []
    }
}
