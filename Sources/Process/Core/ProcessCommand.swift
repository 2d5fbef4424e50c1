public import Planning

/// Something that somebody wants to do in a process.
public protocol ProcessCommand: Sendable {
    /// The right one needs, and for which party.
    func claim(in process: AreaProcess) -> Claim
    /// What will have happened, given the state. Pure: the same state and circumstances give the same events.
    ///
    /// - Throws: why it is refused.
    func decide(_ process: AreaProcess, _ circumstances: Circumstances) throws(ProcessRefusal) -> [any ProcessEvent]
}

/// Who wants it, when, and with which figures at hand.
public struct Circumstances: Sendable {
    /// Who.
    public let person: PersonID
    /// When.
    public let time: Timestamp
    /// The atlas that the people look at; nil without one.
    public let atlas: AtlasEdition?

    /// Describes the circumstances.
    public init(person: PersonID, time: Timestamp, atlas: AtlasEdition? = nil) {
        self.person = person
        self.time = time
        self.atlas = atlas
    }
}

extension AreaProcess {
    /// What will have happened when a person does something: rights first, in this one place, then the command's own rules.
    ///
    /// - Throws: why it is refused; the process is as it was.
    public func decide(
        _ command: some ProcessCommand, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let claim = command.claim(in: self)
        guard allows(circumstances.person, claim) else { throw .notAllowed(claim.right) }
        return try command.decide(self, circumstances)
    }
}
