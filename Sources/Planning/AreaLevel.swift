/// The administrative levels of the Netherlands that figures are published for, coarse to fine.
public enum AreaLevel: String, Codable, CaseIterable, Hashable, Sendable, Comparable {
    /// Municipality (*gemeente*), code `GM` and four digits.
    case municipality = "gemeente"
    /// District (*wijk*), code `WK` and six digits: its municipality's four and two of its own.
    case district = "wijk"
    /// Neighbourhood (*buurt*), code `BU` and eight digits: its district's six and two of its own.
    case neighbourhood = "buurt"

    /// The two letters that codes of this level begin with.
    public var prefix: String {
        switch self {
        case .municipality: "GM"
        case .district: "WK"
        case .neighbourhood: "BU"
        }
    }

    /// How many digits follow the prefix.
    public var digits: Int {
        switch self {
        case .municipality: 4
        case .district: 6
        case .neighbourhood: 8
        }
    }

    /// The next coarser level; nil for a municipality.
    public var parent: AreaLevel? {
        switch self {
        case .municipality: nil
        case .district: .municipality
        case .neighbourhood: .district
        }
    }

    /// Coarse levels come before fine ones.
    public static func < (a: AreaLevel, b: AreaLevel) -> Bool { a.digits < b.digits }
}
