public import Diagnosis

/// A measured layer: what a recipe can give as geodata, and the indicators that follow from it.
///
/// A recipe names it by ``id`` and says which column of its file has which role and which values mean which class.
public struct MeasureDefinition: Hashable, Sendable, Identifiable {
    /// Stable name, as recipes write it.
    public let id: String
    /// Short name.
    public let label: LocalisedText
    /// What to give as a source, in plain words.
    public let description: LocalisedText
    /// Columns that a recipe may map, each with what must be in it.
    ///
    /// For ``MeasureKind/nearest`` they are columns of what is measured from.
    public let roles: [String: LocalisedText]
    /// By role, the numbers that can be true; a number outside means that it is not known.
    ///
    /// The Dutch register of buildings writes 1005 and 9999 for a year that nobody knows.
    public let valid: [String: ClosedRange<Double>]
    /// Kinds that features or cells are told apart by, with what belongs to each.
    public let classes: [String: LocalisedText]
    /// True when its polygons together cover the ground, so that an area which they leave open is not known.
    public let fillsGround: Bool
    /// What is measured and which indicators that gives.
    public let yields: MeasureYields

    /// What kind of source it takes.
    public var kind: MeasureKind {
        switch yields {
        case .features: .features
        case .raster: .raster
        case .nearest: .nearest
        }
    }

    /// The indicators it yields, in order.
    public var indicators: [String] {
        switch yields {
        case .features(let yields): yields.map(\.indicator)
        case .raster(let yields): yields.map(\.indicator)
        case .nearest(let yields, leastArea: _): yields.map(\.indicator)
        }
    }

    /// True when `number` in the column with that role can be true; every number is when the role has no bounds.
    public func isValid(_ number: Double, role: String) -> Bool { valid[role]?.contains(number) ?? number.isFinite }
}

/// What kind of source a measured layer takes.
public enum MeasureKind: String, Codable, CaseIterable, Sendable {
    /// Points, lines or polygons, cut at the borders of areas.
    case features
    /// Cells with numbers or class values, each counting for the part of it inside an area.
    case raster
    /// Distances from buildings to the nearest of the source's features.
    case nearest
}
