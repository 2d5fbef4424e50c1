import GeoModel
import Geometry
import Measuring
import Testing

struct QuantileMemoryTests {
    private static let areas = (0..<5).map { MadeUp.square(Double($0) * 100, 0, 100) }

    private func quantiles(memory: Int, threads: Int, _ layer: LayerName) throws -> [[Double: Double]?] {
        let operations = try FeatureOperation.list("median:number,p90:number,count")
        let outcome = try FeaturePass(FeatureSource(layer), settings: MeasureSettings(threads: threads, memory: memory))
            .totals(over: AreaOverlay(areas: Self.areas, threads: 1), in: .rdNew, needs: FeatureNeeds(operations))
        let areLetGo = outcome.areas.allSatisfy(\.values.isEmpty)
        #expect(areLetGo)
        return outcome.areas.map { $0.quantiles["number"] }
    }

    @Test func `quantiles are the same in one round and in several, for one core and for two`() throws {
        let made = try MadeUp()
        // Ten squares of equal size in each of the first four areas, numbered; the last one has none.
        let layer = try made.layer(
            "squares",
            (0..<40).map { number in
                let column = Double(number % 4) * 100
                return (MadeUp.square(column + Double(number / 4) * 9, 10, 4), Double(number))
            })
        let whole = try quantiles(memory: 1_000_000, threads: 1, layer)
        // Area 0 has 0, 4, … 36: half-way between 16 and 20, and 32.4.
        #expect(whole[0]?[0.5] == 18)
        #expect(abs((whole[0]?[0.9] ?? .nan) - 32.4) < 1e-12)
        #expect(whole[4] == nil)
        for memory in [160, 200, 330, 500] {
            for threads in [1, 2] { #expect(try quantiles(memory: memory, threads: threads, layer) == whole) }
        }
        let error = #expect(throws: MeasureError.self) { try quantiles(memory: 159, threads: 2, layer) }
        #expect(error?.code == "memory.tooLittle")
    }
}
