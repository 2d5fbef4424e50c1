public import Planning

/// What a party wants to reach, or must.
public struct Goal: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.goal
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Goal>> & Sendable { \.goals }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.setGoals

    /// Whose.
    public var party: ItemID<Party>
    /// In a few words.
    public var title: String
    /// Explained.
    public var text: String
    /// True when a law or a treaty obliges.
    public var isObligatory: Bool
    /// The law, policy or agreement it comes from.
    public var source: String
    /// By when.
    public var deadline: CalendarDay?
    /// How much, where it can be counted.
    public var quantity: Quantity?
    /// The goal in the longer term that this one is a step to.
    public var towards: ItemID<Goal>?
    /// The transition it serves.
    public var transition: Transition
    /// The scale at which it is reached.
    public var scale: ScaleLevel
    /// The layer it needs room in; nil when in none.
    public var layer: PhysicalLayer?
    /// Where, in words.
    public var place: String

    /// An amount with its unit.
    public struct Quantity: Hashable, Codable, Sendable {
        /// How much.
        public var amount: Double
        /// Of what: `woningen`, `m² groen`, `%`.
        public var unit: String

        /// Describes an amount.
        public init(amount: Double, unit: String) {
            self.amount = amount
            self.unit = unit
        }
    }

    /// Describes a goal.
    public init(
        party: ItemID<Party>, title: String, text: String = "", isObligatory: Bool = false, source: String = "",
        deadline: CalendarDay? = nil, quantity: Quantity? = nil, towards: ItemID<Goal>? = nil, transition: Transition,
        scale: ScaleLevel = .district, layer: PhysicalLayer? = nil, place: String = ""
    ) {
        self.party = party
        self.title = title
        self.text = text
        self.isObligatory = isObligatory
        self.source = source
        self.deadline = deadline
        self.quantity = quantity
        self.towards = towards
        self.transition = transition
        self.scale = scale
        self.layer = layer
        self.place = place
    }

    /// Whose it is.
    public var ownParty: ItemID<Party>? { party }
    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.reference("partij", party, in: process.parties)
            + FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.text("tekst", text, most: TextLimit.text)
            // What obliges must be named, so that others can look it up.
            + FieldProblem.text("bron", source, most: TextLimit.title, required: isObligatory)
            + FieldProblem.text("plek", place, most: TextLimit.title)
            + FieldProblem.reference("naar", towards, in: process.goals)
        if let quantity {
            problems += FieldProblem.text("eenheid", quantity.unit, most: 40, required: true)
            if !quantity.amount.isFinite || abs(quantity.amount) > 1e12 {
                problems.append(FieldProblem("hoeveelheid", .outside(least: -1e12, most: 1e12)))
            }
        }
        return problems
    }

    /// What is wrong with it under that id: a chain of goals that leads back to it, too.
    public func problems(in process: AreaProcess, as id: ItemID<Goal>) -> [FieldProblem] {
        var problems = problems(in: process)
        var next = towards
        // No chain is longer than there are goals.
        for _ in 0...process.goals.count {
            guard let goal = next else { break }
            if goal == id {
                problems.append(FieldProblem("naar", .circular))
                break
            }
            next = process.goals[goal]?.item.towards
        }
        return problems
    }

    /// True when something else refers to it.
    public static func isNeeded(_ id: ItemID<Goal>, in process: AreaProcess) -> Bool {
        process.goals.all.contains { $0.item.towards == id }
            || process.relations.all.contains { $0.item.first == id || $0.item.second == id }
    }
}

/// What people found between two goals: they help each other, or they want the same room, money or moment.
public struct GoalRelation: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.relation
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<GoalRelation>> & Sendable { \.relations }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.setGoals

    /// One goal.
    public var first: ItemID<Goal>
    /// The other.
    public var second: ItemID<Goal>
    /// Whether they meet or clash.
    public var sort: Sort
    /// Why.
    public var reason: String

    /// How two goals stand to each other.
    public enum Sort: String, Codable, CaseIterable, Hashable, Sendable {
        case meet = "samen"
        case clash = "botsing"
    }

    /// Describes a relation.
    public init(first: ItemID<Goal>, second: ItemID<Goal>, sort: Sort, reason: String) {
        self.first = first
        self.second = second
        self.sort = sort
        self.reason = reason
    }

    /// What people call it.
    public var title: String { reason }
    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.reference("doel", first, in: process.goals)
            + FieldProblem.reference("ander", second, in: process.goals)
            + FieldProblem.text("reden", reason, most: TextLimit.text, required: true)
        if first == second { problems.append(FieldProblem("ander", .circular)) }
        return problems
    }
}
