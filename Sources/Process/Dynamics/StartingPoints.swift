public import Planning

/// The three starting points (*zwaan-kleef-aan*): what triggers, what leads, what is coupled; with the vision.
public struct StartingPoints: Hashable, Codable, Sendable {
    /// The work that begins; nil when people start without one.
    public let trigger: ItemID<Trigger>?
    /// The transitions that lead, at least one.
    public let leading: [Transition]
    /// The vision in a few words.
    public let vision: String
    /// Why so.
    public let reason: String
    /// Who saw it differently, the oldest first.
    public internal(set) var dissents: [Decision.Dissent]
    /// What was proposed at that moment.
    public let proposed: Proposal
    /// The figures that were at hand.
    public let atlas: AtlasEdition?
    /// The scores that the page showed; nil in what was decided before they were kept.
    public let figures: Figures?
    /// When it was decided; nil in the event itself, which has its own time.
    public internal(set) var decided: Fact?

    /// The transitions that are coupled to the leading ones: all others.
    public var coupled: [Transition] { Transition.allCases.filter { !leading.contains($0) } }

    /// What people had before them beside the answers of the parties, which the process itself knows.
    public struct Figures: Hashable, Codable, Sendable {
        /// The scale level of the answers.
        public let scale: ScaleLevel
        /// Urgency scores of the atlas, 0…100; a transition without a score is not there.
        public let diagnosis: [Transition: Double]

        /// Describes them.
        public init(scale: ScaleLevel, diagnosis: [Transition: Double]) {
            self.scale = scale
            self.diagnosis = diagnosis
        }
    }

    /// What data and answers lead to, before people decide.
    public struct Proposal: Hashable, Codable, Sendable {
        /// The coming work to begin with; nil when none is known.
        public let trigger: ItemID<Trigger>?
        /// The transition with the highest joint score; empty when none has a score.
        public let leading: [Transition]

        /// Describes a proposal.
        public init(trigger: ItemID<Trigger>?, leading: [Transition]) {
            self.trigger = trigger
            self.leading = leading
        }
    }
}
