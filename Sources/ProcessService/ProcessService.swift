public import Journal
public import Planning
public import Process
internal import Synchronization

/// The area processes of a journal: open them, do something in them, look back, watch.
public final class ProcessService: Sendable {
    /// Where events are kept.
    public let journal: any JournalStore
    private let folding: ProcessFolding
    private let atlas: AtlasEdition?
    private let now: @Sendable () -> Timestamp
    private let desks = Mutex<[StreamID: ProcessDesk]>([:])
    private let feeds = Mutex<[StreamID: LiveFeed]>([:])

    /// Works on a journal.
    ///
    /// - Parameters:
    ///   - atlas: the figures that people have before them while this service runs.
    ///   - now: the clock.
    public init(
        journal: any JournalStore, catalogue: EventCatalogue = .current, atlas: AtlasEdition? = nil,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.journal = journal
        self.atlas = atlas
        self.now = now
        folding = ProcessFolding(catalogue: catalogue)
    }

    // MARK: Doing

    /// Does something in a process for a person.
    ///
    /// - Returns: what happened, on disk.
    /// - Throws: ``ProcessRefusal`` when rights or rules forbid it, `JournalError` when it cannot be kept. Then nothing happened.
    @discardableResult
    public func perform(
        _ command: some ProcessCommand, in process: StreamID, by person: PersonID
    ) async throws -> [HistoryEntry] {
        try await perform(command, in: process, by: person, at: now())
    }

    /// The same, at a moment: for the demo and for imports, which tell of the past.
    @discardableResult
    public func perform(
        _ command: some ProcessCommand, in process: StreamID, by person: PersonID, at time: Timestamp
    ) async throws -> [HistoryEntry] {
        let circumstances = Circumstances(person: person, time: time, atlas: atlas)
        return try await desk(process).perform(command, circumstances).map(entry)
    }

    // MARK: Looking

    /// A process as it stands; nil when there is none.
    public func process(_ id: StreamID) async throws -> AreaProcess? {
        let process = try await desk(id).current()
        return process.isStarted ? process : nil
    }

    /// A process as it was after some number of events; nil when it had not begun.
    public func process(_ id: StreamID, at version: Int) async throws -> AreaProcess? {
        var process = AreaProcess()
        while process.version < version {
            let page = try await journal.read(
                id, after: process.version, most: min(ProcessDesk.pageSize, version - process.version))
            guard !page.isEmpty else { break }
            try folding.apply(page, to: &process)
        }
        return process.isStarted ? process : nil
    }

    /// Everything that happened in a process behind a version, at most that many events.
    public func history(of id: StreamID, after version: Int = 0, most: Int = .max) async throws -> [HistoryEntry] {
        var entries: [HistoryEntry] = []
        while entries.count < most {
            let page = try await journal.read(
                id, after: version + entries.count, most: min(ProcessDesk.pageSize, most - entries.count))
            guard !page.isEmpty else { break }
            entries += try page.map(entry)
        }
        return entries
    }

    /// All processes, in alphabetical order of their ids.
    public func all() async throws -> [(id: StreamID, process: AreaProcess)] {
        var found: [(StreamID, AreaProcess)] = []
        for summary in try await journal.streams() {
            if let process = try await process(summary.stream) { found.append((summary.stream, process)) }
        }
        return found
    }

    // MARK: Watching

    /// What happens in a process from now on, and who is there.
    public func watch(_ id: StreamID, as person: PersonID?) -> AsyncStream<LiveNotice> { feed(id).watch(as: person) }

    /// How many watch a process.
    public func watchers(of id: StreamID) -> Int { feed(id).count }

    /// Changes behind a version, for a watcher who was away.
    public func changes(in id: StreamID, after version: Int, most: Int) async throws -> [LiveChange] {
        try await history(of: id, after: version, most: most).map { entry in
            LiveChange(
                version: entry.fact.version, type: entry.type, subject: entry.event.subject, title: entry.event.title,
                by: entry.fact.by, time: entry.fact.time)
        }
    }

    // MARK: Parts

    private func entry(_ recorded: RecordedEvent) throws -> HistoryEntry {
        HistoryEntry(
            fact: Fact(recorded), type: recorded.event.type, event: try folding.decode(recorded),
            digest: recorded.digest)
    }

    private func desk(_ id: StreamID) -> ProcessDesk {
        desks.withLock { desks in
            if let desk = desks[id] { return desk }
            let desk = ProcessDesk(stream: id, journal: journal, folding: folding)
            desks[id] = desk
            return desk
        }
    }

    private func feed(_ id: StreamID) -> LiveFeed {
        feeds.withLock { feeds in
            if let feed = feeds[id] { return feed }
            let feed = LiveFeed(stream: id, journal: journal, folding: folding)
            feeds[id] = feed
            return feed
        }
    }
}

/// Something that happened, as it stands in the journal.
public struct HistoryEntry: Sendable {
    /// When, by whom, and the version after it.
    public let fact: Fact
    /// What kind of event.
    public let type: String
    /// The event.
    public let event: any ProcessEvent
    /// Its digest in the chain.
    public let digest: Digest
}
