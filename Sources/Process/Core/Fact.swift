public import Planning

/// When something happened in a process, and by whom.
public struct Fact: Hashable, Codable, Sendable {
    /// The version of the process after it.
    public let version: Int
    /// The moment.
    public let time: Timestamp
    /// Who did it.
    public let by: PersonID

    /// Makes a fact.
    public init(version: Int, time: Timestamp, by: PersonID) {
        self.version = version
        self.time = time
        self.by = by
    }
}

/// Which figures the people had before them: an edition of the atlas.
public struct AtlasEdition: Hashable, Codable, Sendable {
    /// As the atlas calls itself: `2025`.
    public let edition: String
    /// Tells two files of one edition apart.
    public let fingerprint: String

    /// Names an edition.
    public init(edition: String, fingerprint: String) {
        self.edition = edition
        self.fingerprint = fingerprint
    }
}
