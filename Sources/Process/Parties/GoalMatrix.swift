public import Planning

/// Parties by transitions: who wants what, and where goals meet or clash.
public struct GoalMatrix: Hashable, Sendable {
    /// Two goals of different parties, and how they stand to each other.
    public struct Pair: Hashable, Sendable {
        /// One goal.
        public let first: ItemID<Goal>
        /// The other, added later.
        public let second: ItemID<Goal>
        /// Meet, clash, or neither.
        public let sort: GoalRelation.Sort
        /// Why.
        public let ground: Ground
    }

    /// Why a pair is listed.
    public enum Ground: Hashable, Sendable {
        /// People recorded it, with their reason.
        case recorded(ItemID<GoalRelation>, reason: String)
        /// Both serve the same transition, and nothing says that they are in other places.
        case sameTransition(Transition, place: SharedPlace)
        /// Both need room in the same layer, and nothing says that they are in other places.
        case sameLayer(PhysicalLayer, place: SharedPlace)

        /// True when the rules found it, and nobody said yet whether it holds.
        public var isProposal: Bool {
            if case .recorded = self { false } else { true }
        }
    }

    /// How often goals meet and clash.
    public struct Count: Hashable, Sendable {
        /// How many pairs they meet in.
        public var meets = 0
        /// How many pairs they clash in.
        public var clashes = 0

        /// Counts.
        public init(meets: Int = 0, clashes: Int = 0) {
            self.meets = meets
            self.clashes = clashes
        }

        fileprivate mutating func add(_ sort: GoalRelation.Sort) {
            switch sort {
            case .meet: meets += 1
            case .clash: clashes += 1
            case .neither: break
            }
        }
    }

    /// The goals of a party for a transition.
    public struct Cell: Hashable, Sendable {
        /// The goals, the first added first.
        public let goals: [ItemID<Goal>]
        /// What people recorded.
        public let agreed: Count
        /// What the rules propose, and nobody has looked at yet.
        public let proposed: Count
    }

    /// The rows, in the order of the register.
    public let parties: [ItemID<Party>]
    /// All pairs: what people recorded first, then what the rules propose.
    public let pairs: [Pair]
    private let cells: [ItemID<Party>: [Transition: Cell]]

    /// A cell; without goals when the party has none there.
    public subscript(_ party: ItemID<Party>, _ transition: Transition) -> Cell {
        cells[party]?[transition] ?? Cell(goals: [], agreed: Count(), proposed: Count())
    }

    /// Lays goals over each other.
    ///
    /// What people recorded counts as they said. For other pairs of goals of different parties: the same layer in the same
    /// place is proposed as a clash over room; the same transition in the same place is proposed as a meeting. A goal without
    /// a place may hold for the whole area, and the proposal says that the place is not known (``SharedPlace``).
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
            where one.item.party != other.item.party && !known.contains([one.id, other.id]) {
                guard let place = one.item.place.shared(with: other.item.place) else { continue }
                if let layer = one.item.layer, layer == other.item.layer, one.item.transition != other.item.transition {
                    pairs.append(
                        Pair(first: one.id, second: other.id, sort: .clash, ground: .sameLayer(layer, place: place)))
                } else if one.item.transition == other.item.transition {
                    pairs.append(
                        Pair(
                            first: one.id, second: other.id, sort: .meet,
                            ground: .sameTransition(one.item.transition, place: place)))
                }
            }
        }
        self.pairs = pairs
        parties = process.parties.all.map(\.id)
        var agreed: [ItemID<Goal>: Count] = [:]
        var proposed: [ItemID<Goal>: Count] = [:]
        for pair in pairs {
            for goal in [pair.first, pair.second] {
                if pair.ground.isProposal {
                    proposed[goal, default: Count()].add(pair.sort)
                } else {
                    agreed[goal, default: Count()].add(pair.sort)
                }
            }
        }
        let byParty = Dictionary(grouping: goals, by: \.item.party)
        cells = byParty.mapValues { goals in
            Dictionary(grouping: goals, by: \.item.transition).mapValues { goals in
                Cell(
                    goals: goals.map(\.id), agreed: Count(sumOf: goals.compactMap { agreed[$0.id] }),
                    proposed: Count(sumOf: goals.compactMap { proposed[$0.id] }))
            }
        }
    }
}

extension GoalMatrix.Count {
    fileprivate init(sumOf counts: [GoalMatrix.Count]) {
        self.init(
            meets: counts.reduce(0) { $0 + $1.meets }, clashes: counts.reduce(0) { $0 + $1.clashes })
    }
}
