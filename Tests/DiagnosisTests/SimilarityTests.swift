@testable import Diagnosis
import Planning
import Testing

/// Four areas whose two variables have mean 0 and standard deviation 1, so that the figures are their own z-scores.
struct SimilarityTests {
    private let far = 1.75.squareRoot()
    private let indicators = [indicator("u", similarity: true), indicator("v", similarity: true), indicator("w")]
    private var similarity: Similarity {
        Similarity(
            indicators: indicators,
            columns: ["u": column([-0.5, 0.5, far, -far]), "v": column([-1, 1, 1, -1]), "w": column([1, 2, 3, 4])],
            areaCount: 4)
    }

    @Test func `differences of 1 and 2 standard deviations give a distance of 1,58 of which 80 percent by the second`()
        throws
    {
        let match = try #require(similarity.nearest(to: 0, count: 4).first { $0.area == 1 })
        #expect(abs(match.distance - 2.5.squareRoot()) < 1e-12)
        #expect(abs(try #require(match.byVariable["u"]) - 0.2) < 1e-12)
        #expect(abs(try #require(match.byVariable["v"]) - 0.8) < 1e-12)
    }

    @Test func `only context indicators are compared, nearest first, never the area itself`() {
        #expect(similarity.variables == ["u", "v"])
        let matches = similarity.nearest(to: 0, count: 10)
        #expect(matches.map(\.area) == [3, 1, 2])
        #expect(matches.map(\.distance) == matches.map(\.distance).sorted())
        #expect(similarity.nearest(to: 0, count: 1) == Array(matches.prefix(1)))
        #expect(similarity.nearest(to: 0, count: 0).isEmpty)
    }

    @Test func `the distance is the same both ways and its parts add up to 1`() {
        let town = RandomTown(seed: 31)
        let context = town.indicators.prefix(8).map { indicator($0.id, similarity: true) }
        let similarity = Similarity(indicators: context, columns: town.columns, areaCount: town.areas)
        for area in 0..<40 {
            for match in similarity.nearest(to: area, count: town.areas) {
                #expect(abs(match.byVariable.values.reduce(0, +) - 1) < 1e-9)
                let back = similarity.nearest(to: match.area, count: town.areas).first { $0.area == area }
                #expect(back?.distance == match.distance)
            }
        }
    }

    @Test func `an area that shares less than half of the variables is no match`() {
        let three = [
            indicator("a", similarity: true), indicator("b", similarity: true), indicator("c", similarity: true),
        ]
        let similarity = Similarity(
            indicators: three,
            columns: ["a": column([1, 2, 3, 4]), "b": column([1, nil, 3, 4]), "c": column([1, nil, nil, 4])],
            areaCount: 4)
        #expect(similarity.nearest(to: 0, count: 4).map(\.area).sorted() == [2, 3])
    }

    @Test func `identical areas have distance 0 and no parts`() throws {
        let similarity = Similarity(
            indicators: indicators, columns: ["u": column([1, 1, 5]), "v": column([2, 2, 9])], areaCount: 3)
        let match = try #require(similarity.nearest(to: 0, count: 1).first)
        #expect(match.area == 1)
        #expect(match.distance == 0)
        #expect(match.byVariable.values.allSatisfy { $0 == 0 })
    }

    @Test func `a variable without spread is left out, and without variables nothing is similar`() {
        let same = Similarity(indicators: indicators, columns: ["u": column([3, 3, 3])], areaCount: 3)
        #expect(same.variables.isEmpty)
        #expect(same.nearest(to: 0, count: 3).isEmpty)
    }
}
