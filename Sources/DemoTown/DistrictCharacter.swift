/// What kind of place a district is; everything about its neighbourhoods follows from it.
enum DistrictCharacter: Int, CaseIterable {
    /// Old centre: narrow streets, shops, apartments over them.
    case oldCentre
    /// Streets of between the wars, closed blocks.
    case interWar
    /// Post-war flats in wide green, mostly of corporations.
    case postWarFlats
    /// Winding residential streets of the seventies (*bloemkoolwijk*).
    case cauliflower
    /// New-build from 2000 on, with little gas.
    case newBuild
    /// Detached houses among trees.
    case villa
    /// Business park, where few people live.
    case businessPark
    /// Rural outskirts.
    case rural

    /// Characters of the districts between centre and outskirts, in the order in which they are given out.
    static let belt: [DistrictCharacter] = [.interWar, .postWarFlats, .cauliflower, .newBuild, .villa]
    /// Characters at the edge, in the order in which they are given out.
    static let outskirts: [DistrictCharacter] = [.rural, .businessPark, .rural]

    /// True where streets, blocks and parks are drawn.
    var isBuiltUp: Bool { self != .rural && self != .businessPark }
}
