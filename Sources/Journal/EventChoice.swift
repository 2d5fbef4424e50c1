public import Planning

/// Which events of a stream somebody wants to read.
public struct EventChoice: Hashable, Sendable {
    /// Only these types; nil for all.
    public var types: Set<String>?
    /// Only what this person did; nil for everybody.
    public var actor: PersonID?

    /// Everything, or some of it.
    public init(types: Set<String>? = nil, actor: PersonID? = nil) {
        self.types = types
        self.actor = actor
    }

    /// True when the event is one of them.
    public func takes(_ event: RecordedEvent) -> Bool {
        (types?.contains(event.event.type) ?? true) && (actor.map { $0 == event.actor } ?? true)
    }
}

extension JournalStore {
    /// Reads page by page from the end and leaves out what is not chosen; a backend that can choose by itself does better.
    public func readBack(
        _ stream: StreamID, before version: Int, _ choice: EventChoice, most: Int
    ) async throws(JournalError) -> [RecordedEvent] {
        var found: [RecordedEvent] = []
        // Whatever number is asked, reading begins at the last event.
        var end = min(max(1, version) - 1, try await summary(of: stream)?.version ?? 0)
        while end > 0, found.count < most {
            let start = max(0, end - 1_000)
            let page = try await read(stream, after: start, most: end - start)
            found += page.reversed().filter(choice.takes).prefix(most - found.count)
            end = start
        }
        return found
    }
}
