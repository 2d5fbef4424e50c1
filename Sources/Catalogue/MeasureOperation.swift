/// Operations of one kind of measure, each read from the keys of its yield.
protocol MeasureOperation: Hashable, Sendable {
    /// The operation with that name; nil when this kind of measure has none of that name.
    init?(_ name: String, from entry: YieldEntry) throws
}

/// One yield of a measure as it stands in the file.
struct YieldEntry {
    let place: String
    let roles: Set<String>
    let classes: Set<String>
    let container: KeyedDecodingContainer<AnyKey>

    init(place measure: String, roles: Set<String>, classes: Set<String>, container: KeyedDecodingContainer<AnyKey>) {
        let indicator = try? container.decode(String.self, forKey: AnyKey(stringValue: "indicator"))
        place = indicator.map { "\(measure), indicator '\($0)'" } ?? "\(measure), a yield"
        self.roles = roles
        self.classes = classes
        self.container = container
    }

    func failure(_ text: String) -> IndicatorCatalogue.Failure {
        IndicatorCatalogue.Failure(description: "\(place): \(text)")
    }

    /// Refuses keys that this operation does not take.
    func takes(_ keys: String...) throws {
        try container.allowOnly(Set(keys + ["indicator", "operation", "scale"]), place: place)
    }

    /// A finite number that must be there.
    func number(_ key: String) throws -> Double {
        let number: Double = try container.required(key, place: place)
        guard number.isFinite else { throw failure("'\(key)' is not a number") }
        return number
    }

    /// A number above 0 that must be there.
    func positive(_ key: String) throws -> Double {
        let number = try number(key)
        guard number > 0 else { throw failure("'\(key)' is not above 0") }
        return number
    }

    /// The role, which the measure must declare.
    func role() throws -> String {
        let role: String = try container.required("role", place: place)
        guard roles.contains(role) else { throw failure("the measure has no role '\(role)'") }
        return role
    }

    /// At least one class, each of which the measure must declare.
    func someClasses() throws -> [String] {
        let names: [String] = try container.required("classes", place: place)
        guard !names.isEmpty else { throw failure("'classes' is empty") }
        guard Set(names).count == names.count else { throw failure("'classes' names one class twice") }
        for name in names where !classes.contains(name) { throw failure("the measure has no class '\(name)'") }
        return names
    }

    /// From and to, of which one may be lacking.
    func range() throws -> ClosedRange<Double> {
        let from: Double? = try container.optional("from", place: place)
        let to: Double? = try container.optional("to", place: place)
        guard from != nil || to != nil else { throw failure("'from' and 'to' are both lacking") }
        let (low, high) = (from ?? -.infinity, to ?? .infinity)
        guard low <= high else { throw failure("'from' is above 'to'") }
        return low...high
    }
}

extension MeasureYield where Operation: MeasureOperation {
    init(from entry: YieldEntry) throws {
        indicator = try entry.container.required("indicator", place: entry.place)
        let name: String = try entry.container.required("operation", place: entry.place)
        guard let operation = try Operation(name, from: entry) else {
            throw entry.failure("this kind of measure has no operation '\(name)'")
        }
        self.operation = operation
        scale = entry.container.contains(AnyKey(stringValue: "scale")) ? try entry.positive("scale") : 1
    }
}

extension FeatureOperation: MeasureOperation {
    init?(_ name: String, from entry: YieldEntry) throws {
        switch name {
        case "count":
            try entry.takes()
            self = .count
        case "density":
            try entry.takes()
            self = .density
        case "share":
            try entry.takes()
            self = .share
        case "short_of_share":
            try entry.takes("part")
            let part = try entry.positive("part")
            guard part <= 1 else { throw entry.failure("'part' is above 1") }
            self = .shortOfShare(part)
        case "length_density":
            try entry.takes()
            self = .lengthDensity
        case "class_share":
            try entry.takes("classes")
            self = .classShare(try entry.someClasses())
        case "class_part":
            try entry.takes("classes")
            self = .classPart(try entry.someClasses())
        case "range_part":
            try entry.takes("role", "from", "to")
            self = .rangePart(role: try entry.role(), range: try entry.range())
        case "mean":
            try entry.takes("role")
            self = .mean(role: try entry.role())
        case "sum":
            try entry.takes("role")
            self = .sum(role: try entry.role())
        case "sum_per_area":
            try entry.takes("role")
            self = .sumPerArea(role: try entry.role())
        default:
            guard let fraction = fraction(of: name) else { return nil }
            try entry.takes("role")
            self = .quantile(role: try entry.role(), fraction: fraction)
        }
    }
}

extension RasterOperation: MeasureOperation {
    init?(_ name: String, from entry: YieldEntry) throws {
        switch name {
        case "mean":
            try entry.takes()
            self = .mean
        case "min":
            try entry.takes()
            self = .min
        case "max":
            try entry.takes()
            self = .max
        case "stdev":
            try entry.takes()
            self = .standardDeviation
        case "share_below":
            try entry.takes("threshold")
            self = .shareBelow(try entry.number("threshold"))
        case "share_above":
            try entry.takes("threshold")
            self = .shareAbove(try entry.number("threshold"))
        case "class_share":
            try entry.takes("classes")
            self = .classShare(try entry.someClasses())
        default:
            guard let fraction = fraction(of: name) else { return nil }
            try entry.takes()
            self = .quantile(fraction: fraction)
        }
    }
}

extension NearestOperation: MeasureOperation {
    init?(_ name: String, from entry: YieldEntry) throws {
        switch name {
        case "mean":
            try entry.takes()
            self = .mean
        case "share_within":
            try entry.takes("metres")
            self = .shareWithin(metres: try entry.positive("metres"))
        case "share_beyond":
            try entry.takes("metres")
            self = .shareBeyond(metres: try entry.positive("metres"))
        default: return nil
        }
    }
}

/// The fraction of `median` or of a percentile between `p1` and `p99`.
private func fraction(of name: String) -> Double? {
    if name == "median" { return 0.5 }
    guard name.first == "p", let percent = Int(name.dropFirst()), (1...99).contains(percent) else { return nil }
    return Double(percent) / 100
}
