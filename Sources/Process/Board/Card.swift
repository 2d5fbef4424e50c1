internal import Foundation
public import Planning

/// A card on the direction board: a piece of work, of knowledge or of ambition.
public struct Card: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.card
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Card>> & Sendable { \.cards }
    /// Since form 2 a card has a place.
    public static let schema = 2
    /// There was no place.
    public static let upgrades = [PlaceUpgrade.fromNothing]
    /// Where it says where it is.
    public static var place: WritableKeyPath<Card, Place>? { \.place }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.workOnBoard

    /// What it is.
    public var title: String
    /// Explained.
    public var text: String
    /// The row of the board.
    public var phase: BoardPhase
    /// The column of the board.
    public var level: PlanLevel
    /// The question it helps to answer; nil when none in particular.
    public var question: BoardQuestion?
    /// Whose field it is.
    public var alliance: Alliance
    /// How it stands.
    public var state: State
    /// The party that has to move; nil when nobody has.
    public var owner: ItemID<Party>?
    /// By when.
    public var due: CalendarDay?
    /// Addresses to look at.
    public var links: [Link]
    /// Where.
    public var place: Place

    /// How a card stands.
    public enum State: String, Codable, CaseIterable, Hashable, Sendable {
        case open = "open"
        case running = "loopt"
        case done = "klaar"
        /// Known to be needed and not there.
        case missing = "ontbreekt"
        case stopped = "gestopt"
    }

    /// An address with what it is called.
    public struct Link: Hashable, Codable, Sendable {
        /// What it is called.
        public var label: String
        /// Where it is.
        public var address: String

        /// Describes a link.
        public init(label: String, address: String) {
            self.label = label
            self.address = address
        }
    }

    /// Describes a card.
    public init(
        title: String, text: String = "", phase: BoardPhase, level: PlanLevel, question: BoardQuestion? = nil,
        alliance: Alliance, state: State = .open, owner: ItemID<Party>? = nil, due: CalendarDay? = nil,
        links: [Link] = [], place: Place = Place()
    ) {
        self.title = title
        self.text = text
        self.phase = phase
        self.level = level
        self.question = question
        self.alliance = alliance
        self.state = state
        self.owner = owner
        self.due = due
        self.links = links
        self.place = place
    }

    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.text("tekst", text, most: TextLimit.text)
            + FieldProblem.reference("eigenaar", owner, in: process.parties)
            + place.problems
        if let question, question.phase != phase { problems.append(FieldProblem("vraag", .otherPhase)) }
        if links.count > 20 { problems.append(FieldProblem("links", .tooLong(most: 20))) }
        for link in links {
            problems += FieldProblem.text("links", link.label, most: TextLimit.title)
            if !Card.isAddress(link.address) { problems.append(FieldProblem("links", .notAnAddress)) }
        }
        return problems
    }

    /// What refers to it.
    public static func referrers(to id: ItemID<Card>, in process: AreaProcess) -> [Referrer] {
        let isDelivered = process.products.values.contains { $0.card == id }
        return process.attachments.referring { $0.card == id } + process.decisions.referring { $0.card == id }
            + process.joints.referring { $0.first == id || $0.second == id }
            + (isDelivered ? [Referrer(kind: .product)] : [])
    }

    static func isAddress(_ text: String) -> Bool {
        guard text.utf8.count <= 2_000, let url = URL(string: text), let host = url.host(), !host.isEmpty else {
            return false
        }
        return url.scheme == "https" || url.scheme == "http"
    }
}
