/// Add an item to its register.
public struct AddItem<Item: RegisterItem>: ProcessCommand {
    let id: ItemID<Item>
    let item: Item

    /// The id is chosen by whoever asks, so that asking twice does it once.
    public init(_ item: Item, id: ItemID<Item> = .random()) {
        self.id = id
        self.item = item
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(Item.right, things: [item.owners(in: process)]) }

    /// Nothing: it only adds.
    public func standing(in process: AreaProcess) -> Standing? { nil }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        guard process[keyPath: Item.register][id] == nil else { throw .alreadyDone }
        try ProcessRefusal.check(item.problems(in: process, as: id))
        return [ItemAdded(id: id, item: item)]
    }
}

/// Give an item another content, as somebody who saw it at some version.
public struct ChangeItem<Item: RegisterItem>: ProcessCommand {
    let id: ItemID<Item>
    let item: Item
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(_ id: ItemID<Item>, to item: Item, seenAt: Int) {
        self.id = id
        self.item = item
        self.seenAt = seenAt
    }

    /// Who may change an item of a party may not make it another party's, unless they may change that party's too.
    public func claim(in process: AreaProcess) -> Claim {
        let before = process[keyPath: Item.register][id]?.item.owners(in: process)
        return Claim(Item.right, things: [before ?? [], item.owners(in: process)])
    }

    /// The item as it is.
    public func standing(in process: AreaProcess) -> Standing? { process.standing(id, seenAt: seenAt) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard Item.isChangeable else { throw .lasting(Item.kind) }
        let entry = try process[keyPath: Item.register].entry(id)
        guard entry.item != item else { throw .nothingNew }
        try ProcessRefusal.check(item.problems(in: process, as: id))
        return [ItemChanged(id: id, item: item)]
    }
}

/// Take an item away, with a reason.
public struct RemoveItem<Item: RegisterItem>: ProcessCommand {
    let id: ItemID<Item>
    let reason: String
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(_ id: ItemID<Item>, reason: String, seenAt: Int) {
        self.id = id
        self.reason = reason
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim {
        // Of what is gone nobody can tell whose it was. Whoever may read may hear that it is gone.
        guard let entry = process[keyPath: Item.register][id] else { return Claim(.read) }
        return Claim(Item.right, things: [entry.item.owners(in: process)])
    }

    /// The item as it is.
    public func standing(in process: AreaProcess) -> Standing? { process.standing(id, seenAt: seenAt) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard Item.isChangeable else { throw .lasting(Item.kind) }
        let entry = try process[keyPath: Item.register].entry(id)
        try ProcessRefusal.check(FieldProblem.text("reden", reason, most: TextLimit.text, required: true))
        guard Item.referrers(to: id, in: process).isEmpty else { throw .needed(Item.kind) }
        return [ItemRemoved<Item>(id: id, reason: reason, title: entry.item.title)]
    }
}
