/// What takes a mail to where it has to go.
public protocol MailSender: Sendable {
    /// Hands a mail over to a server, once.
    ///
    /// - Throws: ``MailFailure``.
    func send(_ message: MailMessage) async throws(MailFailure)
}
