public import Planning

/// Why the address of a mail server does not do.
public enum MailServerRefusal: ExplainedError, Hashable {
    /// It is no address at all.
    case unreadable
    /// It begins with something else than `smtp` or `smtps`.
    case scheme(String)
    /// There is a password in it, for all to see who list the programs that run.
    case passwordInAddress
    /// It names no machine.
    case noHost
    /// The port is no port.
    case port
    /// There is more in it than a user, a machine, a port and `?tls=`.
    case more
    /// What stands behind `?tls=` does not go with the rest.
    case tls
    /// There is a user and no password.
    case userWithoutPassword
    /// There is a password and no user.
    case passwordWithoutUser
    /// A password would go over the network without TLS.
    case passwordInTheClear

    /// Stable name.
    public var code: String {
        switch self {
        case .unreadable: "mail.server.unreadable"
        case .scheme: "mail.server.scheme"
        case .passwordInAddress: "mail.server.passwordInAddress"
        case .noHost: "mail.server.noHost"
        case .port: "mail.server.port"
        case .more: "mail.server.more"
        case .tls: "mail.server.tls"
        case .userWithoutPassword: "mail.server.userWithoutPassword"
        case .passwordWithoutUser: "mail.server.passwordWithoutUser"
        case .passwordInTheClear: "mail.server.passwordInTheClear"
        }
    }

    /// The program was asked wrongly.
    public var category: ErrorCategory { .wrongUse }

    /// What failed.
    public var what: String {
        switch self {
        case .unreadable: "The address of the mail server cannot be read."
        case .scheme(let scheme): "A mail server is not reached by \(scheme)://."
        case .passwordInAddress: "There is a password in the address of the mail server."
        case .noHost: "The address of the mail server names no machine."
        case .port: "The port of the mail server is not between 1 and 65535."
        case .more: "The address of the mail server has more in it than it can have."
        case .tls: "What the address of the mail server says about TLS cannot be."
        case .userWithoutPassword: "There is a user for the mail server, and no password."
        case .passwordWithoutUser: "There is a password for the mail server, and no user."
        case .passwordInTheClear: "The password for the mail server would go over the network for all to read."
        }
    }

    /// Why.
    public var why: String {
        self == .passwordInAddress ? "Everybody who lists the programs that run can read it." : ""
    }

    /// What to do next.
    public var advice: String {
        switch self {
        case .unreadable, .scheme, .noHost, .port, .more:
            "Write smtps://USER@HOST or smtp://USER@HOST:PORT; an @ in the user is %40."
        case .tls: "smtp:// takes ?tls=required or ?tls=off; smtps:// has TLS by itself."
        case .passwordInAddress, .userWithoutPassword:
            "Put the password in SAMENHANG_MAIL_PASSWORD in the environment, or in a file named by --mail-password-file."
        case .passwordWithoutUser: "Name the user in the address, smtps://USER@HOST, or leave the password out."
        case .passwordInTheClear: "Leave ?tls=off out, or leave the user out when the server takes mail without one."
        }
    }
}
