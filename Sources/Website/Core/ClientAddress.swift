internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Where a request comes from, as far as limits need to know.
struct ClientAddress: Sendable {
    /// One text per household or office: an IPv4 address, or the first half of an IPv6 address, of which everybody has
    /// as many as there are.
    let key: String
    /// True only when program and visitor are surely on one machine: a loopback connection, no word of a proxy, and a host
    /// name that means this machine (a page elsewhere may have its own name point here).
    let isLoopback: Bool

    private static let forwarded = HTTPField.Name("X-Forwarded-For")
    private static let proxyHeaders = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Via"]
        .compactMap { HTTPField.Name($0) }

    init(_ request: Request, _ context: SiteContext, behindTLS: Bool) {
        var address = context.remote
        // The proxy in front adds the address it saw at the end; what stands before it anybody can make up.
        if behindTLS, let name = Self.forwarded, let list = request.headers[name],
            let last = list.split(separator: ",").last
        {
            let text = String(last.filter { !$0.isWhitespace })
            address = (try? SocketAddress(ipAddress: text, port: 0)) ?? address
        }
        key = Self.key(address)
        let isProxied = behindTLS || Self.proxyHeaders.contains { request.headers.contains($0) }
        isLoopback = !isProxied && Self.isLoopback(context.remote) && Self.isLocalName(request.head.authority ?? "")
    }

    private static func key(_ address: SocketAddress?) -> String {
        guard let text = address?.ipAddress else { return "unknown" }
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &bytes) == 1 else { return text }
        // An IPv4 address that came in over IPv6.
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        if isMapped { return bytes.suffix(4).map { String($0) }.joined(separator: ".") }
        return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    }

    private static func isLoopback(_ address: SocketAddress?) -> Bool {
        guard let text = address?.ipAddress else { return false }
        return text == "::1" || text.hasPrefix("127.") || text.hasPrefix("::ffff:127.")
    }

    /// True for `localhost`, `127.0.0.1` and `[::1]`, with or without a port.
    static func isLocalName(_ authority: String) -> Bool {
        let host =
            authority.hasPrefix("[")
            ? String(authority.prefix { $0 != "]" }.dropFirst()) : String(authority.prefix { $0 != ":" })
        return ["localhost", "127.0.0.1", "::1"].contains(host.lowercased())
    }
}
