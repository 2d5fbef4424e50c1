/// What stands where a command would put something else, or what it would take away; and what the person saw of it.
public struct Standing: Hashable, Sendable {
    /// Which kind of thing.
    public let kind: ItemKind
    /// Which one of its kind; empty where there is one.
    public let id: String
    /// Since when it is as it is.
    public let since: Fact
    /// The version of the process that the person had before them.
    public let seenAt: Int

    /// Nil where nothing stands: then nothing is replaced.
    init?(_ kind: ItemKind, _ id: String = "", since: Fact?, seenAt: Int) {
        guard let since else { return nil }
        self.kind = kind
        self.id = id
        self.since = since
        self.seenAt = seenAt
    }

    /// True when it became so after what the person saw.
    var isUnseen: Bool { since.version > seenAt }
}

extension AreaProcess {
    /// An item of a register, for a command that changes it or takes it away.
    func standing<Item: RegisterItem>(_ id: ItemID<Item>, seenAt: Int) -> Standing? {
        Standing(Item.kind, id.rawValue, since: self[keyPath: Item.register][id]?.changed, seenAt: seenAt)
    }
}
