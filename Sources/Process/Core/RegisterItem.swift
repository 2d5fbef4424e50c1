internal import Planning

/// The kinds of things that a process keeps a register of; the text is the first half of event names.
public enum ItemKind: String, Codable, CaseIterable, Sendable {
    case party, interest, goal, relation, card, attachment, decision, activity, group, trigger, joint
    /// Not in a register: there is one of each, or one per party, phase, document or person.
    case charter, step, product, member, visibility, canvas, dynamics, startingPoints, cooperation
}

/// Something that people add to a process, change and take away again, as a whole.
///
/// One conformance gives a kind of item its register, its events (`card.added`, `card.changed`, `card.removed`), its commands
/// and its rights; see ``AddItem``.
public protocol RegisterItem: Codable, Hashable, Sendable {
    /// Which kind.
    static var kind: ItemKind { get }
    /// Version of the form in which events carry it, from 1.
    static var schema: Int { get }
    /// From each earlier form to the next: the first takes form 1 to form 2.
    static var upgrades: [@Sendable (JSONValue) -> JSONValue] { get }
    /// Where a process keeps them.
    static var register: any WritableKeyPath<AreaProcess, Register<Self>> & Sendable { get }
    /// False when it may never be changed or taken away, once it is there.
    static var isChangeable: Bool { get }
    /// The right that one needs to add, change or take away one.
    static var right: Right { get }
    /// The parties it belongs to, for rights that people have for their own party only; empty when it belongs to none. What
    /// stands between two parties belongs to both.
    func owners(in process: AreaProcess) -> Set<ItemID<Party>>
    /// Where it says where it is; nil for kinds that are nowhere in particular.
    static var place: WritableKeyPath<Self, Place>? { get }
    /// What is wrong with it in this process; empty when nothing is.
    func problems(in process: AreaProcess) -> [FieldProblem]
    /// The same for an item with that id, new or changed: it may not lead back to itself.
    func problems(in process: AreaProcess, as id: ItemID<Self>) -> [FieldProblem]
    /// What refers to it and would hang in the air without it; the process cannot do without an item that something refers to.
    static func referrers(to id: ItemID<Self>, in process: AreaProcess) -> [Referrer]
    /// What people call it, in a list.
    var title: String { get }
}

extension RegisterItem {
    /// The first form.
    public static var schema: Int { 1 }
    /// None: there was no earlier form.
    public static var upgrades: [@Sendable (JSONValue) -> JSONValue] { [] }
    /// It may.
    public static var isChangeable: Bool { true }
    /// Of no party.
    public func owners(in process: AreaProcess) -> Set<ItemID<Party>> { [] }
    /// Nowhere in particular.
    public static var place: WritableKeyPath<Self, Place>? { nil }
    /// The id makes no difference.
    public func problems(in process: AreaProcess, as id: ItemID<Self>) -> [FieldProblem] { problems(in: process) }
    /// Nothing refers to it.
    public static func referrers(to id: ItemID<Self>, in process: AreaProcess) -> [Referrer] { [] }
}
