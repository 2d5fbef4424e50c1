internal import Foundation
internal import Planning
internal import Process

/// What the direction board shows, after the visitor's filters.
struct BoardModel {
    /// What the visitor wants to see.
    struct Filter: Equatable {
        var alliance: Alliance?
        var state: Card.State?
        var owner: ItemID<Party>?
        var words = ""

        init(_ query: Query) throws(SiteProblem) {
            alliance = try Filter.choice(query, "alliantie")
            state = try Filter.choice(query, "stand")
            owner = query["eigenaar"].flatMap(ItemID.init)
            words = String((query["zoek"] ?? "").prefix(80))
        }

        private static func choice<Value: RawRepresentable & CaseIterable>(
            _ query: Query, _ name: String
        ) throws(SiteProblem) -> Value? where Value.RawValue == String {
            guard let text = query[name] else { return nil }
            guard let value = Value(rawValue: text) else {
                throw .parameter(name, value: text, allowed: Value.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return value
        }

        var isEmpty: Bool { alliance == nil && state == nil && owner == nil && words.isEmpty }

        func takes(_ card: Card) -> Bool {
            (alliance == nil || card.alliance == alliance) && (state == nil || card.state == state)
                && (owner == nil || card.owner == owner)
                && (words.isEmpty || (card.title + " " + card.text).localizedStandardContains(words))
        }
    }

    let view: ProcessPage
    let filter: Filter
    /// Cards that pass the filter.
    let cards: [Register<Card>.Entry]

    init(view: ProcessPage) throws(SiteProblem) {
        self.view = view
        filter = try Filter(view.page.query)
        let filter = filter
        cards = view.process.cards.all.filter { filter.takes($0.item) }
    }

    /// Cards in one place of the board.
    func cards(_ phase: BoardPhase, _ level: PlanLevel) -> [Register<Card>.Entry] {
        cards.filter { $0.item.phase == phase && $0.item.level == level }
    }

    /// Questions that no card that counts answers yet.
    var openQuestions: [BoardQuestion] {
        let there = Set(
            view.process.progress.items.filter(\.isThere).compactMap(\.requirement.question))
        return BoardQuestion.allCases.filter { !there.contains($0) }
    }

    /// How many cards each alliance has on a level: where they meet.
    func count(_ alliance: Alliance, _ level: PlanLevel) -> Int {
        cards.count { $0.item.alliance == alliance && $0.item.level == level }
    }
}
