public import Planning

/// Why a mail did not go out, for the log: no address of a person, no password and no text of the mail is in it.
public struct MailFailure: ExplainedError, Hashable {
    /// What went wrong.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nobody answers at the address of the server.
        case unreachable
        /// The server took too long.
        case slow
        /// The connection broke, or what the server says is no SMTP.
        case broken
        /// The certificate of the server does not do.
        case untrusted
        /// The server has no TLS, and the settings ask for it.
        case noTLS
        /// User or password is wrong.
        case signInRefused
        /// The server has no room or no time now (an answer of 400 to 499).
        case notNow
        /// The server does not take this mail (an answer of 500 or more).
        case refused
        /// The file with trusted certificates cannot be read, or libcurl cannot do what is asked.
        case misconfigured
    }

    /// What went wrong.
    public let kind: Kind
    /// The server, without a user.
    public let server: String
    /// What libcurl says of it; empty for nothing.
    public let reason: String

    /// Makes a failure.
    public init(_ kind: Kind, server: String, reason: String = "") {
        self.kind = kind
        self.server = server
        self.reason = reason
    }

    /// True when the same mail may well go out in a while.
    public var mayPass: Bool {
        switch kind {
        case .unreachable, .slow, .broken, .notNow: true
        case .untrusted, .noTLS, .signInRefused, .refused, .misconfigured: false
        }
    }

    /// Stable name.
    public var code: String { "mail." + kind.rawValue }

    /// The work could not be done.
    public var category: ErrorCategory { .failed }

    /// What failed.
    public var what: String {
        switch kind {
        case .unreachable: "The mail server \(server) cannot be reached."
        case .slow: "The mail server \(server) took too long."
        case .broken: "The conversation with the mail server \(server) broke off."
        case .untrusted: "The certificate of the mail server \(server) is not trusted."
        case .noTLS: "The mail server \(server) offers no TLS."
        case .signInRefused: "The mail server \(server) does not take this user and password."
        case .notNow: "The mail server \(server) does not take the mail now."
        case .refused: "The mail server \(server) does not take the mail."
        case .misconfigured: "Mail to \(server) cannot be sent with these settings."
        }
    }

    /// Why.
    public var why: String { reason }

    /// What to do next.
    public var advice: String {
        switch kind {
        case .unreachable: "Check host and port, and whether a firewall is in between."
        case .slow, .notNow: "Try again later; the log of the mail server may tell more."
        case .broken: "Check that smtps:// is for a port that begins with TLS, and smtp:// for one that does not."
        case .untrusted: "Give the server a certificate for its name, or name who signed it with --mail-ca."
        case .noTLS: "Give the server TLS, or say ?tls=off when nobody can listen in between."
        case .signInRefused: "Check the user in the address and the password."
        case .refused: "Check whether the server wants a user, and may send for the address in --mail-from."
        case .misconfigured: "Check --mail and --mail-ca."
        }
    }
}
