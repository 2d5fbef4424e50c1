public import Planning

/// The name of a stream: one area process has one stream.
public struct StreamID: RawRepresentable, Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    /// 1 to 64 lower-case letters, digits and hyphens.
    public let rawValue: String

    /// Nil when the name is empty, too long or holds anything but `a`–`z`, `0`–`9` and `-`.
    public init?(rawValue: String) {
        let isPlain = rawValue.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
        guard isPlain, (1...64).contains(rawValue.utf8.count) else { return nil }
        self.rawValue = rawValue
    }

    /// The name.
    public var description: String { rawValue }

    /// In alphabetical order.
    public static func < (a: StreamID, b: StreamID) -> Bool { a.rawValue < b.rawValue }
}

/// An event that somebody wants to add. The journal does not look into it.
public struct NewEvent: Hashable, Sendable {
    /// What happened: `card.added`.
    public let type: String
    /// Which version of the form the payload has, from 1.
    public let schema: Int
    /// JSON in UTF-8.
    public let payload: [UInt8]

    /// Makes an event.
    public init(type: String, schema: Int, payload: [UInt8]) {
        self.type = type
        self.schema = schema
        self.payload = payload
    }
}

/// An event as the journal keeps it, for ever.
public struct RecordedEvent: Hashable, Sendable {
    /// Place in the whole journal, from 1, without gaps.
    public let position: Int64
    /// Whose event it is.
    public let stream: StreamID
    /// Place in the stream, from 1, without gaps.
    public let version: Int
    /// When it was added; never before the event in front of it in the stream.
    public let time: Timestamp
    /// Who added it.
    public let actor: PersonID
    /// What happened.
    public let event: NewEvent
    /// Digest of the event in front of it in the stream; ``Digest/none`` for the first.
    public let previous: Digest
    /// SHA-256 over everything above but the position; see ``Digest``.
    public let digest: Digest

    /// Makes an event that was read back.
    public init(
        position: Int64, stream: StreamID, version: Int, time: Timestamp, actor: PersonID, event: NewEvent,
        previous: Digest, digest: Digest
    ) {
        self.position = position
        self.stream = stream
        self.version = version
        self.time = time
        self.actor = actor
        self.event = event
        self.previous = previous
        self.digest = digest
    }
}
