/// Something in a process that refers to an item, so that people find what to take away first.
public struct Referrer: Hashable, Sendable {
    /// Which kind.
    public let kind: ItemKind
    /// What people call it; empty for what there is one of, such as the canvas.
    public let title: String

    init(kind: ItemKind, title: String = "") {
        self.kind = kind
        self.title = title
    }
}

extension Register {
    /// The items that refer to something, in the order of the register.
    func referring(_ refers: (Item) -> Bool) -> [Referrer] {
        all.filter { refers($0.item) }.map { Referrer(kind: Item.kind, title: $0.item.title) }
    }
}

extension AreaProcess {
    /// What refers to an item, by the id in addresses; nothing for an item that is not there.
    public func referrers(to kind: ItemKind, id: String) -> [Referrer] {
        func find<Item: RegisterItem>(_ type: Item.Type) -> [Referrer] {
            ItemID<Item>(rawValue: id).map { Item.referrers(to: $0, in: self) } ?? []
        }
        return switch kind {
        case .party: find(Party.self)
        case .interest: find(Interest.self)
        case .goal: find(Goal.self)
        case .relation: find(GoalRelation.self)
        case .card: find(Card.self)
        case .attachment: find(Attachment.self)
        case .decision: find(Decision.self)
        case .activity: find(Activity.self)
        case .group: find(WorkingGroup.self)
        case .trigger: find(Trigger.self)
        case .joint: find(CardJoint.self)
        case .charter, .step, .product, .member, .visibility, .canvas, .dynamics, .startingPoints, .cooperation: []
        }
    }
}
