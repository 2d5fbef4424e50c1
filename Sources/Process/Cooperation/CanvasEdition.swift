extension Canvas {
    /// A version that was laid down: what it says and who sign it stay as they were, whatever becomes of the canvas.
    public struct Edition: Hashable, Codable, Sendable {
        /// Its number, from 1.
        public let number: Int
        /// When it was laid down.
        public let laidDown: Fact
        /// What it says.
        public let text: Text
        /// The parties that agreed, and when.
        public internal(set) var agreed: [ItemID<Party>: Fact] = [:]
        /// The parties that do not agree.
        public internal(set) var objections: [ItemID<Party>: Objection] = [:]

        /// The parties that are asked: who was a partner when it was laid down, in the order of their ids.
        public var signatories: [ItemID<Party>] { text.partners.keys.sorted() }
        /// Those of them that have not agreed, or no longer do.
        public var waitingFor: [ItemID<Party>] { signatories.filter { agreed[$0] == nil } }
    }

    /// That a party does not agree with a version.
    public struct Objection: Hashable, Codable, Sendable {
        /// Why.
        public let reason: String
        /// When it was recorded.
        public let recorded: Fact
    }

    /// What a canvas says at one moment, without who wrote it and when.
    public struct Text: Hashable, Codable, Sendable {
        /// The partners with their parts.
        public let partners: [ItemID<Party>: Partner]
        /// What all partners want to reach together; empty when that is open.
        public let sharedGoal: String
        /// The answers; an open question is not there.
        public let answers: [CanvasQuestion: String]

        /// One thing that is otherwise in another text.
        public enum Subject: Hashable, Sendable {
            /// A partner's part.
            case partner(ItemID<Party>)
            /// The goal that all share.
            case sharedGoal
            /// A question.
            case question(CanvasQuestion)
        }

        /// Everything in which an earlier text says something else, in the order of the page; empty when they say the same.
        public func changes(since earlier: Text) -> [Subject] {
            let parties = Set(partners.keys).union(earlier.partners.keys).sorted()
            var changes = parties.filter { partners[$0] != earlier.partners[$0] }.map { Subject.partner($0) }
            if sharedGoal != earlier.sharedGoal { changes.append(.sharedGoal) }
            return changes
                + CanvasQuestion.allCases.filter { answers[$0] != earlier.answers[$0] }.map { .question($0) }
        }
    }

    /// What it says now.
    public var text: Text {
        Text(
            partners: partners.mapValues(\.partner), sharedGoal: sharedGoal?.text ?? "",
            answers: answers.mapValues(\.text).filter { !$0.value.isBlank })
    }
}
