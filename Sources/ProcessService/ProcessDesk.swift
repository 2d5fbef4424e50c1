internal import Journal
internal import Planning
internal import Process

/// One process as it stands now, kept in memory and brought up to date from the journal before every use, so that what another
/// program wrote is seen too.
actor ProcessDesk {
    private let stream: StreamID
    private let journal: any JournalStore
    private let folding: ProcessFolding
    private var process = AreaProcess()
    private var head = Digest.none
    private var keptAt = 0
    private var isLoaded = false
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Events between two snapshots: opening reads at most so many.
    static let snapshotEvery = 500
    /// Events read at a time.
    static let pageSize = 2_000
    /// How often a command is tried again when somebody else was first.
    static let mostTries = 50

    init(stream: StreamID, journal: any JournalStore, folding: ProcessFolding) {
        self.stream = stream
        self.journal = journal
        self.folding = folding
    }

    /// The state after everything that was acknowledged until now.
    func current() async throws -> AreaProcess {
        try await catchUp()
        return process
    }

    /// Decides and records. Where somebody else was first it looks again at what they did and decides anew.
    ///
    /// Commands of this program wait for each other, so that it never races with itself; only other programs make it try again.
    func perform(_ command: some ProcessCommand, _ circumstances: Circumstances) async throws -> [RecordedEvent] {
        await begin()
        defer { end() }
        for _ in 0..<ProcessDesk.mostTries {
            try await catchUp()
            let before = process
            let events = try before.decide(command, circumstances)
            guard !events.isEmpty else { return [] }
            let new = try events.map(folding.encode)
            do {
                let recorded = try await journal.append(
                    new, to: stream, expecting: before.version, by: circumstances.person, at: circumstances.time)
                try take(recorded)
                try await keepSnapshotNowAndThen()
                return recorded
            } catch JournalError.conflict {
                continue
            }
        }
        throw JournalError.conflict(stream: stream, expected: process.version, actual: process.version + 1)
    }

    /// Waits until no other command is being carried out.
    private func begin() async {
        guard isBusy else {
            isBusy = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Lets the next one in: the first that came.
    private func end() {
        if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
    }

    private func catchUp() async throws {
        if !isLoaded {
            if let (state, digest) = try await folding.kept(of: stream, in: journal), !isLoaded,
                state.version > process.version
            {
                process = state
                head = digest
                keptAt = state.version
            }
            isLoaded = true
        }
        guard let summary = try await journal.summary(of: stream) else { return }
        while process.version < summary.version {
            let page = try await journal.read(stream, after: process.version, most: ProcessDesk.pageSize)
            guard !page.isEmpty else { return }
            try take(page)
        }
    }

    /// Applies what is new of these events. While this actor waited, another caller may have taken some of them.
    private func take(_ recorded: [RecordedEvent]) throws {
        let new = recorded.drop { $0.version <= process.version }
        guard let first = new.first else { return }
        guard first.version == process.version + 1 else { return }
        try folding.apply(Array(new), to: &process)
        head = new.last?.digest ?? head
    }

    private func keepSnapshotNowAndThen() async throws {
        guard process.version - keptAt >= ProcessDesk.snapshotEvery else { return }
        keptAt = process.version
        // A snapshot that cannot be kept costs time at the next opening, nothing else: the append was acknowledged.
        if let snapshot = try? folding.snapshot(of: process, stream: stream, digest: head) {
            try? await journal.keep(snapshot)
        }
    }
}
