public import Planning

/// The four questions of the dynamics (seed 004).
public enum DynamicsQuestion: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    /// Is there attention for it?
    case attention = "aandacht"
    /// Do people feel that it is urgent?
    case urgency = "urgentie"
    /// Is it planned?
    case planning = "planning"
    /// Is there money for it?
    case money = "geld"
}

/// What one party answers about one transition at one scale.
public struct DynamicsAnswer: Hashable, Codable, Sendable {
    /// Per question 0 (not at all) to 4 (very much); a question without an answer is not there.
    public let marks: [DynamicsQuestion: Int]
    /// Why.
    public let reason: String

    /// Describes an answer.
    public init(marks: [DynamicsQuestion: Int], reason: String) {
        self.marks = marks
        self.reason = reason
    }

    /// `100 · mean / 4` over the questions that were answered: marks 4, 3, 2 and 3 give 75. Nil when none was.
    public var score: Double? {
        marks.isEmpty ? nil : 100 * Double(marks.values.reduce(0, +)) / Double(marks.count) / 4
    }
}

/// Everybody's answers.
public struct Dynamics: Hashable, Codable, Sendable {
    /// Whose answer about what.
    public struct Key: Hashable, Codable, Sendable, Comparable {
        /// Who answers.
        public let party: ItemID<Party>
        /// About which transition.
        public let transition: Transition
        /// At which scale.
        public let scale: ScaleLevel

        /// Names an answer.
        public init(party: ItemID<Party>, transition: Transition, scale: ScaleLevel) {
            self.party = party
            self.transition = transition
            self.scale = scale
        }

        /// By transition, then scale, then party.
        public static func < (a: Key, b: Key) -> Bool {
            (a.transition.index, a.scale.rawValue, a.party) < (b.transition.index, b.scale.rawValue, b.party)
        }
    }

    /// An answer with who gave it.
    public struct Entry: Hashable, Codable, Sendable {
        /// Whose, about what.
        public let key: Key
        /// The answer.
        public let answer: DynamicsAnswer
        /// When it was given.
        public let given: Fact
    }

    private var entries: [Key: Entry] = [:]

    init() {}

    /// The answer; nil when there is none.
    public subscript(_ key: Key) -> Entry? { entries[key] }

    /// All answers in the order of their keys.
    public var all: [Entry] { entries.values.sorted { $0.key < $1.key } }

    /// The parties that answered anything.
    public var parties: Set<ItemID<Party>> { Set(entries.keys.map(\.party)) }

    mutating func set(_ answer: DynamicsAnswer, for key: Key, _ fact: Fact) {
        entries[key] = Entry(key: key, answer: answer, given: fact)
    }

    /// Reads a list of answers.
    public init(from decoder: any Decoder) throws {
        let list = try decoder.singleValueContainer().decode([Entry].self)
        entries = Dictionary(list.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Writes a list of answers in the order of their keys.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(all)
    }
}

/// A party answered.
public struct DynamicsScored: ProcessEvent {
    /// Stable name.
    public static let type = "dynamics.scored"
    /// Whose, about what.
    public let key: Dynamics.Key
    /// The answer.
    public let answer: DynamicsAnswer

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) { process.dynamics.set(answer, for: key, fact) }

    /// What it is about.
    public var subject: String { "dynamics" }
}

/// Answer for a party, as somebody who saw the answers at some version.
public struct ScoreDynamics: ProcessCommand {
    let key: Dynamics.Key
    let answer: DynamicsAnswer
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(_ key: Dynamics.Key, _ answer: DynamicsAnswer, seenAt: Int) {
        self.key = key
        self.answer = answer
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.score, party: key.party) }

    /// The answer that was given before.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.dynamics, key.party.rawValue, since: process.dynamics[key]?.given, seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        guard process.dynamics[key]?.answer != answer else { throw .nothingNew }
        var problems = FieldProblem.reference("partij", key.party, in: process.parties)
        problems += FieldProblem.text("reden", answer.reason, most: TextLimit.text)
        if answer.marks.isEmpty { problems.append(FieldProblem("aandacht", .empty)) }
        for (question, mark) in answer.marks where !(0...4).contains(mark) {
            problems.append(FieldProblem(question.rawValue, .outside(least: 0, most: 4)))
        }
        try ProcessRefusal.check(problems)
        return [DynamicsScored(key: key, answer: answer)]
    }
}
