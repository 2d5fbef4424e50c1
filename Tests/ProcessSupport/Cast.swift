public import Planning
public import Process

/// Who plays in the stories.
extension PersonID {
    /// Directs.
    public static let anna = PersonID(rawValue: "anna")
    /// Leads the project.
    public static let bert = PersonID(rawValue: "bert")
    /// Speaks for the city.
    public static let carla = PersonID(rawValue: "carla")
    /// Speaks for the water board.
    public static let dirk = PersonID(rawValue: "dirk")
    /// Lives there.
    public static let eva = PersonID(rawValue: "eva")
    /// Reads along.
    public static let fien = PersonID(rawValue: "fien")
    /// Takes no part.
    public static let gijs = PersonID(rawValue: "gijs")
}

extension Charter {
    /// A process about one neighbourhood.
    public static var meerburg: Charter {
        Charter(name: "Meerburg", areas: [AreaCode("BU05460400")].compactMap { $0 })
    }
}
