/// An item was added to its register.
public struct ItemAdded<Item: RegisterItem>: ProcessEvent {
    /// Stable name.
    public static var type: String { Item.kind.rawValue + ".added" }
    /// Version of the form.
    public static var schema: Int { Item.schema }
    /// From each earlier form to the next.
    public static var upgrades: [@Sendable (JSONValue) -> JSONValue] { Item.upgrades.map(upgradingItem) }

    /// Its id from now on.
    public let id: ItemID<Item>
    /// What it says.
    public let item: Item

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process[keyPath: Item.register].add(item, id: id, fact)
    }

    /// What it is about.
    public var subject: String { Item.kind.rawValue + ":" + id.rawValue }
    /// What people call it.
    public var title: String { item.title }
}

/// An item was given another content.
public struct ItemChanged<Item: RegisterItem>: ProcessEvent {
    /// Stable name.
    public static var type: String { Item.kind.rawValue + ".changed" }
    /// Version of the form.
    public static var schema: Int { Item.schema }
    /// From each earlier form to the next.
    public static var upgrades: [@Sendable (JSONValue) -> JSONValue] { Item.upgrades.map(upgradingItem) }

    /// Which item.
    public let id: ItemID<Item>
    /// What it says now, as a whole.
    public let item: Item

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process[keyPath: Item.register].change(id, fact) { $0 = item }
    }

    /// What it is about.
    public var subject: String { Item.kind.rawValue + ":" + id.rawValue }
    /// What people call it.
    public var title: String { item.title }
}

/// An item was taken away. The events before it stay, so it can always be found again.
public struct ItemRemoved<Item: RegisterItem>: ProcessEvent {
    /// Stable name.
    public static var type: String { Item.kind.rawValue + ".removed" }

    /// Which item.
    public let id: ItemID<Item>
    /// Why.
    public let reason: String
    /// What it was called.
    public let title: String

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process[keyPath: Item.register].remove(id)
    }

    /// What it is about.
    public var subject: String { Item.kind.rawValue + ":" + id.rawValue }
}

/// An upgrade of an item as an upgrade of the event that carries it.
func upgradingItem(_ upgrade: @escaping @Sendable (JSONValue) -> JSONValue)
    -> @Sendable (JSONValue) -> JSONValue
{
    { event in
        var event = event
        if let item = event["item"] { event["item"] = upgrade(item) }
        return event
    }
}
