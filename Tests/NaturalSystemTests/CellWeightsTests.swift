import Diagnosis
import NaturalSystem
import Testing
import TestSupport

struct CellWeightsTests {
    private func weights(_ list: [(Int, Double)]) throws -> CellWeights {
        try CellWeights(try list.map { (try Fixture.cell($0.0), $0.1) })
    }

    @Test func `30 km² with 26 days and 10 km² with 22 days give 25 days`() throws {
        let grid = try ClimateGrid(columns: [try Fixture.column()])
        let weights = try weights([(574, 30), (575, 10)])
        #expect(weights.shares.map(\.weight) == [0.75, 0.25])
        let mean = weights.mean(of: "summer_days", in: grid, .reference)
        #expect(mean.mid == 25)
        // (30 · 11 + 10 · 9) / 40 and (30 · 46 + 10 · 40) / 40.
        #expect(mean.value?.band == ClimateBand(low5: 10.5, high95: 44.5))
        #expect(weights.mean(of: "summer_days", in: grid, .high2100).mid == 87)
    }

    @Test func `the order and the unit of the surfaces do not matter`() throws {
        let list = [(98, 0.1), (574, 0.7), (575, 1.3), (1101, 2.9), (99, 0.01)]
        let first = try weights(list)
        #expect(try weights(list.reversed()) == first)
        #expect(try weights(list.map { ($0.0, $0.1 * 1024) }) == first)
        #expect(abs(first.shares.reduce(0) { $0 + $1.weight } - 1) < 1e-15)
    }

    @Test func `weights too large to add up are still weights`() throws {
        let weights = try weights([(574, .greatestFiniteMagnitude), (575, .greatestFiniteMagnitude)])
        #expect(weights.shares.map(\.weight) == [0.5, 0.5])
    }

    @Test func `a cell without a value does not count, and is never zero`() throws {
        let catalogue = try Fixture.catalogue()
        let variable = try Fixture.variable("summer_days")
        let columns = try ClimateColumn(
            variable: variable.id,
            figures: [
                (cell: Fixture.cell(1), figures: Fixture.figures([10, 10, 10, 10, nil])),
                (cell: Fixture.cell(2), figures: Fixture.figures([nil, 20, 20, 20, nil])),
            ])
        let grid = try ClimateGrid(columns: [columns])
        #expect(try weights([(1, 6), (2, 4)]).mean(of: variable.id, in: grid, .reference).mid == 10)
        #expect(try weights([(1, 6), (2, 4)]).mean(of: variable.id, in: grid, .low2050).mid == 14)
        #expect(try weights([(1, 4), (2, 6)]).mean(of: variable.id, in: grid, .reference) == .missing(.notPublished))
        #expect(try weights([(1, 6), (2, 4)]).mean(of: variable.id, in: grid, .high2100) == .missing(.notPublished))
        #expect(try weights([(1, 1)]).mean(of: "frost_days", in: grid, .reference) == .missing(.notPublished))
        #expect(catalogue.variable("frost_days") != nil)
    }

    @Test func `the band is left out where one of the cells has none`() throws {
        let band = try #require(ClimateBand(low5: 1, high95: 9))
        let with = try #require(ClimateValue(mid: 5, band: band))
        let without = try #require(ClimateValue(mid: 7))
        let column = try ClimateColumn(
            variable: "x",
            figures: [
                (cell: Fixture.cell(1), figures: Array(repeating: .value(with), count: 5)),
                (cell: Fixture.cell(2), figures: Array(repeating: .value(without), count: 5)),
            ])
        let grid = try ClimateGrid(columns: [column])
        #expect(try weights([(1, 1)]).mean(of: "x", in: grid, .reference).value?.band == band)
        let both = try weights([(1, 1), (2, 1)]).mean(of: "x", in: grid, .reference)
        #expect(both.mid == 6)
        #expect(both.value?.band == nil)
    }

    @Test(arguments: [0, -1, .nan, .infinity] as [Double])
    func `a weight that is not above 0 is refused`(weight: Double) throws {
        let error = #expect(throws: ClimateError.self) { try self.weights([(574, 1), (575, weight)]) }
        #expect(error?.code == "climate.weights")
        #expect(error?.what == "Cell 575")
    }

    @Test func `a cell that is there twice and no cells at all are refused`() {
        #expect(throws: ClimateError.self) { try self.weights([(574, 1), (574, 2)]) }
        #expect(throws: ClimateError.self) { try self.weights([]) }
    }

    @Test func `an area that touches no cell has the figures of the nearest`() throws {
        let grid = try ClimateGrid(columns: [try Fixture.column()])
        let weights = CellWeights(nearest: try Fixture.cell(575))
        #expect(weights.isNearest)
        #expect(weights.mean(of: "summer_days", in: grid, .reference).mid == 22)
    }

    @Test func `a mean lies between the least and the most of its cells, seeded`() throws {
        var random = SeededGenerator(state: 23)
        for _ in 0..<500 {
            let cells = try Array(1...1184).shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random))
                .map(Fixture.cell)
            let values = cells.map { _ in Double.random(in: -20...400, using: &random) }
            let column = try ClimateColumn(
                variable: "x",
                figures: zip(cells, values).map { (cell: $0, figures: Fixture.figures([$1, $1, $1, $1, $1])) })
            let surfaces = cells.map { _ in Double.random(in: 1e-6...1e9, using: &random) }
            let weights = try CellWeights(zip(cells, surfaces).map { (cell: $0, weight: $1) })
            let mean = try #require(
                weights.mean(of: "x", in: try ClimateGrid(columns: [column]), .reference).mid)
            let plain = zip(values, surfaces).reduce(0) { $0 + $1.0 * $1.1 } / surfaces.reduce(0, +)
            #expect(abs(mean - plain) < 1e-9)
            #expect(mean >= (values.min() ?? 0) - 1e-9 && mean <= (values.max() ?? 0) + 1e-9)
        }
    }
}
