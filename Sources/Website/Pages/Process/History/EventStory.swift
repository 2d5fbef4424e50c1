internal import Planning
internal import Process

/// What one event changed, in the visitor's words: what it was about, what stood there before and after, and why.
struct EventStory: Sendable {
    /// Something that was filled in: before and after.
    struct Change: Hashable, Sendable {
        let label: String
        let before: String
        let after: String
    }

    /// Longer texts are cut: the moment itself has them whole.
    static let longest = 400

    /// Behind the headline where the event has no title of its own: ` – Waterschap, Energie`; empty otherwise.
    let about: String
    let changes: [Change]
    /// Why; empty when nobody was asked.
    let reason: String
    /// True when it put something new there, so that there is no before.
    let isNew: Bool
    /// What else there is to know.
    private let note: HTML?

    /// - Parameters:
    ///   - view: the page that tells of it, which lends its names and language.
    ///   - names: what the people are called whom the event is about.
    ///   - before: the process in front of the event.
    ///   - after: the process after it.
    init(
        _ event: any ProcessEvent, view: ProcessPage, names: PersonNames, before: AreaProcess, after: AreaProcess
    ) {
        let teller = EventTeller(then: view.showing(before), now: view.showing(after), names: names)
        let told = teller.tell(event)
        about = told.about.isEmpty ? "" : " – " + told.about
        changes = told.changes.filter { $0.before != $0.after }
        reason = told.reason
        note = told.note
        isNew = changes.allSatisfy { $0.before.isEmpty }
    }

    /// The people whom an event is about, besides who did it.
    static func people(_ event: any ProcessEvent) -> [PersonID] {
        switch event {
        case let event as MemberAdmitted: [event.person]
        case let event as MemberRoleChanged: [event.person]
        case let event as MemberLeft: [event.person]
        default: []
        }
    }

    func html(_ t: Texts) -> HTML {
        let rows = changes.map { change -> HTML in
            isNew
                ? "<li><b>\(change.label):</b> \(Self.short(change.after))</li>"
                : """
                <li><b>\(change.label):</b> <span class="vh">\(t("timeline.was"))</span> <del>\(shown(change.before, t))</del> → <span class="vh">\(t("timeline.became"))</span> <ins>\(shown(change.after, t))</ins></li>
                """
        }
        let why: HTML? = reason.isEmpty ? nil : "<p class=\"why\"><b>\(t("decision.because"))</b> \(reason)</p>"
        return "\(rows.isEmpty ? HTML.none : "<ul class=\"plain changes\">\(rows)</ul>")\(note)\(why)"
    }

    private func shown(_ text: String, _ t: Texts) -> String { text.isEmpty ? t("timeline.nothing") : Self.short(text) }

    private static func short(_ text: String) -> String {
        text.count > longest ? text.prefix(longest) + "…" : text
    }
}

/// What a teller says of an event.
struct ToldEvent {
    var about = ""
    var changes: [EventStory.Change] = []
    var reason = ""
    /// What else there is to know, as it stands on a page.
    var note: HTML?
}
