public import Planning

/// What a party wants to reach, or must.
public struct Goal: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.goal
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Goal>> & Sendable { \.goals }
    /// Since form 2 the place can be drawn.
    public static let schema = 2
    /// The place was words.
    public static let upgrades = [PlaceUpgrade.fromWords]
    /// Where it says where it is.
    public static var place: WritableKeyPath<Goal, Place>? { \.place }
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
    /// Where.
    public var place: Place

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
        scale: ScaleLevel = .district, layer: PhysicalLayer? = nil, place: Place = Place()
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
    public func owners(in process: AreaProcess) -> Set<ItemID<Party>> { [party] }
    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.reference("partij", party, in: process.parties)
            + FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.text("tekst", text, most: TextLimit.text)
            // What obliges must be named, so that others can look it up.
            + FieldProblem.text("bron", source, most: TextLimit.title, required: isObligatory)
            + place.problems
            + FieldProblem.reference("naar", towards, in: process.goals)
        if let quantity {
            problems += FieldProblem.text("eenheid", quantity.unit, most: 40, required: true)
            // What has to become less is said in the goal itself: 49 % less, never -49 % more.
            if !(0...1e12).contains(quantity.amount) {
                problems.append(FieldProblem("hoeveelheid", .outside(least: 0, most: 1e12)))
            }
        }
        return problems
    }

    /// What is wrong with it under that id: a chain of goals that leads back to it, or a step that is not earlier, too.
    public func problems(in process: AreaProcess, as id: ItemID<Goal>) -> [FieldProblem] {
        var problems = problems(in: process)
        if let deadline {
            // A step comes before what it is a step to.
            if let end = towards.flatMap({ process.goals[$0]?.item.deadline }), deadline >= end {
                problems.append(FieldProblem("termijn", .tooLate(before: end)))
            }
            let steps = process.goals.all.filter { $0.item.towards == id }.compactMap(\.item.deadline)
            if let last = steps.max(), last >= deadline {
                problems.append(FieldProblem("termijn", .tooEarly(after: last)))
            }
        }
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

    /// What refers to it.
    public static func referrers(to id: ItemID<Goal>, in process: AreaProcess) -> [Referrer] {
        process.goals.referring { $0.towards == id }
            + process.relations.referring { $0.first == id || $0.second == id }
    }
}

/// What people found between two goals: they help each other, they want the same room, money or moment, or neither is so.
public struct GoalRelation: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.relation
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<GoalRelation>> & Sendable { \.relations }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.relateGoals

    /// One goal.
    public var first: ItemID<Goal>
    /// The other.
    public var second: ItemID<Goal>
    /// Whether they meet, clash, or do neither.
    public var sort: Sort
    /// Why.
    public var reason: String

    /// How two goals stand to each other.
    public enum Sort: String, Codable, CaseIterable, Hashable, Sendable {
        case meet = "samen"
        case clash = "botsing"
        /// People looked at it, and found neither: what was proposed does not hold.
        case neither = "geen"
    }

    /// Describes a relation.
    public init(first: ItemID<Goal>, second: ItemID<Goal>, sort: Sort, reason: String) {
        self.first = first
        self.second = second
        self.sort = sort
        self.reason = reason
    }

    /// The parties of both goals.
    public func owners(in process: AreaProcess) -> Set<ItemID<Party>> {
        Set([first, second].compactMap { process.goals[$0]?.item.party })
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
