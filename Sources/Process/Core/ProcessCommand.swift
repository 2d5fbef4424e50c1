public import Planning

/// Something that somebody wants to do in a process.
public protocol ProcessCommand: Sendable {
    /// The right one needs, and for which party.
    func claim(in process: AreaProcess) -> Claim
    /// What it would put something else in the place of, or take away, with what the person saw of it; nil when it only adds.
    func standing(in process: AreaProcess) -> Standing?
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
    /// What will have happened when a person does something. In this one place rights are asked first, then whether the person
    /// saw what would be replaced, and then the command's own rules.
    ///
    /// - Throws: why it is refused; the process is as it was.
    public func decide(
        _ command: some ProcessCommand, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let claim = command.claim(in: self)
        guard allows(circumstances.person, claim) else { throw .notAllowed(claim.right) }
        guard let standing = command.standing(in: self), standing.isUnseen else {
            return try command.decide(self, circumstances)
        }
        do throws(ProcessRefusal) {
            _ = try command.decide(self, circumstances)
        } catch {
            // What cannot be done, or stands there already, is no choice between two texts; what is mended after that choice is.
            guard case .invalid = error else { throw error }
        }
        throw .changedMeanwhile(standing.kind, id: standing.id, since: standing.since)
    }
}
