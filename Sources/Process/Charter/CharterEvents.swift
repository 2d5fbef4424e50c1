/// The process was started.
public struct ProcessStarted: ProcessEvent {
    /// Stable name.
    public static let type = "process.started"
    /// What it is about.
    public let charter: Charter

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.charter = charter
        process.charterChanged = fact
        process.members[fact.by] = Membership(role: .director, party: nil, since: fact)
    }

    /// What it is about.
    public var subject: String { "charter" }
    /// What people call it.
    public var title: String { charter.name }
}

/// What the process is about was written anew.
public struct CharterChanged: ProcessEvent {
    /// Stable name.
    public static let type = "charter.changed"
    /// What it is about from now on.
    public let charter: Charter

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.charter = charter
        process.charterChanged = fact
    }

    /// What it is about.
    public var subject: String { "charter" }
    /// What people call it.
    public var title: String { charter.name }
}
