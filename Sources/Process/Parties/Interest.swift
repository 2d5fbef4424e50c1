public import Planning

/// What drives a party. Interests are acknowledged; steering is on goals (seed 002).
public struct Interest: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.interest
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Interest>> & Sendable { \.interests }
    /// Since form 2 the place can be drawn.
    public static let schema = 2
    /// The place was words.
    public static let upgrades = [PlaceUpgrade.fromWords]
    /// Where it says where it is.
    public static var place: WritableKeyPath<Interest, Place>? { \.place }
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
    /// Where.
    public var place: Place

    /// Describes an interest.
    public init(
        party: ItemID<Party>, title: String, text: String = "", transitions: [Transition] = [], place: Place = Place()
    ) {
        self.party = party
        self.title = title
        self.text = text
        self.transitions = transitions
        self.place = place
    }

    /// Whose it is.
    public func owners(in process: AreaProcess) -> Set<ItemID<Party>> { [party] }
    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        FieldProblem.reference("partij", party, in: process.parties)
            + FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.text("tekst", text, most: TextLimit.text)
            + FieldProblem.list("transities", transitions)
            + place.problems
    }
}
