internal import GRDB
internal import Journal
internal import Planning
internal import Synchronization

/// Appends that wait for the disk. While one transaction is flushed, others gather; the writer then takes all of them into
/// the next one, so that sixteen people at once cost one flush and not sixteen.
///
/// Each is answered only when the transaction that holds it is on disk. One that is refused, because its version does not
/// fit, leaves the others alone. One whose task is cancelled while it waits is taken out; one that was taken by the writer
/// is finished and answered.
final class AppendQueue: Sendable {
    typealias Outcome = Result<[RecordedEvent], JournalError>

    private struct Request: Sendable {
        let number: UInt64
        let events: [NewEvent]
        let stream: StreamID
        let version: Int
        let actor: PersonID
        let time: Timestamp
        let answer: CheckedContinuation<Outcome, Never>
    }

    private struct State {
        var lastNumber: UInt64 = 0
        var waiting: [Request] = []
        var isWriting = false
    }

    /// How many appends one transaction takes at most, so that the first of them does not wait for ever.
    private static let most = 256
    private let pool: DatabasePool
    private let followers: Followers
    private let state = Mutex(State())

    init(pool: DatabasePool, followers: Followers) {
        self.pool = pool
        self.followers = followers
    }

    func append(
        _ events: [NewEvent], to stream: StreamID, expecting version: Int, by actor: PersonID, at time: Timestamp
    ) async -> Outcome {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                let request = Request(
                    number: number, events: events, stream: stream, version: version, actor: actor, time: time,
                    answer: answer)
                // A task that is cancelled before this moment says so here; later, `leave` finds the request.
                let isTaken = state.withLock { state in
                    guard !Task.isCancelled else { return false }
                    state.waiting.append(request)
                    if !state.isWriting {
                        state.isWriting = true
                        startWriting()
                    }
                    return true
                }
                if !isTaken { answer.resume(returning: .failure(.cancelled)) }
            }
        } onCancel: {
            leave(number)
        }
    }

    private func leave(_ number: UInt64) {
        let request = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
        }
        request?.answer.resume(returning: .failure(.cancelled))
    }

    private func startWriting() {
        pool.asyncWriteWithoutTransaction { db in
            let batch = self.state.withLock { state in
                defer { state.waiting.removeFirst(min(Self.most, state.waiting.count)) }
                return Array(state.waiting.prefix(Self.most))
            }
            let outcomes = Self.write(batch, db)
            // In the order of the journal, and before anybody can build on what was acknowledged.
            for case .success(let events) in outcomes { self.followers.tell(events) }
            for (request, outcome) in zip(batch, outcomes) { request.answer.resume(returning: outcome) }
            self.state.withLock { state in
                state.isWriting = !state.waiting.isEmpty
                if state.isWriting { self.startWriting() }
            }
        }
    }

    /// Writes a batch in one transaction. Where something else than a version stands in the way, each is tried by itself.
    private static func write(_ batch: [Request], _ db: Database) -> [Outcome] {
        do {
            return try transaction(batch, db)
        } catch {
            if db.isInsideTransaction { try? db.rollback() }
            let failure = JournalError(error)
            guard batch.count > 1, failure != .diskFull else { return batch.map { _ in .failure(failure) } }
            return batch.flatMap { write([$0], db) }
        }
    }

    private static func transaction(_ batch: [Request], _ db: Database) throws -> [Outcome] {
        try db.beginTransaction(.immediate)
        var position = try EventRow.lastPosition(db)
        let outcomes: [Outcome] = try batch.map { request in
            var head = try EventRow.head(of: request.stream, db)
            guard head.version == request.version else {
                return .failure(.conflict(stream: request.stream, expected: request.version, actual: head.version))
            }
            return .success(
                try request.events.map { event in
                    position += 1
                    let recorded = head.record(
                        event, in: request.stream, at: position, by: request.actor, at: request.time)
                    try EventRow.insert(recorded, db)
                    return recorded
                })
        }
        try db.commit()
        return outcomes
    }
}
