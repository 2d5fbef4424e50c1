internal import Foundation
internal import Journal
internal import Planning
internal import Process
internal import ProcessService

/// What the timeline shows: a page of what happened, and what each of it changed.
struct TimelineModel {
    static let pageSize = 50
    /// Events that are looked through for words before somebody is asked whether to go on.
    static let mostSearched = 4_000

    let filter: TimelineFilter
    /// Entries, the newest first.
    let entries: [HistoryEntry]
    /// Version in front of which there is more, or more to look through; nil at the beginning.
    let older: Int?
    /// True when not everything was looked through for the words.
    let isUnfinished: Bool
    let names: PersonNames
    /// What each entry changed, by version.
    let stories: [Int: EventStory]

    init(view: ProcessPage) async throws {
        guard let service = view.page.site.processes else { throw SiteProblem.processUnknown }
        filter = try TimelineFilter(view: view)
        let last = view.process.version
        // Any number may stand in an address: it is bounded before there is any arithmetic with it.
        var before = min(max(1, filter.before ?? last + 1), last + 1)
        if filter.before == nil, let day = filter.day {
            before = min(try await service.version(of: view.id, on: day), last) + 1
        }
        let choice = EventChoice(types: filter.part.types, actor: filter.person)
        let matcher = WordMatcher(view: view, words: filter.words)
        var found: [HistoryEntry] = []
        var searched = 0
        var isAtEnd = before <= view.earliest
        while !isAtEnd, found.count <= Self.pageSize, searched < Self.mostSearched {
            try Task.checkCancellation()
            let most = matcher.isEmpty ? Self.pageSize + 1 : 500
            let page = try await service.history(of: view.id, before: before, choice, most: most)
            let seen = page.prefix { $0.fact.version >= view.earliest }
            found += seen.filter(matcher.matches)
            searched += page.count
            before = seen.last?.fact.version ?? before
            isAtEnd = seen.count < page.count || page.count < most || before <= view.earliest
        }
        let shown = Array(found.prefix(Self.pageSize))
        entries = shown
        isUnfinished = !isAtEnd && found.count <= Self.pageSize
        older = found.count > Self.pageSize ? shown.last?.fact.version : isAtEnd ? nil : before
        let people = Set(shown.flatMap { [$0.fact.by] + EventStory.people($0.event) })
        let names = try await PersonNames(people, page: view.page, seats: view.seats)
        self.names = names
        stories = try await service.tell(of: shown.map(\.fact.version), in: view.id) { before, entry, after in
            EventStory(entry.event, view: view, names: names, before: before, after: after)
        }
    }
}

/// Finds words in what happened: in what people wrote, in what the program calls it, and in the names of parties.
struct WordMatcher {
    private let words: [String]
    private let t: Texts
    private let parties: [(id: String, name: String)]

    init(view: ProcessPage, words: String) {
        self.words = words.split(whereSeparator: \.isWhitespace).map(String.init)
        t = view.t
        parties = view.process.parties.all.map { ($0.id.rawValue, $0.item.name) }
    }

    var isEmpty: Bool { words.isEmpty }

    /// True when every word is somewhere in it.
    func matches(_ entry: HistoryEntry) -> Bool {
        guard !words.isEmpty else { return true }
        let texts = entry.texts
        let named = parties.filter { texts.contains($0.id) }.map(\.name)
        let all = ([t("event.\(entry.type)")] + texts + named).joined(separator: "\n")
        return words.allSatisfy(all.localizedStandardContains)
    }
}
