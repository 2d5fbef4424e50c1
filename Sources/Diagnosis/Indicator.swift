public import Planning

/// A text in the two languages of the product.
public struct LocalisedText: Codable, Hashable, Sendable {
    /// Dutch.
    public let nl: String
    /// English.
    public let en: String

    /// Makes a text from its two versions.
    public init(nl: String, en: String) {
        self.nl = nl
        self.en = en
    }
}

/// What is measured, how it is read from sources, and how it counts.
///
/// A class, because a hundred of them stand behind every page and copying their texts would cost more than reading them.
/// Two indicators are equal when their ids are.
public final class Indicator: Codable, Hashable, Sendable, Identifiable {
    /// Whether high or low is urgent.
    public enum Direction: String, Codable, Sendable {
        /// More is more urgent.
        case higher
        /// Less is more urgent.
        case lower
        /// It describes, it does not judge.
        case none
    }

    /// Two values with a source: at or beyond `acceptable` nothing is urgent, at or beyond `alarming` everything.
    public struct Norm: Codable, Hashable, Sendable {
        /// Severity 0 from here.
        public let acceptable: Double
        /// Severity 1 from here.
        public let alarming: Double
        /// Who set it and where.
        public let source: String

        /// Makes a norm.
        public init(acceptable: Double, alarming: Double, source: String) {
            self.acceptable = acceptable
            self.alarming = alarming
            self.source = source
        }
    }

    /// Where a lacking figure could be had.
    public struct Availability: Codable, Hashable, Sendable {
        /// Data set, Dutch.
        public let nl: String
        /// Data set, English.
        public let en: String
        /// Its page, where one is known.
        public let address: String?
    }

    /// Stable name in files, addresses and the API.
    public let id: String
    /// Short name.
    public let label: LocalisedText
    /// What it is and why it counts.
    public let description: LocalisedText
    /// Unit in words.
    public let unit: LocalisedText
    /// Digits behind the decimal mark when shown.
    public let decimals: Int
    /// The theme under which it is shown.
    public let theme: String
    /// Weight per transition; empty for context.
    public let transitions: [String: Double]
    /// Which way is urgent.
    public let direction: Direction
    /// Smallest and largest possible value.
    public let range: [Double]
    /// Norm with source; nil where none is known, and then the place in the reference group counts.
    public let norm: Norm?
    /// Levels at which it exists.
    public let levels: [AreaLevel]
    /// How it is read, the first that fits the source.
    public let formulas: [Formula]
    /// Smallest base for an own ratio.
    public let minimum: [String: Double]?
    /// Where it could come from when an atlas lacks it.
    public let availableFrom: Availability?
    /// True when it describes what kind of area this is, for finding similar ones.
    public let similarity: Bool?

    /// True when its numbers are calendar years, which are written without a mark for thousands.
    public var isCalendarYear: Bool { unit.en == "year" && (range.first ?? 0) >= 1000 }

    enum CodingKeys: String, CodingKey {
        case id, label, description, unit, decimals, theme, transitions, direction, range, norm, levels, formulas,
            minimum
        case availableFrom = "available_from"
        case similarity
    }

    init(
        id: String, label: LocalisedText, description: LocalisedText, unit: LocalisedText, decimals: Int, theme: String,
        transitions: [String: Double], direction: Direction, range: [Double], norm: Norm?, levels: [AreaLevel],
        formulas: [Formula], minimum: [String: Double]?, availableFrom: Availability?, similarity: Bool?
    ) {
        self.id = id
        self.label = label
        self.description = description
        self.unit = unit
        self.decimals = decimals
        self.theme = theme
        self.transitions = transitions
        self.direction = direction
        self.range = range
        self.norm = norm
        self.levels = levels
        self.formulas = formulas
        self.minimum = minimum
        self.availableFrom = availableFrom
        self.similarity = similarity
    }

    /// Equal by id.
    public static func == (a: Indicator, b: Indicator) -> Bool { a.id == b.id }

    /// Hashes the id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// The weight it has in a transition, 0 when it does not count there.
    public func weight(in transition: Transition) -> Double { transitions[transition.rawValue] ?? 0 }
}

/// How an indicator follows from the fields of a source.
public struct Formula: Codable, Hashable, Sendable {
    /// `Σ of / Σ per · times`.
    public struct Ratio: Codable, Hashable, Sendable {
        /// Fields of the numerator.
        public let of: [String]
        /// Fields of the denominator.
        public let per: [String]
        /// Factor, 100 for a share in percent.
        public let times: Double
    }

    /// A field as it is.
    public let field: String?
    /// A ratio of sums of fields.
    public let ratio: Ratio?
    /// A sum of fields.
    public let sum: [String]?

    /// The fields that make it this indicator's: all but the base of a ratio.
    public var numerator: [String] { ratio?.of ?? fields }

    /// The fields it needs.
    public var fields: [String] {
        if let field { return [field] }
        if let ratio { return ratio.of + ratio.per }
        return sum ?? []
    }
}
