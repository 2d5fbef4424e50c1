import Testing

@testable import DemoTown

@Suite struct AreaNumberingTests {
    @Test(arguments: [1, 2, 40, 61, 500, 2_000]) func `codes are unique, well-formed and nested`(count: Int) {
        let settlement = Settlement(neighbourhoods: count, seed: 2)
        var codes: Set<String> = []
        var areas = 0
        for town in settlement.towns {
            #expect(town.code.wholeMatch(of: /GM9\d{3}/) != nil)
            for district in town.districts {
                #expect(district.code.wholeMatch(of: /WK9\d{5}/) != nil)
                #expect(district.code.dropFirst(2).hasPrefix(town.code.dropFirst(2)))
                for neighbourhood in district.neighbourhoods {
                    #expect(neighbourhood.code.wholeMatch(of: /BU9\d{7}/) != nil)
                    #expect(neighbourhood.code.dropFirst(2).hasPrefix(district.code.dropFirst(2)))
                    codes.insert(neighbourhood.code)
                    areas += 1
                }
                codes.insert(district.code)
                areas += 1
            }
            codes.insert(town.code)
            areas += 1
        }
        #expect(codes.count == areas)
        #expect(codes.count { $0.hasPrefix("BU") } == count)
    }

    @Test(arguments: [40, 2_000]) func `names are unique within a municipality and municipalities differ`(count: Int) {
        let settlement = Settlement(neighbourhoods: count, seed: 4)
        #expect(Set(settlement.towns.map(\.name)).count == settlement.towns.count)
        for town in settlement.towns {
            let names = town.districts.flatMap { [$0.name] + $0.neighbourhoods.map(\.name) }
            #expect(Set(names).count == names.count)
        }
    }

    @Test func `the usual town has every kind of district`() {
        let settlement = Settlement(neighbourhoods: 40, seed: 1)
        #expect(settlement.towns.map(\.name) == ["Zuiderveen aan de Lee"])
        #expect(settlement.towns.map(\.code) == ["GM9990"])
        let characters = Set(settlement.towns[0].districts.map(\.character))
        #expect(characters == Set(DistrictCharacter.allCases))
        #expect(settlement.towns[0].districts.count == 8)
    }

    @Test func `a growth reaches each node once and in order of cost`() {
        let steps = Growth.steps(
            from: [0], limit: 5, neighbours: { [$0 - 1, $0 + 1] }, cost: { node, _ in node < 0 ? 10 : Double(node) })
        #expect(steps.map(\.node) == [0, 1, 2, 3, 4])
    }
}
