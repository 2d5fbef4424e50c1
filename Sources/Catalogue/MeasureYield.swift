/// One indicator that a measured layer gives.
public struct MeasureYield<Operation: Hashable & Sendable>: Hashable, Sendable {
    /// The indicator's name.
    public let indicator: String
    /// How its number is found.
    public let operation: Operation
    /// What the result is multiplied with: 100 makes a part a percentage.
    public let scale: Double
}

/// The indicators of a measured layer; each kind of layer has operations of its own.
public enum MeasureYields: Hashable, Sendable {
    /// Of points, lines or polygons.
    case features([MeasureYield<FeatureOperation>])
    /// Of cells.
    case raster([MeasureYield<RasterOperation>])
    /// Of distances. Polygons smaller than `leastArea` (m²) are no targets; with 0 all are.
    case nearest([MeasureYield<NearestOperation>], leastArea: Double)
}

/// What is measured of the features in an area. Features are cut at its border.
public enum FeatureOperation: Hashable, Sendable {
    /// Number of features.
    case count
    /// Number of features per km² of the area.
    case density
    /// m² of features per m² of the area.
    case share
    /// m² of features that the area lacks for this part (0…1) of it; 0 where it has enough.
    ///
    /// An area of 1,000 m² with 60 m² of features lacks 40 m² for a part of 0.1.
    case shortOfShare(Double)
    /// m of features per m² of the area.
    case lengthDensity
    /// m² (of lines: m) of these classes per m² of the area.
    case classShare([String])
    /// m² (of lines: m) of these classes as part of all that was measured.
    case classPart([String])
    /// Part of the m² whose number lies in the range, both ends included, of the m² with a valid number.
    ///
    /// A side that is open is infinite. With 300 m² of 1930 and 100 m² of 1980, `...1944` gives 0.75.
    case rangePart(role: String, range: ClosedRange<Double>)
    /// Mean of the valid numbers, weighted by m² (of lines: m; every point counts once).
    case mean(role: String)
    /// The number that this fraction (0…1) of the valid numbers, weighted as in the mean, lies below: 0.5 is the median.
    case quantile(role: String, fraction: Double)
    /// Sum of the valid numbers; a feature on the border of an area gives the part of its number that it has inside.
    case sum(role: String)
    /// Sum of the valid numbers per m² of the area.
    case sumPerArea(role: String)

    /// The column it needs; nil when the features alone are enough.
    public var role: String? {
        switch self {
        case .rangePart(let role, range: _), .mean(let role), .quantile(let role, fraction: _), .sum(let role),
            .sumPerArea(let role):
            role
        case .count, .density, .share, .shortOfShare, .lengthDensity, .classShare, .classPart: nil
        }
    }

    /// The classes it takes together; nil when it does not tell classes apart.
    public var classes: [String]? {
        switch self {
        case .classShare(let classes), .classPart(let classes): classes
        default: nil
        }
    }
}

/// What is measured of the cells in an area. Each cell counts for the part of it inside; cells without a value do not.
public enum RasterOperation: Hashable, Sendable {
    /// Mean of the cells.
    case mean
    /// Lowest cell.
    case min
    /// Highest cell.
    case max
    /// Standard deviation of the cells.
    case standardDeviation
    /// The value that this fraction (0…1) of the cells lies below: 0.1 is the tenth percentile.
    case quantile(fraction: Double)
    /// Part of the cells below this value.
    case shareBelow(Double)
    /// Part of the cells above this value.
    case shareAbove(Double)
    /// Part of the cells in these classes.
    case classShare([String])

    /// The classes it takes together; nil when it does not tell classes apart.
    public var classes: [String]? {
        if case .classShare(let classes) = self { classes } else { nil }
    }
}

/// What is measured of the distances from the buildings in an area to the nearest target.
///
/// Buildings count by their dwellings where a recipe maps that role, else each counts once.
public enum NearestOperation: Hashable, Sendable {
    /// Mean distance in metres.
    case mean
    /// Part with a target at this distance (metres) or nearer.
    case shareWithin(metres: Double)
    /// Part without a target at this distance (metres) or nearer.
    case shareBeyond(metres: Double)
}
