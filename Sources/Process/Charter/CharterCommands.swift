/// Start a process; whoever does it becomes its director.
public struct StartProcess: ProcessCommand {
    let charter: Charter

    /// With what it is about.
    public init(_ charter: Charter) { self.charter = charter }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.steer) }

    /// Nothing: it only adds.
    public func standing(in process: AreaProcess) -> Standing? { nil }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard !process.isStarted else { throw .alreadyStarted }
        try ProcessRefusal.check(charter.problems(in: process))
        return [ProcessStarted(charter: charter)]
    }
}

/// Write anew what a process is about, as somebody who saw it at some version.
public struct ChangeCharter: ProcessCommand {
    let charter: Charter
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(_ charter: Charter, seenAt: Int) {
        self.charter = charter
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.steer) }

    /// What it says now.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.charter, since: process.charterChanged, seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        guard charter != process.charter else { throw .nothingNew }
        try ProcessRefusal.check(charter.problems(in: process))
        return [CharterChanged(charter: charter)]
    }
}
