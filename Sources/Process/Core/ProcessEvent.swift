/// Something that happened in an area process. The state of a process is nothing but its events, one after another.
public protocol ProcessEvent: Codable, Hashable, Sendable {
    /// Stable name: `card.moved`. Once written it is never given another meaning.
    static var type: String { get }
    /// Version of the form, from 1.
    static var schema: Int { get }
    /// From each earlier form to the next: the first takes form 1 to form 2.
    static var upgrades: [@Sendable (JSONValue) -> JSONValue] { get }
    /// Makes the change. It cannot fail: what was recorded has happened.
    func apply(to process: inout AreaProcess, as fact: Fact)
    /// What it is about, so that whoever looks at that sees the change; `card:k3j9`, `charter`, `members`.
    var subject: String { get }
    /// What it is called in a list of what happened: the title of a card, the name of a party; empty when there is none.
    var title: String { get }
}

extension ProcessEvent {
    /// The first form.
    public static var schema: Int { 1 }
    /// None: there was no earlier form.
    public static var upgrades: [@Sendable (JSONValue) -> JSONValue] { [] }
    /// No name.
    public var title: String { "" }
}

extension AreaProcess {
    /// The state after an event.
    public mutating func apply(_ event: any ProcessEvent, as fact: Fact) {
        event.apply(to: &self, as: fact)
        version = fact.version
        changed = fact.time
    }
}
