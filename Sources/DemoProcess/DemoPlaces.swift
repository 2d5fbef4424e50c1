public import Planning

/// The places of the demo town in which its processes are set, by the codes and names that the atlas has.
public struct DemoPlaces: Sendable {
    /// An area with what people call it.
    public struct Place: Hashable, Sendable {
        /// Its code.
        public let code: AreaCode
        /// Its name.
        public let name: String
        /// What lies in it; nil where nobody draws in it.
        public let ground: DemoGround?

        /// Names a place.
        public init(code: AreaCode, name: String, ground: DemoGround? = nil) {
            self.code = code
            self.name = name
            self.ground = ground
        }
    }

    /// The municipality.
    public let municipality: Place
    /// The district of the large process.
    public let district: Place
    /// Its neighbourhoods.
    public let neighbourhoods: [Place]
    /// The area of the small process, near the first.
    public let neighbour: Place

    /// Picks the district called Westerhof in the standard demo, or else the one with most neighbourhoods; the area of the
    /// small process is the next district, or the municipality where there is no other.
    ///
    /// Nil when there is no municipality, no district or no neighbourhood.
    public init?(municipalities: [Place], districts: [Place], neighbourhoods: [Place]) {
        func parts(_ district: Place) -> [Place] { neighbourhoods.filter { $0.code.parent == district.code } }
        let usual = districts.first { $0.code.description.hasSuffix("03") && parts($0).count >= 4 }
        guard let municipality = municipalities.first,
            let district = usual ?? districts.max(by: { parts($0).count < parts($1).count }),
            !parts(district).isEmpty
        else { return nil }
        self.municipality = municipality
        self.district = district
        self.neighbourhoods = Array(parts(district).prefix(4))
        neighbour = districts.first { $0.code > district.code } ?? districts.first { $0 != district } ?? municipality
    }

    /// The name of a neighbourhood; they come round where there are few.
    func name(_ number: Int) -> String { neighbourhoods[number % neighbourhoods.count].name }
}
