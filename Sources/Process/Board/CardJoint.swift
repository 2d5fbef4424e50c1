internal import Planning

/// Two cards of different alliances that people join, with the reason: there the alliances meet (the AB-Zipper of seed 001).
public struct CardJoint: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.joint
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<CardJoint>> & Sendable { \.joints }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.workOnBoard

    /// One card.
    public var first: ItemID<Card>
    /// The other.
    public var second: ItemID<Card>
    /// Why they belong together.
    public var reason: String

    /// Describes a joint.
    public init(first: ItemID<Card>, second: ItemID<Card>, reason: String) {
        self.first = first
        self.second = second
        self.reason = reason
    }

    /// What people call it.
    public var title: String { reason }

    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.reference("kaart", first, in: process.cards)
            + FieldProblem.reference("ander", second, in: process.cards)
            + FieldProblem.text("reden", reason, most: TextLimit.text, required: true)
        if first == second {
            problems.append(FieldProblem("ander", .circular))
        } else if let one = process.cards[first]?.item, let other = process.cards[second]?.item,
            one.alliance == other.alliance
        {
            problems.append(FieldProblem("ander", .sameAlliance))
        }
        return problems
    }

    /// What is wrong with it under that id: the same two cards joined twice, too.
    public func problems(in process: AreaProcess, as id: ItemID<CardJoint>) -> [FieldProblem] {
        let isThere = process.joints.all.contains {
            $0.id != id && Set([$0.item.first, $0.item.second]) == [first, second]
        }
        return problems(in: process) + (isThere ? [FieldProblem("ander", .twice)] : [])
    }
}
