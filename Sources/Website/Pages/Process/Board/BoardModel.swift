internal import Planning
internal import Process

/// What the direction board shows, after the visitor's filters.
struct BoardModel {
    let view: ProcessPage
    let filter: BoardFilter
    /// Cards that pass the filter.
    let cards: [Register<Card>.Entry]

    init(view: ProcessPage) throws(SiteProblem) {
        self.view = view
        let filter = try BoardFilter(view.page.query)
        self.filter = filter
        cards = view.process.cards.all.filter {
            filter.takes($0.item, owner: $0.item.owner?.rawValue, name: view.name($0.item.owner))
        }
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
}
