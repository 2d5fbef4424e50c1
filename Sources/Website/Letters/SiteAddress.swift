internal import Foundation

/// The address by which people know the site: what stands before every path in a mail. It is set by who runs the server
/// and never taken from a request, so that nobody can have links sent that lead elsewhere.
public struct SiteAddress: Hashable, Sendable, CustomStringConvertible {
    /// Scheme, host and port: `https://plannen.gemeente.example`.
    public let text: String

    /// Reads an address without a path; nil for anything else, and for one without TLS that is not on this machine:
    /// what lets somebody in may not go over the network for all to read.
    public init?(_ typed: String) {
        guard let parts = URLComponents(string: typed), let scheme = parts.scheme?.lowercased(), let host = parts.host,
            !host.isEmpty, parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
            parts.path.isEmpty || parts.path == "/"
        else { return nil }
        guard host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let port = parts.port.map { ":\($0)" } ?? ""
        guard scheme == "https" || (scheme == "http" && ClientAddress.isLocalName(host)) else { return nil }
        text = "\(scheme)://\(host.lowercased())\(port)"
    }

    /// The address.
    public var description: String { text }
}
