import Logging
import Mail
import Synchronization
import Testing
import Website

/// A mail server in the test: it keeps what it takes, or refuses everything.
final class Postman: MailSender {
    private let mails = Mutex<[MailMessage]>([])
    private let refusal: MailFailure.Kind?

    init(refusing refusal: MailFailure.Kind? = nil) { self.refusal = refusal }

    /// What it took, in order.
    var taken: [MailMessage] { mails.withLock { $0 } }

    func send(_ message: MailMessage) async throws(MailFailure) {
        if let refusal { throw MailFailure(refusal, server: "smtps://mail.example:465", reason: "de post ligt stil") }
        mails.withLock { $0.append(message) }
    }

    /// With what a site sends mail through this server; nobody waits between attempts.
    func mail(_ log: LogText, most: Int) throws -> SiteMail {
        var logger = Logger(label: "test") { _ in log.handler }
        logger.logLevel = .trace
        return SiteMail(
            outbox: MailOutbox(sender: self, logger: logger, mostWaiting: most) { _ in },
            from: try #require(Mailbox("Samenhang <noreply@gemeente.example>")),
            address: try #require(SiteAddress("https://plannen.example")))
    }
}

extension MailMessage {
    /// The path of the link in it, without the address of the site; empty when there is none.
    var link: String {
        text.firstMatch(of: /https:\/\/plannen\.example(\/[a-z]+\/[A-Za-z0-9_-]{43}\S*)/).map { String($0.output.1) }
            ?? ""
    }
}
