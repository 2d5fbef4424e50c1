public import Planning

/// Parties by transitions: who wants what, and where goals meet or clash.
public struct GoalMatrix: Hashable, Sendable {
    /// Two goals of different parties, and how they stand to each other.
    public struct Pair: Hashable, Sendable {
        /// One goal.
        public let first: ItemID<Goal>
        /// The other, added later.
        public let second: ItemID<Goal>
        /// Meet or clash.
        public let sort: GoalRelation.Sort
        /// Why.
        public let ground: Ground
    }

    /// Why a pair is listed.
    public enum Ground: Hashable, Sendable {
        /// People recorded it, with their reason.
        case recorded(ItemID<GoalRelation>, reason: String)
        /// Both serve the same transition in the same place or in no place in particular.
        case sameTransition(Transition)
        /// Both need room in the same layer in the same place.
        case sameLayer(PhysicalLayer)
    }

    /// The goals of a party for a transition.
    public struct Cell: Hashable, Sendable {
        /// The goals, the first added first.
        public let goals: [ItemID<Goal>]
        /// How many pairs they meet in.
        public let meets: Int
        /// How many pairs they clash in.
        public let clashes: Int
    }

    /// The rows, in the order of the register.
    public let parties: [ItemID<Party>]
    /// All pairs: what people recorded first, then what the rules propose.
    public let pairs: [Pair]
    private let cells: [ItemID<Party>: [Transition: Cell]]

    /// A cell; without goals when the party has none there.
    public subscript(_ party: ItemID<Party>, _ transition: Transition) -> Cell {
        cells[party]?[transition] ?? Cell(goals: [], meets: 0, clashes: 0)
    }

    /// Lays goals over each other.
    ///
    /// What people recorded counts as they said. For other pairs of goals of different parties: the same layer in the same
    /// place is proposed as a clash over room; the same transition in the same place is proposed as a meeting. A goal without
    /// a place holds for the whole area.
    public init(_ process: AreaProcess) {
        let goals = process.goals.all
        let recorded = process.relations.all
        var pairs = recorded.map { entry in
            Pair(
                first: entry.item.first, second: entry.item.second, sort: entry.item.sort,
                ground: .recorded(entry.id, reason: entry.item.reason))
        }
        let known = Set(recorded.map { Set([$0.item.first, $0.item.second]) })
        for (place, one) in goals.enumerated() {
            for other in goals[(place + 1)...]
            where one.item.party != other.item.party && !known.contains([one.id, other.id])
                && GoalMatrix.mayTouch(one.item.place, other.item.place)
            {
                if let layer = one.item.layer, layer == other.item.layer, one.item.transition != other.item.transition {
                    pairs.append(Pair(first: one.id, second: other.id, sort: .clash, ground: .sameLayer(layer)))
                } else if one.item.transition == other.item.transition {
                    pairs.append(
                        Pair(
                            first: one.id, second: other.id, sort: .meet,
                            ground: .sameTransition(one.item.transition)))
                }
            }
        }
        self.pairs = pairs
        parties = process.parties.all.map(\.id)
        var counts: [ItemID<Goal>: (meets: Int, clashes: Int)] = [:]
        for pair in pairs {
            for goal in [pair.first, pair.second] {
                counts[goal, default: (0, 0)].meets += pair.sort == .meet ? 1 : 0
                counts[goal, default: (0, 0)].clashes += pair.sort == .clash ? 1 : 0
            }
        }
        let byParty = Dictionary(grouping: goals, by: \.item.party)
        cells = byParty.mapValues { goals in
            Dictionary(grouping: goals, by: \.item.transition).mapValues { goals in
                Cell(
                    goals: goals.map(\.id), meets: goals.reduce(0) { $0 + (counts[$1.id]?.meets ?? 0) },
                    clashes: goals.reduce(0) { $0 + (counts[$1.id]?.clashes ?? 0) })
            }
        }
    }

    private static func mayTouch(_ a: String, _ b: String) -> Bool {
        a.isBlank || b.isBlank || a.lowercased() == b.lowercased()
    }
}
