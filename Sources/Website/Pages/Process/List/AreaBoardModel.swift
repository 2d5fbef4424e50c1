internal import Atlas
internal import Journal
internal import Outlines
internal import Planning
internal import Process

/// All processes of a municipality, or of everything, on one board.
struct AreaBoardModel {
    /// A process on the board.
    struct Lane {
        let view: ProcessPage
        /// From 1: it stands beside the colour, which not everybody sees and of which there are few.
        let number: Int
        let ground: LaneGround
        /// Cards that pass the filter.
        let cards: [Register<Card>.Entry]

        var name: String { view.charter.name }
        /// Which of the colours.
        var colour: Int { (number - 1) % AreaBoardModel.colours }

        /// Places on the board where nothing is done: no card, or only cards that lack or were stopped.
        var gaps: [BoardPlace] {
            let cards = view.process.cards.all.map(\.item).filter(\.isAtWork)
            return BoardPlace.all.filter { place in !cards.contains { place.holds($0) } }
        }
    }

    /// How many colours there are for processes; after that they come round again.
    static let colours = 6

    let page: PageRequest
    let lanes: [Lane]
    /// The area that the visitor asked for.
    let area: AreaCode?
    let filter: BoardFilter
    /// Processes that work on the same ground.
    let overlaps: [GroundOverlap]

    init(page: PageRequest) async throws {
        self.page = page
        let area = try Self.area(page)
        self.area = area
        let filter = try BoardFilter(page.query)
        self.filter = filter
        var lanes: [Lane] = []
        for (id, process) in try await page.readableProcesses(touching: area) {
            let drawn = try await process.charter?.outline.asyncMap(page.site.drawnArea)
            let view = ProcessPage(
                page: page, id: id, process: process, latest: process.version,
                names: try await PersonNames([], page: page), drawn: drawn)
            let cards = process.cards.all.filter {
                let owner = view.name($0.item.owner)
                return filter.takes($0.item, owner: owner, name: owner)
            }
            // A border of its own says more than the areas that it was begun from.
            let border = process.charter?.outline.flatMap { outline in
                drawn.map { LaneGround.border(outline, $0) }
            }
            lanes.append(
                Lane(
                    view: view, number: lanes.count + 1, ground: border ?? .areas(view.charter.areas), cards: cards))
        }
        self.lanes = lanes
        overlaps = try await Self.overlaps(lanes, site: page.site)
    }

    /// The area that the visitor names, by its code or by a name that only one area has.
    private static func area(_ page: PageRequest) throws(SiteProblem) -> AreaCode? {
        guard let text = page.query["gebied"] else { return nil }
        if AreaCode(text) == nil, let exact = SearchWords(text, page: page, limit: 20).exact { return exact.code }
        let found = try page.area(text)
        return found.level.codes[found.place]
    }

    private static func overlaps(_ lanes: [Lane], site: Site) async throws -> [GroundOverlap] {
        var found: [GroundOverlap] = []
        for first in lanes.indices {
            for second in lanes.indices where second > first {
                let reasons = try await GroundOverlap.reasons(lanes[first].ground, lanes[second].ground, site: site)
                guard !reasons.isEmpty else { continue }
                found.append(GroundOverlap(first: first, second: second, reasons: reasons))
            }
        }
        return found
    }

    /// Places on the board where none of the processes does anything.
    var gaps: [BoardPlace] {
        lanes.dropFirst().reduce(lanes.first?.gaps ?? BoardPlace.all) { gaps, lane in
            let others = lane.gaps
            return gaps.filter { others.contains($0) }
        }
    }

    /// The parties that may have to move, in the order of their names.
    var owners: [String] {
        Set(lanes.flatMap { lane in lane.view.process.parties.all.map(\.item.name) }).sorted()
    }
}

/// A place on a direction board.
struct BoardPlace: Hashable, Sendable {
    let phase: BoardPhase
    let level: PlanLevel

    /// All fifteen, phase after phase, level after level.
    static let all = BoardPhase.allCases.flatMap { phase in
        PlanLevel.allCases.map { BoardPlace(phase: phase, level: $0) }
    }

    func holds(_ card: Card) -> Bool { card.phase == phase && card.level == level }
}
