/// Names of municipalities: invented, each with an invented river, so that none is the name of a real one.
struct TownNames {
    private let names: [String]

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var all: [String] = []
        for river in NameParts.rivers {
            for (start, end) in NameParts.pairs(NameParts.townStarts, NameParts.townEnds) {
                all.append("\(start)\(end) aan de \(river)")
            }
        }
        let first = "Zuiderveen aan de Lee"
        names = [first] + random.shuffled(all.filter { $0 != first })
    }

    /// The name of the town with that place in the order; after the list is used up a number is added.
    func name(ofTown index: Int) -> String {
        let name = names[index % names.count]
        return index < names.count ? name : "\(name) \(index / names.count + 1)"
    }
}

/// Names within one municipality, none twice.
struct AreaNames {
    private var districts: [[String]]
    private var neighbourhoods: [[String]]
    private var given: Set<String> = []

    init(random: inout SplitMix64) {
        districts = DistrictCharacter.allCases.map { random.shuffled(NameParts.districts($0)) }
        neighbourhoods = DistrictCharacter.allCases.map { random.shuffled(NameParts.neighbourhoods($0)) }
    }

    mutating func nextDistrict(_ character: DistrictCharacter) -> String {
        AreaNames.take(from: &districts[character.rawValue], otherwise: "Wijk", given: &given)
    }

    mutating func nextNeighbourhood(_ character: DistrictCharacter) -> String {
        AreaNames.take(from: &neighbourhoods[character.rawValue], otherwise: "Buurt", given: &given)
    }

    private static func take(from names: inout [String], otherwise: String, given: inout Set<String>) -> String {
        while let name = names.popLast() {
            if given.insert(name).inserted { return name }
        }
        var number = 1
        while !given.insert("\(otherwise) \(number)").inserted { number += 1 }
        return "\(otherwise) \(number)"
    }
}
