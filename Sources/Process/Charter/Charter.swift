public import Planning

/// What a process is about.
public struct Charter: Hashable, Codable, Sendable {
    /// What people call it.
    public var name: String
    /// The areas of the atlas that it is about, in order; empty when it was drawn.
    public var areas: [AreaCode]
    /// Its border where it was drawn or uploaded; nil when the areas tell it.
    public var outline: Outline?
    /// Why this border.
    public var reasons: [BoundaryReason]
    /// The border explained.
    public var boundary: String
    /// What brings people to it.
    public var trigger: String
    /// What they want it to become.
    public var vision: String
    /// The level at which it works.
    public var scale: ScaleLevel
    /// Who speaks for which duty: initiator, independent chair, process guide.
    public var duties: [Duty: ItemID<Party>]

    /// Describes a process.
    public init(
        name: String, areas: [AreaCode] = [], outline: Outline? = nil, reasons: [BoundaryReason] = [],
        boundary: String = "", trigger: String = "", vision: String = "", scale: ScaleLevel = .district,
        duties: [Duty: ItemID<Party>] = [:]
    ) {
        self.name = name
        self.areas = areas
        self.outline = outline
        self.reasons = reasons
        self.boundary = boundary
        self.trigger = trigger
        self.vision = vision
        self.scale = scale
        self.duties = duties
    }

    func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.text("naam", name, most: TextLimit.title, required: true)
            + FieldProblem.text("begrenzing", boundary, most: TextLimit.text)
            + FieldProblem.text("aanleiding", trigger, most: TextLimit.text)
            + FieldProblem.text("visie", vision, most: TextLimit.text)
        if areas.isEmpty && outline == nil { problems.append(FieldProblem("gebieden", .noArea)) }
        problems += FieldProblem.list("gebieden", areas) + FieldProblem.list("redenen", reasons)
        problems += outline?.problems ?? []
        for (_, party) in duties { problems += FieldProblem.reference("taak", party, in: process.parties) }
        return problems
    }
}

/// What makes the border of an area one that people recognise (seed 002).
public enum BoundaryReason: String, Codable, CaseIterable, Hashable, Sendable {
    /// Soil, water, nature: a physical unit.
    case natural = "natuurlijk"
    /// The landscape.
    case landscape = "landschappelijk"
    /// How it came to be.
    case historical = "historisch"
    /// People see it as theirs.
    case recognisable = "herkenbaar"
}

/// Duties that the Leidraad names for a process.
public enum Duty: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    /// Took the first step, with a mandate.
    case initiator = "initiatiefnemer"
    /// Leads the talks, and is nobody's.
    case chair = "voorzitter"
    /// Guides the process.
    case guide = "procesbegeleider"
}

/// A drawn area: polygons of rings of positions, longitude and latitude in degrees (WGS84), as GeoJSON writes them.
public struct Outline: Hashable, Codable, Sendable {
    /// Per polygon its rings, the outer one first; per ring its positions, the last the same as the first.
    public let polygons: [[[[Double]]]]

    /// Takes the coordinates of a GeoJSON MultiPolygon.
    public init(polygons: [[[[Double]]]]) { self.polygons = polygons }

    /// Most positions in one outline.
    public static let mostPositions = 20_000
    /// Longitudes of the European Netherlands, with room around it.
    static let longitudes = 2.0...8.0
    /// Latitudes of the European Netherlands, with room around it.
    static let latitudes = 50.0...54.5

    var problems: [FieldProblem] {
        let rings = polygons.joined()
        let count = rings.reduce(0) { $0 + $1.count }
        if count > Outline.mostPositions { return [FieldProblem("grens", .tooLong(most: Outline.mostPositions))] }
        let isWhole =
            !polygons.isEmpty && polygons.allSatisfy { !$0.isEmpty }
            && rings.allSatisfy { ring in
                ring.count >= 4 && ring.first == ring.last && ring.allSatisfy { $0.count == 2 }
            }
        guard isWhole else { return [FieldProblem("grens", .empty)] }
        let isNear = rings.joined().allSatisfy {
            Outline.longitudes.contains($0[0]) && Outline.latitudes.contains($0[1])
        }
        return isNear ? [] : [FieldProblem("grens", .outside(least: 2, most: 54.5))]
    }
}
