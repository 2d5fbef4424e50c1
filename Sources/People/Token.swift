internal import Crypto
internal import Foundation

/// A secret that its holder shows to be let in: 32 random bytes. The directory keeps only its ``hash``, so that who reads
/// the directory cannot use it. Printing one shows nothing of it.
public struct Token: Hashable, Sendable {
    /// Number of bytes.
    public static let size = 32

    private let bytes: [UInt8]

    /// A new secret from the system's source of random numbers.
    public static func random() -> Token {
        var generator = SystemRandomNumberGenerator()
        return Token(bytes: (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// Reads what ``text`` wrote; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 43, let bytes = Base64URL.decode(String(text)), bytes.count == Self.size else {
            return nil
        }
        self.bytes = bytes
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// As it is handed over: 43 letters, digits, `-` and `_` (base64url, RFC 4648).
    public var text: String { Base64URL.encode(bytes) }

    /// What the directory keeps.
    public var hash: TokenHash { TokenHash(hex: SHA256.hash(data: bytes)) }

    /// A secret for forms that follows from this one: only who holds the token can be shown it, and it tells nothing of the
    /// token (HMAC-SHA256).
    public var formSecret: String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("samenhang form".utf8), using: SymmetricKey(data: bytes))
        return Base64URL.encode(Array(code))
    }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says that it is a secret, and nothing of it.
    public var description: String { "Token(secret)" }
    /// Says that it is a secret, and nothing of it.
    public var debugDescription: String { description }
    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The SHA-256 of a token, in hexadecimal: enough to know the token again, too little to make it.
public struct TokenHash: RawRepresentable, Hashable, Sendable, Codable {
    /// 64 hexadecimal digits.
    public let rawValue: String

    /// Takes a hash that was kept.
    public init(rawValue: String) { self.rawValue = rawValue }

    init(hex bytes: some Sequence<UInt8>) {
        rawValue = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// Bytes as text that fits in an address (RFC 4648, section 5), without padding.
enum Base64URL {
    static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }

    static func decode(_ text: String) -> [UInt8]? {
        guard text.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2F && $0 != 0x3D }) else { return nil }
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: plain + padding) else { return nil }
        // The last character carries bits that mean nothing; only one way of writing is taken.
        return encode([UInt8](data)) == text ? [UInt8](data) : nil
    }
}

/// True when both texts are the same, in a time that does not tell where they differ.
public func isSame(_ a: String, _ b: String) -> Bool {
    let x = Array(a.utf8)
    let y = Array(b.utf8)
    guard x.count == y.count else { return false }
    return zip(x, y).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
