internal import Atlas
internal import Foundation
internal import GeoModel
internal import Outlines
internal import Planning
internal import Process

/// What the map of a process shows, after the visitor's filters: goals, interests and cards that say where they are.
struct PlacesModel {
    /// What the visitor wants to see.
    struct Filter: Equatable {
        var alliance: Alliance?
        var party: ItemID<Party>?
        var transition: Transition?

        init() {}

        init(_ query: Query) throws(SiteProblem) {
            alliance = try query.choice("alliantie")
            party = query["partij"].flatMap(ItemID.init)
            transition = try query.choice("transitie")
        }

        var isEmpty: Bool { self == Filter() }

        /// As parts of an address.
        var items: [(String, String)] {
            [
                ("alliantie", alliance?.rawValue), ("partij", party?.rawValue), ("transitie", transition?.rawValue),
            ].compactMap { name, value in value.map { (name, $0) } }
        }
    }

    /// Something that says where it is.
    struct Entry {
        /// Number on the map; nil where only words say where it is.
        var number: Int?
        let segment: String
        let id: String
        let title: String
        let party: ItemID<Party>?
        let alliance: Alliance?
        /// Nil for cards, which serve no transition in particular.
        let transitions: [Transition]?
        /// The row of the board of a card.
        var phase: BoardPhase?
        let place: Place
        var measured: MeasuredPlace?

        /// Its name within the page.
        var anchor: String { "plek-" + segment + "-" + id }
    }

    let view: ProcessPage
    let filter: Filter
    /// Everything that passes the filter and is drawn, in the order of its numbers; then what is in words alone.
    let entries: [Entry]

    init(view: ProcessPage, filter: Filter = Filter()) async throws {
        self.view = view
        self.filter = filter
        let all = Self.all(view.process).filter { entry in
            (filter.alliance == nil || entry.alliance == filter.alliance)
                && (filter.party == nil || entry.party == filter.party)
                && filter.transition.map { entry.transitions?.contains($0) ?? false } ?? true
        }
        let measured = try await view.measured(all.compactMap(\.place.sketch))
        var number = 0
        entries = all.map { entry in
            var entry = entry
            guard let sketch = entry.place.sketch, let found = measured[sketch] else { return entry }
            number += 1
            entry.number = number
            entry.measured = found
            return entry
        }
    }

    var drawn: [Entry] { entries.filter { $0.number != nil } }
    var inWords: [Entry] { entries.filter { $0.number == nil } }

    /// The drawn places for a map without a script.
    var marks: [MapMark] {
        drawn.compactMap { entry in
            entry.measured.map {
                MapMark(
                    number: entry.number, shape: $0.drawn.mercator, style: entry.alliance?.rawValue ?? "",
                    title: entry.title, address: "#" + entry.anchor)
            }
        }
    }

    /// Goals and interests by party, then cards by phase.
    private static func all(_ process: AreaProcess) -> [Entry] {
        func alliance(_ party: ItemID<Party>) -> Alliance? { process.parties[party]?.item.alliance }
        var entries: [Entry] = []
        for party in process.parties.all.map(\.id) {
            for goal in process.goals.all where goal.item.party == party {
                entries.append(
                    Entry(
                        segment: Goal.segment, id: goal.id.rawValue, title: goal.item.title, party: party,
                        alliance: alliance(party), transitions: [goal.item.transition], place: goal.item.place))
            }
            for interest in process.interests.all where interest.item.party == party {
                entries.append(
                    Entry(
                        segment: Interest.segment, id: interest.id.rawValue, title: interest.item.title, party: party,
                        alliance: alliance(party), transitions: interest.item.transitions, place: interest.item.place))
            }
        }
        for phase in BoardPhase.allCases {
            for card in process.cards.all where card.item.phase == phase {
                entries.append(
                    Entry(
                        segment: Card.segment, id: card.id.rawValue, title: card.item.title, party: card.item.owner,
                        alliance: card.item.alliance, transitions: nil, phase: phase, place: card.item.place))
            }
        }
        return entries.filter { !$0.place.isBlank }
    }
}

extension Query {
    /// One of the values of a type; nil when the address does not say.
    ///
    /// - Throws: ``SiteProblem`` when it says something else.
    func choice<Value: RawRepresentable & CaseIterable>(_ name: String) throws(SiteProblem) -> Value?
    where Value.RawValue == String {
        guard let text = self[name], !text.isEmpty else { return nil }
        guard let value = Value(rawValue: text) else {
            throw .parameter(name, value: text, allowed: Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }
}
