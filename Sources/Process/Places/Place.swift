/// Where something is: in words, drawn on the map, or both.
public struct Place: Hashable, Codable, Sendable {
    /// As people say it: `Noord`, `langs de vaart`.
    public var words: String
    /// As it was drawn; nil when nobody did.
    public var sketch: Sketch?

    /// Names a place; without anything it says nothing of where.
    public init(_ words: String = "", sketch: Sketch? = nil) {
        self.words = words
        self.sketch = sketch
    }

    /// True when it says nothing of where.
    public var isBlank: Bool { words.isBlank && sketch == nil }

    /// What this place may share with another; nil when both say where, and nothing says that they touch.
    ///
    /// Words are names between commas: `Station, Kade` and `kade` share a place. What is drawn may touch where the boxes around
    /// it overlap. Words and a drawing cannot be compared. It is coarse on purpose: it is asked to find what people should
    /// talk about, not to decide anything.
    public func shared(with other: Place) -> SharedPlace? {
        if isBlank || other.isBlank { return .unknown }
        let others = Set(other.names.map { $0.lowercased() })
        if let name = names.first(where: { others.contains($0.lowercased()) }) { return .named(name) }
        guard let sketch, let drawn = other.sketch, sketch.bounds.overlaps(drawn.bounds) else { return nil }
        return .drawn
    }

    private var names: [String] {
        words.split(whereSeparator: { $0 == "," || $0 == ";" })
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
    }

    /// What is wrong with it; the words are the field `plek`, the drawing `tekening`.
    var problems: [FieldProblem] {
        FieldProblem.text("plek", words, most: TextLimit.title) + (sketch?.problems ?? [])
    }
}

/// What is known of the places of two things that may touch.
public enum SharedPlace: Hashable, Sendable {
    /// Both name it.
    case named(String)
    /// What was drawn of both may touch.
    case drawn
    /// At least one of them says nothing of where: it may hold for the whole area.
    case unknown
}

/// From forms of events in which a place was words, or was not there, to the form of today.
enum PlaceUpgrade {
    /// `"place": "Noord"` becomes `"place": {"words": "Noord"}`.
    static let fromWords: @Sendable (JSONValue) -> JSONValue = { item in
        var item = item
        item["place"] = .object(["words": item["place"] ?? .string("")])
        return item
    }

    /// An item without a place gets one that says nothing.
    static let fromNothing: @Sendable (JSONValue) -> JSONValue = { item in
        var item = item
        item["place"] = .object(["words": .string("")])
        return item
    }
}
