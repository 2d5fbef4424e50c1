import Testing

@testable import Website

/// Classes of the map.
@Suite struct ChoroplethTests {
    @Test func tenFiguresGiveFiveClassesOfTwo() {
        let map = Choropleth(values: (1...10).map { Double($0) })
        #expect(map.classes == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
        #expect(map.ranges.compactMap { $0?.low } == [1, 3, 5, 7, 9])
    }

    @Test func whatIsNotKnownIsInNoClass() {
        let map = Choropleth(values: [nil, 5, nil])
        #expect(map.classes == [-1, 0, -1])
    }

    @Test func equalFiguresFallInOneClass() {
        let map = Choropleth(values: [0, 0, 0, 0, 0, 0, 0, 1, 2, 3])
        #expect(map.classes.prefix(7).allSatisfy { $0 == 0 })
        #expect(map.classes.last == 4)
    }

    @Test func noFiguresGiveNoClasses() {
        let map = Choropleth(values: [nil, nil])
        #expect(map.classes == [-1, -1])
        #expect(map.ranges.allSatisfy { $0 == nil })
    }
}
