import Planning
import Process
import Testing
import ProcessTestSupport

/// Given what happened, when somebody does something, then this has happened or it is refused.
///
///     try Story.peopled().given(AddItem(.oak, id: "k1")).when(MoveCard("k1", to: .start, .tactical, seenAt: 10)).refused(.nothingNew)
struct Story {
    private(set) var process = AreaProcess()

    /// When the event with that version happened: a day for each, from 1 January 2022.
    static func moment(_ version: Int) -> Timestamp {
        Timestamp(milliseconds: 1_640_995_200_000 + Int64(version) * 86_400_000)
    }

    /// What happened as event number `version`, by somebody.
    static func fact(_ version: Int, _ person: PersonID = .anna) -> Fact {
        Fact(version: version, time: moment(version), by: person)
    }

    /// The figures that everybody in a story has before them.
    static let atlas = AtlasEdition(edition: "2024", fingerprint: "f00d")

    /// Version 1: a process that Anna directs.
    static func begun(_ charter: Charter = .meerburg) throws -> Story {
        try Story().given(StartProcess(charter))
    }

    /// Version 9: with three parties and somebody in every role.
    static func peopled() throws -> Story {
        try begun()
            .given(AddItem(Party.stad, id: "stad"))
            .given(AddItem(Party.water, id: "water"))
            .given(AddItem(Party.buurt, id: "buurt"))
            .given(AdmitMember(.bert, as: .projectLead))
            .given(AdmitMember(.carla, as: .partner, for: "stad"))
            .given(AdmitMember(.dirk, as: .partner, for: "water"))
            .given(AdmitMember(.eva, as: .resident, for: "buurt"))
            .given(AdmitMember(.fien, as: .reader))
    }

    /// Something was done before; the test fails when it is refused.
    func given(_ command: some ProcessCommand, by person: PersonID = .anna) throws -> Story {
        var next = self
        for event in try outcome(of: command, by: person).get() { next.apply(event, by: person) }
        return next
    }

    /// Something happened before.
    func given(_ event: any ProcessEvent, by person: PersonID = .anna) -> Story {
        var next = self
        next.apply(event, by: person)
        return next
    }

    /// Somebody does something now.
    func when(_ command: some ProcessCommand, by person: PersonID = .anna) -> Outcome {
        Outcome(result: outcome(of: command, by: person))
    }

    private func outcome(
        of command: some ProcessCommand, by person: PersonID
    ) -> Result<[any ProcessEvent], ProcessRefusal> {
        let circumstances = Circumstances(
            person: person, time: Story.moment(process.version + 1), atlas: Story.atlas)
        do {
            return .success(try process.decide(command, circumstances))
        } catch {
            return .failure(error)
        }
    }

    private mutating func apply(_ event: any ProcessEvent, by person: PersonID) {
        process.apply(event, as: Story.fact(process.version + 1, person))
    }
}

/// What came of a command.
struct Outcome {
    let result: Result<[any ProcessEvent], ProcessRefusal>

    /// Exactly these events.
    func then(_ expected: any ProcessEvent..., sourceLocation: SourceLocation = #_sourceLocation) {
        switch result {
        case .success(let events):
            #expect(
                events.map { AnyHashable($0) } == expected.map { AnyHashable($0) }, sourceLocation: sourceLocation)
        case .failure(let refusal): Issue.record("refused: \(refusal)", sourceLocation: sourceLocation)
        }
    }

    /// Refused, for exactly this reason.
    func refused(_ expected: ProcessRefusal, sourceLocation: SourceLocation = #_sourceLocation) {
        switch result {
        case .success(let events): Issue.record("not refused: \(events)", sourceLocation: sourceLocation)
        case .failure(let refusal): #expect(refusal == expected, sourceLocation: sourceLocation)
        }
    }

    /// Refused, because of these fields.
    func invalid(
        _ field: String, _ reason: FieldProblem.Reason, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        refused(.invalid([FieldProblem(field, reason)]), sourceLocation: sourceLocation)
    }
}
