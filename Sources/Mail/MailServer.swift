internal import Foundation

/// The mail server that takes what the program sends, as one address tells it: `smtps://user@mail.gemeente.example`.
///
/// `smtps://` begins with TLS (port 465). `smtp://` turns to TLS by STARTTLS before anything else is said (port 587),
/// and does not go on when the server has none; a server on this machine may do without (port 25). `?tls=off` does
/// without TLS anywhere, but never with a password; `?tls=required` asks for TLS on this machine too.
public struct MailServer: Hashable, Sendable {
    /// When the connection is secured.
    public enum Security: Hashable, Sendable {
        /// From the first byte.
        case fromTheStart
        /// By STARTTLS, or nothing is sent.
        case required
        /// By STARTTLS where the server offers it; a certificate that does not do is refused all the same.
        case whereOffered
        /// Never.
        case off
    }

    /// Name or number of the machine.
    public let host: String
    /// Port.
    public let port: Int
    /// When the connection is secured.
    public let security: Security
    /// Who the program signs in as; nil for nobody.
    public let user: String?
    /// The password that goes with ``user``.
    public let password: MailPassword?
    /// File with the certificates that are trusted, in PEM; nil for those of the system.
    public let certificates: String?

    /// Reads the address of a server.
    ///
    /// - Parameters:
    ///   - address: `smtp://` or `smtps://`, without a password in it.
    ///   - password: comes from elsewhere, so that no list of running programs shows it.
    /// - Throws: ``MailServerRefusal``, which never repeats what could be a password.
    public init(
        _ address: String, password: MailPassword? = nil, certificates: String? = nil
    ) throws(MailServerRefusal) {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
            address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else { throw .unreadable }
        guard ["smtp", "smtps"].contains(scheme) else { throw .scheme(scheme) }
        guard parts.password == nil else { throw .passwordInAddress }
        guard let host = parts.host, Self.isHost(host) else { throw .noHost }
        guard parts.path.isEmpty || parts.path == "/", parts.fragment == nil else { throw .more }
        let user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
        guard user?.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) ?? true else {
            throw .unreadable
        }
        let isHere = Self.isThisMachine(host)
        security = try Self.security(scheme, parts.queryItems ?? [], isHere: isHere)
        let usual = scheme == "smtps" ? 465 : isHere ? 25 : 587
        guard (1...65_535).contains(parts.port ?? usual) else { throw .port }
        if user == nil, password != nil { throw .passwordWithoutUser }
        if user != nil, password == nil { throw .userWithoutPassword }
        if user != nil, security == .off, !isHere { throw .passwordInTheClear }
        self.host = host
        port = parts.port ?? usual
        self.user = user
        self.password = password
        self.certificates = certificates
    }

    /// The address for logs: without a user.
    public var shown: String { "\(scheme)://\(host):\(port)" }

    /// `smtp` or `smtps`.
    var scheme: String { security == .fromTheStart ? "smtps" : "smtp" }

    private static func security(
        _ scheme: String, _ items: [URLQueryItem], isHere: Bool
    ) throws(MailServerRefusal) -> Security {
        guard items.count <= 1, items.allSatisfy({ $0.name == "tls" }) else { throw .more }
        switch (scheme, items.first?.value) {
        case ("smtps", nil), ("smtps", "required"): return .fromTheStart
        case ("smtp", "required"): return .required
        case ("smtp", "off"): return .off
        case ("smtp", nil) where items.isEmpty: return isHere ? .whereOffered : .required
        default: throw .tls
        }
    }

    private static func isThisMachine(_ host: String) -> Bool {
        let name = host.lowercased()
        return name == "localhost" || name == "[::1]" || name == "::1"
            || (name.hasPrefix("127.") && name.allSatisfy { $0.isNumber || $0 == "." })
    }

    private static func isHost(_ host: String) -> Bool {
        let signs = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:[]".utf8)
        return !host.isEmpty && host.utf8.allSatisfy(signs.contains)
    }
}
