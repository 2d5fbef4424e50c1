public import Mail

/// With what the site sends mail: an outbox, who it is from, and where links lead.
public struct SiteMail: Sendable {
    /// Where mails wait until they have gone.
    public let outbox: MailOutbox
    /// Who they are from.
    public let from: Mailbox
    /// The site, as links in mails name it.
    public let address: SiteAddress

    /// Makes it.
    public init(outbox: MailOutbox, from: Mailbox, address: SiteAddress) {
        self.outbox = outbox
        self.from = from
        self.address = address
    }
}
