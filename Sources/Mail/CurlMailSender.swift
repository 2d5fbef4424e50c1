internal import Dispatch

/// Hands mails over to a server through libcurl, one at a time, on a thread of its own: libcurl waits for the network,
/// and what serves pages may not.
public final class CurlMailSender: MailSender {
    /// How long a server may take.
    public struct Patience: Sendable {
        /// Seconds until there is a connection.
        public let connecting: Int
        /// Seconds for everything together.
        public let total: Int

        /// Sets both.
        public init(connecting: Int = 10, total: Int = 30) {
            self.connecting = connecting
            self.total = total
        }
    }

    /// The server.
    public let server: MailServer
    private let patience: Patience
    private let queue = DispatchQueue(label: "samenhang.mail")

    /// Makes a sender for a server; nothing is said to it yet.
    public init(_ server: MailServer, patience: Patience = Patience()) {
        self.server = server
        self.patience = patience
    }

    /// Hands a mail over to the server, once.
    public func send(_ message: MailMessage) async throws(MailFailure) {
        let transfer = CurlTransfer(server: server, patience: patience)
        let failure = await withCheckedContinuation { (continuation: CheckedContinuation<MailFailure?, Never>) in
            queue.async { continuation.resume(returning: transfer.run(message)) }
        }
        if let failure { throw failure }
    }
}
