/// What went wrong with a file, said with its place and, where GDAL gave one, its reason.
public struct GeoFileError: Error, CustomStringConvertible, Sendable {
    /// The kind of failure, for callers that decide by it.
    public enum Kind: String, Sendable {
        /// No such file, address or layer, or not readable.
        case cannotOpen
        /// The layer asked for is not in the file.
        case noSuchLayer
        /// The column asked for is not in the layer.
        case noSuchColumn
        /// The condition on features is not understood, or asks for a column that is not there.
        case badCondition
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

    /// Why nothing can be reprojected from a file; how to name its system depends on who asks.
    static let namesNoSystem = "names no coordinate reference system"

    /// A layer that is not there, or a file without any.
    static func noLayer(_ name: String?, in path: String, there: [String]) -> GeoFileError {
        if there.isEmpty { return GeoFileError(.cannotOpen, path: path, reason: "holds no layers; it is empty") }
        return GeoFileError(
            .noSuchLayer, path: path, reason: "has no layer '\(name ?? "")'; it has: \(there.joined(separator: ", "))")
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
