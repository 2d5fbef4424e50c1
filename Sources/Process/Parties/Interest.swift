public import Planning

/// What drives a party. Interests are acknowledged; steering is on goals (seed 002).
public struct Interest: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.interest
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Interest>> & Sendable { \.interests }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.voiceInterests

    /// Whose.
    public var party: ItemID<Party>
    /// In a few words.
    public var title: String
    /// Explained.
    public var text: String
    /// The transitions it touches.
    public var transitions: [Transition]
    /// Where, in words.
    public var place: String

    /// Describes an interest.
    public init(
        party: ItemID<Party>, title: String, text: String = "", transitions: [Transition] = [], place: String = ""
    ) {
        self.party = party
        self.title = title
        self.text = text
        self.transitions = transitions
        self.place = place
    }

    /// Whose it is.
    public var ownParty: ItemID<Party>? { party }
    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        FieldProblem.reference("partij", party, in: process.parties)
            + FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.text("tekst", text, most: TextLimit.text)
            + FieldProblem.list("transities", transitions)
            + FieldProblem.text("plek", place, most: TextLimit.title)
    }
}
