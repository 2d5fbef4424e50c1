internal import Planning
internal import Process

/// What somebody wants to see of what happened.
struct TimelineFilter: Equatable {
    /// What to show of it.
    enum Part: String, CaseIterable {
        /// In which people decide something for all.
        case decisions = "besluiten"
        case everything = "alles"
        case charter = "opdracht"
        case board = "bord"
        case files = "bestanden"
        case parties = "partijen"
        case goals = "doelen"
        case dynamics = "dynamiek"
        case cooperation = "samenwerking"
        case log = "logboek"
        case members = "deelnemers"

        /// The types of its events; nil for all.
        var types: Set<String>? {
            switch self {
            case .everything: nil
            case .decisions:
                [
                    ProcessStarted.type, CharterChanged.type, StepEntered.type, ItemAdded<Decision>.type,
                    DissentRecorded.type, StartingPointsDecided.type, CanvasLaidDown.type, CanvasAgreed.type,
                    CooperationChosen.type, ProductDelivered.type,
                ]
            case .charter: Part.types(["process", "charter", "step", "product"])
            case .board: Part.types(["card"])
            case .files: Part.types(["attachment"])
            case .parties: Part.types(["party", "interest", "group"])
            case .goals: Part.types(["goal", "relation"])
            case .dynamics: Part.types(["dynamics", "startingPoints", "trigger"])
            case .cooperation: Part.types(["canvas", "cooperation"])
            case .log: Part.types(["activity"])
            case .members: Part.types(["member", "visibility"])
            }
        }

        /// The first half of its name says what an event is about.
        private static func types(_ kinds: Set<String>) -> Set<String> {
            Set(
                EventCatalogue.current.types.map(\.type).filter { type in
                    kinds.contains(String(type.prefix { $0 != "." }))
                })
        }
    }

    var part: Part
    var person: PersonID?
    var words: String
    /// Begin at the end of this day.
    var day: CalendarDay?
    /// Begin in front of this version; nil for the end.
    var before: Int?

    /// Reads it from an address.
    ///
    /// - Throws: ``SiteProblem`` for what is no part or day, and for a person where the visitor may not ask for one.
    init(view: ProcessPage) throws(SiteProblem) {
        let query = view.page.query
        words = String((query["zoek"] ?? "").prefix(80))
        person = query["wie"].map { PersonID(rawValue: $0) }
        guard person == nil || view.isMember else { throw .notAllowed }
        let asked = query["toon"]
        // Who searches looks everywhere, unless they say where.
        let usual = words.isEmpty && person == nil ? Part.decisions : .everything
        guard let part = asked.map(Part.init(rawValue:)) ?? usual else {
            throw .parameter(
                "toon", value: asked ?? "", allowed: Part.allCases.map(\.rawValue).joined(separator: ", "))
        }
        self.part = part
        if let text = query["dag"] {
            guard let day = CalendarDay(text) else {
                throw .parameter("dag", value: text, allowed: "2024-03-07")
            }
            self.day = day
        }
        before = query["voor"].flatMap(Int.init)
    }

    /// The same as parts of an address, but for where to begin.
    var items: [(String, String)] {
        var items = [("toon", part.rawValue)]
        if let person { items.append(("wie", person.rawValue)) }
        if !words.isEmpty { items.append(("zoek", words)) }
        return items
    }
}
