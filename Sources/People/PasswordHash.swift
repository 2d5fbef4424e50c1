internal import Crypto
internal import CryptoExtras
internal import Foundation

/// What is kept of a password: the outcome of scrypt (RFC 7914) with its salt and parameters, in the text form
/// `$scrypt$ln=15,r=8,p=1$SALT$KEY`, base64 without padding. From it the password can only be guessed, and each guess costs
/// 32 MB of memory and a good part of a tenth of a second.
public struct PasswordHash: RawRepresentable, Hashable, Sendable {
    /// How much work a guess is.
    public struct Cost: Hashable, Sendable {
        /// Memory and time double with each step: N = 2^ln.
        public let ln: Int
        /// Size of a block.
        public let r: Int
        /// Number of rows of blocks.
        public let p: Int

        /// Makes a cost.
        public init(ln: Int, r: Int, p: Int) {
            self.ln = ln
            self.r = r
            self.p = p
        }

        /// What new passwords get: N = 2^15, r = 8, p = 1, which takes 32 MB.
        public static let standard = Cost(ln: 15, r: 8, p: 1)

        /// What is accepted in a kept hash, so that a damaged file cannot take all memory.
        var isReasonable: Bool { (1...20).contains(ln) && (1...16).contains(r) && (1...4).contains(p) }
    }

    /// The text form.
    public let rawValue: String

    /// Takes a kept hash.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Works out the hash of a password, with a new salt. Takes a good part of a tenth of a second.
    ///
    /// - Throws: when there is no memory for it.
    init(_ password: Password, cost: Cost = .standard) throws {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        try self.init(password, salt: salt, cost: cost)
    }

    init(_ password: Password, salt: [UInt8], cost: Cost) throws {
        let key = try Self.key(password, salt: salt, cost: cost)
        rawValue =
            "$scrypt$ln=\(cost.ln),r=\(cost.r),p=\(cost.p)$\(Self.base64(salt))$\(Self.base64(key))"
    }

    /// True when the password is the one this was made from. Takes as long whatever the answer.
    func matches(_ password: Password) -> Bool {
        guard let parts = Parts(rawValue), let key = try? Self.key(password, salt: parts.salt, cost: parts.cost) else {
            return false
        }
        return isSame(Self.base64(key), Self.base64(parts.key))
    }

    /// True when it was made at another cost than new ones are.
    func isOutdated(_ cost: Cost) -> Bool { Parts(rawValue)?.cost != cost }

    private static func key(_ password: Password, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        try KDF.Scrypt.deriveKey(
            from: Array(password.text.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost.ln, blockSize: cost.r,
            parallelism: cost.p
        ).withUnsafeBytes { Array($0) }
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "=", with: "")
    }

    /// The text form taken apart.
    private struct Parts {
        let cost: Cost
        let salt: [UInt8]
        let key: [UInt8]

        init?(_ text: String) {
            let fields = text.split(separator: "$", omittingEmptySubsequences: false)
            guard fields.count == 5, fields[0].isEmpty, fields[1] == "scrypt" else { return nil }
            let numbers = fields[2].split(separator: ",").map { $0.split(separator: "=") }
            guard numbers.count == 3, numbers.allSatisfy({ $0.count == 2 }),
                numbers.map({ $0[0] }) == ["ln", "r", "p"],
                let ln = Int(numbers[0][1]), let r = Int(numbers[1][1]), let p = Int(numbers[2][1])
            else { return nil }
            cost = Cost(ln: ln, r: r, p: p)
            guard cost.isReasonable, let salt = Self.bytes(fields[3]), let key = Self.bytes(fields[4]),
                salt.count >= 8, key.count == 32
            else { return nil }
            self.salt = salt
            self.key = key
        }

        private static func bytes(_ text: Substring) -> [UInt8]? {
            let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
            return Data(base64Encoded: text + padding).map { [UInt8]($0) }
        }
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    /// Says that it is a secret, and nothing of it.
    public var description: String { "PasswordHash(secret)" }
    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
