/// What went wrong with a file, said with its place and, where GDAL gave one, its reason.
public struct GeoFileError: Error, CustomStringConvertible, Sendable {
    /// The kind of failure, for callers that decide by it.
    public enum Kind: String, Sendable {
        /// No such file, address or layer, or not readable.
        case cannotOpen
        /// The layer asked for is not in the file.
        case noSuchLayer
        /// The file says no CRS and none was given.
        case unknownCRS
        /// A feature or row could not be read.
        case cannotRead
        /// Writing failed (no room, no permission, closed early).
        case cannotWrite
    }

    /// The kind of failure.
    public let kind: Kind
    /// The file or address, without secrets.
    public let path: String
    /// What GDAL or the check said.
    public let reason: String

    /// Makes an error; user names, passwords and tokens in an address are left out of `path`.
    public init(_ kind: Kind, path: String, reason: String) {
        self.kind = kind
        self.path = withoutSecrets(path)
        self.reason = withoutSecrets(reason)
    }

    /// `path: reason`.
    public var description: String { "\(path): \(reason)" }
}

/// Replaces `user:password@` and the values of parameters that carry a key, token, signature or password by `***`.
public func withoutSecrets(_ text: String) -> String {
    text
        .replacing(/:\/\/[^\/@\s]+@/, with: "://***@")
        .replacing(/(?i)\b([a-z_]*key|[a-z_]*token|sig|signature|secret|password|pwd)=[^&\s]+/) { "\($0.output.1)=***" }
}
