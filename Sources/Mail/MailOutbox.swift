public import Logging
internal import Planning
internal import Synchronization

/// Mails that wait to go out. Whoever hands one in does not wait: it is written and sent in the background, tried again
/// a few times when the server may take it later, and what does not go out is logged and counted. No address of a
/// person is logged.
public final class MailOutbox: Sendable {
    /// How many mails went where since the program started.
    public struct Counts: Hashable, Sendable {
        /// Handed over to the server.
        public var sent = 0
        /// Given up.
        public var failed = 0
        /// Not yet handed over.
        public var waiting = 0
    }

    /// The outbox is full or closed: so many mails wait that one more would not be there in time.
    public struct Full: Error {}

    private struct State {
        var counts = Counts()
        var isClosed = false
        var next = 0
        var tasks: [Int: Task<Void, Never>] = [:]
        var settling: [CheckedContinuation<Void, Never>] = []
    }

    /// How long to wait after a first, second, … attempt; there is one attempt more than this has spans.
    public static let pauses: [Duration] = [.seconds(15), .seconds(60), .seconds(240)]

    private let sender: any MailSender
    private let logger: Logger
    private let mostWaiting: Int
    private let pauses: [Duration]
    private let pause: @Sendable (Duration) async throws -> Void
    private let state = Mutex(State())

    /// Makes an empty outbox.
    ///
    /// - Parameters:
    ///   - mostWaiting: how many mails may wait, those between two attempts included.
    ///   - pause: waits; tests wait for nothing.
    public init(
        sender: any MailSender, logger: Logger, mostWaiting: Int = 200, pauses: [Duration] = MailOutbox.pauses,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.sender = sender
        self.logger = logger
        self.mostWaiting = mostWaiting
        self.pauses = pauses
        self.pause = pause
    }

    /// What happened since the program started, and what waits.
    public var counts: Counts { state.withLock { $0.counts } }

    /// Hands in a mail.
    ///
    /// - Parameters:
    ///   - kind: what the log calls mails like this.
    ///   - write: writes it, in the background; nil when on second thoughts there is nothing to send.
    /// - Throws: ``Full``.
    public func submit(
        _ kind: String, _ write: @escaping @Sendable () async throws -> MailMessage?
    ) throws(Full) {
        let isTaken = state.withLock { state in
            guard !state.isClosed, state.counts.waiting < mostWaiting else { return false }
            let number = state.next
            state.next += 1
            state.counts.waiting += 1
            state.tasks[number] = Task {
                let outcome = await self.deliver(kind, write)
                self.finish(number, outcome)
            }
            return true
        }
        guard isTaken else {
            logger.error("mail refused: too many wait", metadata: ["kind": "\(kind)"])
            throw Full()
        }
    }

    /// Waits until nothing waits any more.
    public func settled() async {
        await withCheckedContinuation { continuation in
            let isSettled = state.withLock { state in
                if state.counts.waiting > 0 { state.settling.append(continuation) }
                return state.counts.waiting == 0
            }
            if isSettled { continuation.resume() }
        }
    }

    /// Takes nothing more in, ends the waiting between attempts, and gives what is on its way a last while to arrive.
    /// The log tells what did not.
    public func close(within last: Duration) async {
        let tasks = state.withLock { state in
            state.isClosed = true
            return Array(state.tasks.values)
        }
        for task in tasks { task.cancel() }
        let bound = Task {
            try? await Task.sleep(for: last)
            self.settle()
        }
        await settled()
        bound.cancel()
        let left = counts.waiting
        if left > 0 { logger.error("mail not sent: the program stops", metadata: ["mails": "\(left)"]) }
    }

    // MARK: In the background

    private enum Outcome { case sent, failed, nothing }

    private func deliver(_ kind: String, _ write: @Sendable () async throws -> MailMessage?) async -> Outcome {
        let message: MailMessage
        do {
            guard let written = try await write() else { return .nothing }
            message = written
        } catch {
            logger.error("mail not written", metadata: ["kind": "\(kind)", "error": "\(error)"])
            return .failed
        }
        for attempt in 0... {
            do {
                try await sender.send(message)
                logger.info("mail sent", metadata: ["kind": "\(kind)", "mail": "\(message.id)"])
                return .sent
            } catch {
                let isLast = attempt >= pauses.count || !error.mayPass
                logger.log(
                    level: isLast ? .error : .warning, isLast ? "mail not sent" : "mail not sent yet",
                    metadata: [
                        "kind": "\(kind)", "mail": "\(message.id)", "attempt": "\(attempt + 1)",
                        "code": "\(error.code)",
                        "error": "\(error.what) \(error.why)",
                    ])
                guard !isLast, (try? await pause(pauses[attempt])) != nil else {
                    if !isLast { logger.error("mail given up: the program stops", metadata: ["mail": "\(message.id)"]) }
                    return .failed
                }
            }
        }
        return .failed
    }

    private func finish(_ number: Int, _ outcome: Outcome) {
        let isSettled = state.withLock { state in
            state.tasks[number] = nil
            state.counts.waiting -= 1
            switch outcome {
            case .sent: state.counts.sent += 1
            case .failed: state.counts.failed += 1
            case .nothing: break
            }
            return state.counts.waiting == 0
        }
        if isSettled { settle() }
    }

    /// Lets go who waits for it to be empty.
    private func settle() {
        let waiting = state.withLock { state in
            defer { state.settling = [] }
            return state.settling
        }
        for continuation in waiting { continuation.resume() }
    }
}
