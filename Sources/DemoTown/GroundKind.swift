/// What lies or grows on a piece of ground; numbers are the cell values of the raster, 0 being outside the town.
enum GroundKind: UInt8, CaseIterable {
    case building = 1, yard, green, wood, nature, field, water, bare
    // Roads by what they are for.
    case street, mainRoad, parking, cyclePath, footpath, otherRoad, rail

    /// The class of the land cover catalogue.
    var cover: String {
        switch self {
        case .building: "building"
        case .yard: "paved"
        case .green: "green"
        case .wood: "tree"
        case .nature: "nature"
        case .field: "agriculture"
        case .water: "water"
        case .bare: "bare"
        case .street, .mainRoad, .parking, .cyclePath, .footpath, .otherRoad, .rail: "road"
        }
    }

    /// What the map of the ground calls it, in the words of the large-scale base map (BGT).
    var name: String {
        switch self {
        case .building: "pand"
        case .yard: "erf"
        case .green: "groenvoorziening"
        case .wood: "loofbos"
        case .nature: "rietland"
        case .field: "grasland agrarisch"
        case .water: "watervlakte"
        case .bare: "zand"
        case .rail: "half verhard"
        case .street, .mainRoad, .parking: "gesloten verharding"
        case .cyclePath, .footpath, .otherRoad: "open verharding"
        }
    }

    /// The class of the road catalogue and the function as the base map calls it; nil for what is no road.
    var road: (class: String, function: String)? {
        switch self {
        case .street: ("street", "rijbaan lokale weg")
        case .mainRoad: ("main_road", "rijbaan regionale weg")
        case .parking: ("parking", "parkeervlak")
        case .cyclePath: ("cycle_path", "fietspad")
        case .footpath: ("footpath", "voetpad")
        case .otherRoad: ("other", "inrit")
        case .rail: ("rail", "spoorbaan")
        default: nil
        }
    }

    /// True where nothing is sealed.
    var isSoft: Bool {
        switch self {
        case .green, .wood, .nature, .field, .bare: true
        default: false
        }
    }
}
