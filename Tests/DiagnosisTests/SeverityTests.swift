@testable import Diagnosis
import Planning
import Testing

struct SeverityTests {
    private let everyone = ReferenceGroups(everyone: 4)

    @Test func `with acceptable 5 and alarming 25 a value of 10 gives a quarter`() {
        let norm = Indicator.Norm(acceptable: 5, alarming: 25, source: "made up")
        #expect(Severity.againstNorm(10, norm) == 0.25)
        #expect(Severity.againstNorm(5, norm) == 0)
        #expect(Severity.againstNorm(-3, norm) == 0)
        #expect(Severity.againstNorm(25, norm) == 1)
        #expect(Severity.againstNorm(1000, norm) == 1)
    }

    @Test func `with acceptable 30 and alarming 10 a value of 25 gives a quarter`() {
        let norm = Indicator.Norm(acceptable: 30, alarming: 10, source: "made up")
        #expect(Severity.againstNorm(25, norm) == 0.25)
        #expect(Severity.againstNorm(40, norm) == 0)
        #expect(Severity.againstNorm(0, norm) == 1)
    }

    @Test func `a norm of one number divides in two`() {
        let norm = Indicator.Norm(acceptable: 10, alarming: 10, source: "made up")
        #expect(Severity.againstNorm(10, norm) == 0)
        #expect(Severity.againstNorm(10.1, norm) == 1)
        #expect(Severity.againstNorm(9, norm) == 0)
    }

    @Test func `the values 1, 2, 2, 5 have their places in the middle of their rank`() {
        let places = Severity.percentiles(column([1, 2, 2, 5]), in: everyone, turned: false)
        #expect(places == [0.125, 0.5, 0.5, 0.875])
    }

    @Test func `where less is more urgent the place is turned`() {
        let places = Severity.percentiles(column([1, 2, 2, 5]), in: everyone, turned: true)
        #expect(places == [0.875, 0.5, 0.5, 0.125])
    }

    @Test func `an area without a figure has no place and takes none`() {
        let places = Severity.percentiles(column([1, nil, 3, nil]), in: everyone, turned: false)
        #expect(places == [0.25, nil, 0.75, nil])
    }

    @Test func `areas are compared within their own group`() {
        let groups = ReferenceGroups(keys: ["a", "a", "b", nil])
        let places = Severity.percentiles(column([9, 1, 5, 2]), in: groups, turned: false)
        #expect(places == [0.75, 0.25, 0.5, nil])
    }

    @Test func `an indicator with a norm does not look at other areas`() throws {
        let severities = table(
            [indicator("x", norm: (acceptable: 0, alarming: 10))], ["x": column([2, 20, nil])], areas: 3)
        #expect(severities.severity(0, area: 0) == 0.2)
        #expect(severities.severity(0, area: 1) == 1)
        #expect(severities.severity(0, area: 2) == nil)
    }

    @Test func `indicators that judge nothing or do not exist at the level have no severity`() {
        let indicators = [
            indicator("context", direction: .none), indicator("coarse", levels: [.municipality]), indicator("x"),
        ]
        let severities = table(indicators, ["x": column([1]), "context": column([1]), "coarse": column([1])], areas: 1)
        #expect(severities.indicators.map(\.id) == ["x"])
    }

    @Test func `a figure that is no finite number becomes a missing one`() {
        let figures = IndicatorColumn([.value(.nan), .value(.infinity), .value(1), .missing(.suppressed)])
        #expect(figures[0] == .missing(.invalid))
        #expect(figures[1] == .missing(.invalid))
        #expect(figures[2] == .value(1))
        #expect(figures[3] == .missing(.suppressed))
        #expect(figures.knownCount == 1)
    }
}
