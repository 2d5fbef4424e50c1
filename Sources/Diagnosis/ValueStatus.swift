/// Why there is or is not a number. Missing is never 0 and never NaN in a public type.
public enum ValueStatus: UInt8, Codable, Sendable, CaseIterable {
    /// A number is there.
    case known = 0
    /// The publisher keeps it back: secret, unreliable or unknown (CBS `.` and codes at or below −99 990 but −99 995).
    case suppressed = 1
    /// The source has no figure for this area (an empty cell, CBS −99 995).
    case notPublished = 2
    /// It has no meaning here: an own ratio over fewer than 50 inhabitants or 20 households, or over nothing.
    case notApplicable = 3
    /// The source gave something impossible, such as a share over 100.
    case invalid = 4

    /// The word used in files and in the API.
    public var name: String {
        switch self {
        case .known: "known"
        case .suppressed: "suppressed"
        case .notPublished: "notPublished"
        case .notApplicable: "notApplicable"
        case .invalid: "invalid"
        }
    }

    /// The status with that word.
    public init?(name: String) {
        guard let status = ValueStatus.allCases.first(where: { $0.name == name }) else { return nil }
        self = status
    }
}

/// A figure or the reason that there is none.
public enum Figure: Equatable, Sendable {
    /// The number, in the unit of its indicator.
    case value(Double)
    /// No number, and why; never `.known`.
    case missing(ValueStatus)

    /// The number, nil when missing.
    public var number: Double? {
        if case .value(let number) = self { number } else { nil }
    }

    /// `.known` for a number, else the reason.
    public var status: ValueStatus {
        switch self {
        case .value: .known
        case .missing(let status): status
        }
    }
}
