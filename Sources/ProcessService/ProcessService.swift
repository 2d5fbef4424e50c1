public import Journal
public import Planning
public import Process
internal import Synchronization

/// The area processes of a journal: open them, do something in them, look back, watch.
public final class ProcessService: Sendable {
    /// Where events are kept.
    public let journal: any JournalStore
    /// The clock.
    public let now: @Sendable () -> Timestamp
    let folding: ProcessFolding
    let past: PastStates
    private let atlas: AtlasEdition?
    private let desks = Mutex(KeptDesks(most: ProcessService.mostOpen))
    private let feeds = Mutex<[StreamID: LiveFeed]>([:])

    /// Most processes that stand in memory at a time.
    static let mostOpen = 500
    /// How many stand in memory.
    var openCount: Int { desks.withLock { $0.count } }

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
        let folding = ProcessFolding(catalogue: catalogue)
        self.folding = folding
        past = PastStates(journal: journal, folding: folding)
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
        // A process that does not exist may begin now; what is refused leaves nothing in memory.
        let desk = try await desk(process) ?? newDesk(process)
        let recorded = try await desk.perform(command, circumstances)
        if !recorded.isEmpty { _ = desks.withLock { $0.keep(desk, process) } }
        return try recorded.map(folding.entry)
    }

    // MARK: Looking

    /// A process as it stands; nil when there is none.
    public func process(_ id: StreamID) async throws -> AreaProcess? {
        guard let process = try await desk(id)?.current(), process.isStarted else { return nil }
        return process
    }

    /// A process as it was after some number of events; nil when it had not begun.
    ///
    /// - Throws: ``PastIsBusy`` when many look back at once, and what the journal says.
    public func process(_ id: StreamID, at version: Int) async throws -> AreaProcess? {
        let process = try await past.state(of: id, at: version)
        return process.isStarted ? process : nil
    }

    /// Everything that happened in a process behind a version, at most that many events.
    public func history(of id: StreamID, after version: Int = 0, most: Int = .max) async throws -> [HistoryEntry] {
        var entries: [HistoryEntry] = []
        while entries.count < most {
            let page = try await journal.read(
                id, after: version + entries.count, most: min(ProcessDesk.pageSize, most - entries.count))
            guard !page.isEmpty else { break }
            entries += try page.map(folding.entry)
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

    /// The desk of a process that is there; nil for any other, so that asking for what is not there costs no memory.
    private func desk(_ id: StreamID) async throws -> ProcessDesk? {
        if let desk = desks.withLock({ $0.desk(id) }) { return desk }
        guard try await journal.summary(of: id) != nil else { return nil }
        return desks.withLock { $0.keep(newDesk(id), id) }
    }

    private func newDesk(_ id: StreamID) -> ProcessDesk {
        ProcessDesk(stream: id, journal: journal, folding: folding)
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
