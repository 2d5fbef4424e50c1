/// The items of one kind in a process, each with who added it and who changed it last.
public struct Register<Item: RegisterItem>: Hashable, Sendable {
    /// An item with its history in brief.
    public struct Entry: Hashable, Codable, Sendable {
        /// Which item.
        public let id: ItemID<Item>
        /// What it says now.
        public internal(set) var item: Item
        /// When it was added.
        public let added: Fact
        /// When it was changed last; the same as `added` when it never was.
        public internal(set) var changed: Fact
    }

    private var entries: [ItemID<Item>: Entry] = [:]

    /// An empty register.
    public init() {}

    /// How many items there are.
    public var count: Int { entries.count }
    /// True without items.
    public var isEmpty: Bool { entries.isEmpty }

    /// The item with that id; nil when there is none, or no longer.
    public subscript(_ id: ItemID<Item>) -> Entry? { entries[id] }

    /// All items, the first added first.
    public var all: [Entry] { entries.values.sorted { ($0.added.version, $0.id) < ($1.added.version, $1.id) } }

    mutating func add(_ item: Item, id: ItemID<Item>, _ fact: Fact) {
        entries[id] = Entry(id: id, item: item, added: fact, changed: fact)
    }

    mutating func change(_ id: ItemID<Item>, _ fact: Fact, _ change: (inout Item) -> Void) {
        guard var entry = entries[id] else { return }
        change(&entry.item)
        entry.changed = fact
        entries[id] = entry
    }

    mutating func remove(_ id: ItemID<Item>) { entries[id] = nil }

    /// The entry that somebody changes.
    ///
    /// - Throws: ``ProcessRefusal/gone(_:)`` when it is no longer there.
    func entry(_ id: ItemID<Item>) throws(ProcessRefusal) -> Entry {
        guard let entry = entries[id] else { throw .gone(Item.kind) }
        return entry
    }
}

extension Register: Codable {
    /// Reads a list of entries.
    public init(from decoder: any Decoder) throws {
        let list = try decoder.singleValueContainer().decode([Entry].self)
        entries = Dictionary(list.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Writes a list of entries in the order they were added: equal registers give equal text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(all)
    }
}
