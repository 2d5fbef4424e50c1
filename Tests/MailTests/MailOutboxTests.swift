import Logging
import Planning
import Synchronization
import Testing

@testable import Mail

struct MailOutboxTests {
    private static let server = "smtps://mail.example:465"

    private func message() throws -> MailMessage {
        MailMessage(
            from: try #require(Mailbox("noreply@gemeente.example")),
            to: try #require(Mailbox("anna@voorbeeld.example")),
            subject: MailText(oneLineOf: "Proef"), text: "geheime-link", date: Timestamp(milliseconds: 0))
    }

    private func outbox(
        _ sender: Postman, _ log: Lines, mostWaiting: Int = 200, pauses: [Duration] = [.seconds(1), .seconds(2)]
    ) -> MailOutbox {
        var logger = Logger(label: "test") { _ in log.handler }
        logger.logLevel = .trace
        return MailOutbox(sender: sender, logger: logger, mostWaiting: mostWaiting, pauses: pauses) { span in
            sender.paused(span)
        }
    }

    @Test func `a mail that the server takes is sent once`() async throws {
        let (postman, log, mail) = (Postman(), Lines(), try message())
        let outbox = outbox(postman, log)
        try outbox.submit("proef") { mail }
        await outbox.settled()
        #expect(postman.taken == [mail])
        #expect(outbox.counts == MailOutbox.Counts(sent: 1, failed: 0, waiting: 0))
    }

    @Test func `a server that is down is tried again, so many times, and then the log says why`() async throws {
        let (postman, log, mail) = (Postman(refusing: 10, with: .unreachable), Lines(), try message())
        let outbox = outbox(postman, log)
        try outbox.submit("proef") { mail }
        await outbox.settled()
        #expect(postman.attempts == 3)
        #expect(postman.pauses == [.seconds(1), .seconds(2)])
        #expect(outbox.counts == MailOutbox.Counts(sent: 0, failed: 1, waiting: 0))
        #expect(log.text.contains("error mail not sent"))
        #expect(log.text.contains("mail.unreachable"))
        #expect(log.text.contains(mail.id))
        #expect(!log.text.contains("anna@"))
        #expect(!log.text.contains("geheime-link"))
    }

    @Test func `a server that comes back gets the mail`() async throws {
        let (postman, log, mail) = (Postman(refusing: 2, with: .notNow), Lines(), try message())
        let outbox = outbox(postman, log)
        try outbox.submit("proef") { mail }
        await outbox.settled()
        #expect(postman.taken == [mail])
        #expect(outbox.counts.sent == 1)
    }

    @Test(arguments: MailFailure.Kind.allCases)
    func `what will not pass is not tried again`(kind: MailFailure.Kind) async throws {
        let (postman, mail) = (Postman(refusing: 10, with: kind), try message())
        let outbox = outbox(postman, Lines())
        try outbox.submit("proef") { mail }
        await outbox.settled()
        #expect(postman.attempts == (MailFailure(kind, server: Self.server).mayPass ? 3 : 1))
    }

    @Test func `when there is nothing to send on second thoughts, nothing is sent and nothing counted`() async throws {
        let postman = Postman()
        let outbox = outbox(postman, Lines())
        try outbox.submit("proef") { nil }
        await outbox.settled()
        #expect(postman.attempts == 0)
        #expect(outbox.counts == MailOutbox.Counts())
    }

    @Test func `a mail that cannot be written is counted and logged`() async throws {
        struct Broken: Error {}
        let log = Lines()
        let outbox = outbox(Postman(), log)
        try outbox.submit("proef") { throw Broken() }
        await outbox.settled()
        #expect(outbox.counts.failed == 1)
        #expect(log.text.contains("mail not written"))
    }

    @Test func `an outbox holds so many and then refuses, until some have gone`() async throws {
        let (gate, mail) = (Gate(), try message())
        let outbox = outbox(Postman(), Lines(), mostWaiting: 3)
        for _ in 0..<3 {
            try outbox.submit("proef") {
                await gate.pass()
                return mail
            }
        }
        #expect(throws: MailOutbox.Full.self) { try outbox.submit("proef") { mail } }
        gate.open()
        await outbox.settled()
        try outbox.submit("proef") { mail }
        await outbox.settled()
        #expect(outbox.counts.sent == 4)
    }

    @Test func `when the program stops, what waits for another attempt is given up and logged`() async throws {
        let (postman, log, mail) = (Postman(refusing: 10, with: .slow), Lines(), try message())
        var logger = Logger(label: "test") { _ in log.handler }
        logger.logLevel = .trace
        let paused = Gate()
        let outbox = MailOutbox(sender: postman, logger: logger, pauses: [.seconds(3_600)]) { span in
            paused.open()
            try await Task.sleep(for: span)
        }
        try outbox.submit("proef") { mail }
        await paused.pass()
        await outbox.close(within: .seconds(3_600))
        #expect(outbox.counts == MailOutbox.Counts(sent: 0, failed: 1, waiting: 0))
        #expect(log.text.contains("mail given up: the program stops"))
        #expect(throws: MailOutbox.Full.self) { try outbox.submit("proef") { mail } }
    }

    @Test func `what does not arrive in the last while is counted in the log`() async throws {
        let (gate, log, mail) = (Gate(), Lines(), try message())
        let outbox = outbox(Postman(), log)
        try outbox.submit("proef") {
            await gate.pass()
            return mail
        }
        await outbox.close(within: .milliseconds(1))
        #expect(log.text.contains("mail not sent: the program stops"))
        gate.open()
        await outbox.settled()
    }
}

/// A server that takes what it is given, after a number of refusals.
private final class Postman: MailSender {
    private struct State {
        var refusals: Int
        var taken: [MailMessage] = []
        var attempts = 0
        var pauses: [Duration] = []
    }
    private let state: Mutex<State>
    private let kind: MailFailure.Kind

    init(refusing refusals: Int = 0, with kind: MailFailure.Kind = .slow) {
        state = Mutex(State(refusals: refusals))
        self.kind = kind
    }

    var taken: [MailMessage] { state.withLock { $0.taken } }
    var attempts: Int { state.withLock { $0.attempts } }
    var pauses: [Duration] { state.withLock { $0.pauses } }
    func paused(_ span: Duration) { state.withLock { $0.pauses.append(span) } }

    func send(_ message: MailMessage) async throws(MailFailure) {
        let isTaken = state.withLock { state in
            state.attempts += 1
            guard state.refusals == 0 else {
                state.refusals -= 1
                return false
            }
            state.taken.append(message)
            return true
        }
        guard isTaken else { throw MailFailure(kind, server: "smtps://mail.example:465", reason: "proef") }
    }
}

/// Holds up who comes until it is opened.
private final class Gate: Sendable {
    private let state = Mutex((isOpen: false, waiting: [CheckedContinuation<Void, Never>]()))

    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// What was logged.
private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
    var handler: Handler { Handler(lines: self) }

    struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.lines.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
        }
    }
}
