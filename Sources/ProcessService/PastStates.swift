internal import Journal
internal import Process

/// Too many people look into the past at once; a moment later there is room again.
public struct PastIsBusy: Error, Hashable, Sendable {
    init() {}
}

/// What processes were at moments of the past. Looking back reads and folds many events, so it is done for one at a time and
/// a little at a time: everything else goes on meanwhile. Some states on the way are remembered, so that looking back again
/// begins near.
actor PastStates {
    /// Events between two states that are remembered.
    static let milestoneEvery = 2_000
    /// States that are remembered, of all processes together.
    static let mostMilestones = 6
    /// Events that are folded before others get their turn.
    static let pageSize = 500
    /// How many may wait.
    static let mostWaiting = 50

    private struct Milestone {
        let stream: StreamID
        let process: AreaProcess
    }

    private let journal: any JournalStore
    private let folding: ProcessFolding
    /// The one used last comes last.
    private var milestones: [Milestone] = []
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(journal: any JournalStore, folding: ProcessFolding) {
        self.journal = journal
        self.folding = folding
    }

    /// The state after so many events, or after the last where there are fewer.
    ///
    /// - Throws: ``PastIsBusy``, and what the journal says.
    func state(of stream: StreamID, at version: Int) async throws -> AreaProcess {
        try await alone { try await self.fold(self.nearest(stream, version), of: stream, to: version) }
    }

    /// What `tell` says of some events, given the state before and after each.
    ///
    /// - Parameter versions: of the events, in any order; those that are not there are left out.
    /// - Throws: ``PastIsBusy``, what the journal says and what `tell` throws.
    func tell<Told: Sendable>(
        of versions: [Int], in stream: StreamID,
        _ tell: @Sendable (_ before: AreaProcess, HistoryEntry, _ after: AreaProcess) throws -> Told
    ) async throws -> [Int: Told] {
        try await alone {
            var told: [Int: Told] = [:]
            var process = AreaProcess()
            for version in Set(versions).sorted() where version > 0 {
                let near = try await self.nearest(stream, version - 1)
                if near.version > process.version { process = near }
                process = try await self.fold(process, of: stream, to: version - 1)
                guard process.version == version - 1,
                    let recorded = try await self.journal.read(stream, after: version - 1, most: 1).first
                else { continue }
                let before = process
                try self.folding.apply([recorded], to: &process)
                told[version] = try tell(before, try self.folding.entry(recorded), process)
            }
            return told
        }
    }

    /// Long work, one at a time.
    ///
    /// - Throws: ``PastIsBusy``, and what the work throws.
    func alone<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        if isBusy {
            guard waiting.count < PastStates.mostWaiting else { throw PastIsBusy() }
            await withCheckedContinuation { waiting.append($0) }
        } else {
            isBusy = true
        }
        // Who is done hands over to the first that waits.
        defer { if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() } }
        // Whoever went away while waiting needs no answer.
        try Task.checkCancellation()
        return try await work()
    }

    /// The state that is known nearest in front of a version.
    private func nearest(_ stream: StreamID, _ version: Int) async throws -> AreaProcess {
        var found = AreaProcess()
        if let place = milestones.indices.filter({
            milestones[$0].stream == stream && milestones[$0].process.version <= version
        }).max(by: { milestones[$0].process.version < milestones[$1].process.version }) {
            let milestone = milestones.remove(at: place)
            milestones.append(milestone)
            found = milestone.process
        }
        guard version - found.version > PastStates.milestoneEvery,
            let (state, _) = try await folding.kept(of: stream, in: journal), state.version <= version,
            state.version > found.version
        else { return found }
        remember(state, of: stream)
        return state
    }

    private func fold(_ start: AreaProcess, of stream: StreamID, to version: Int) async throws -> AreaProcess {
        var process = start
        while process.version < version {
            try Task.checkCancellation()
            // Pages end where states are remembered.
            let most = PastStates.pageSize - process.version % PastStates.pageSize
            let page = try await journal.read(
                stream, after: process.version, most: min(most, version - process.version))
            guard !page.isEmpty else { break }
            try folding.apply(page, to: &process)
            if process.version.isMultiple(of: PastStates.milestoneEvery) { remember(process, of: stream) }
            await Task.yield()
        }
        return process
    }

    private func remember(_ process: AreaProcess, of stream: StreamID) {
        guard !milestones.contains(where: { $0.stream == stream && $0.process.version == process.version }) else {
            return
        }
        milestones.append(Milestone(stream: stream, process: process))
        if milestones.count > PastStates.mostMilestones { milestones.removeFirst() }
    }
}
