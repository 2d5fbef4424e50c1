import NaturalSystem
import Testing
import TestSupport

/// Damaged texts give figures or a named error, and never a crash.
struct MutationTests {
    private func damaged(_ text: String, _ random: inout SeededGenerator) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(",\n\r.-e0{}\"".utf8.randomElement(using: &random) ?? 0, at: place)
            case 3: bytes = Array(bytes[..<place])
            case 4: bytes.swapAt(place, Int.random(in: bytes.indices, using: &random))
            default:
                let end = Int.random(in: place..<bytes.count, using: &random)
                bytes.insert(contentsOf: bytes[place...end], at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads 2,000 damaged copies; gives how many were still read.
    private func run(_ text: String, seed: UInt64, times: Int = 2000, _ read: (String) throws -> Void) throws -> Int {
        var random = SeededGenerator(state: seed)
        var stillRead = 0
        for _ in 0..<times {
            let text = damaged(text, &random)
            do {
                try read(text)
                stillRead += 1
            } catch let error as ClimateError {
                #expect(!error.what.isEmpty && !error.why.isEmpty && !error.advice.isEmpty)
                #expect(error.why.utf8.count < 4000)
            }
        }
        return stillRead
    }

    @Test func `damaged tables of the grid`() throws {
        let catalogue = try Fixture.catalogue()
        let variable = try Fixture.variable("summer_days")
        let still = try run(Fixture.grid, seed: 1) { text in
            let column = try ClimateColumn(csv: text, variable: variable, catalogue: catalogue)
            for place in column.cells.indices {
                for climate in Climate.allCases {
                    guard let value = column[place, climate].value else { continue }
                    #expect((0...366).contains(value.mid))
                    if let band = value.band { #expect(band.low5 <= band.high95) }
                }
            }
        }
        #expect(still < 1500)
    }

    @Test func `damaged tables of extreme rain`() throws {
        let catalogue = try Fixture.catalogue()
        let variable = try Fixture.variable("rain_hour_100")
        let still = try run(Fixture.rain, seed: 2) { text in
            _ = try ExtremeRain.Level(csv: text, variable: variable, catalogue: catalogue)
        }
        #expect(still < 1500)
    }

    @Test func `damaged series of the sea level`() throws {
        let variable = try Fixture.variable("sea_level")
        for (seed, heading) in [(3, Fixture.seaHeading + "\n"), (4, Fixture.seaHeading)] {
            let still = try run(heading + Fixture.seaRows, seed: UInt64(seed)) { text in
                let sea = try SeaLevel(csv: text, variable: variable)
                for climate in Climate.allCases { _ = sea.figure(climate) }
            }
            #expect(still < 1500)
        }
    }

    @Test func `damaged lists of chosen scenarios`() throws {
        let catalogue = try Fixture.catalogue()
        _ = try run(Fixture.chosen, seed: 5) { text in
            _ = try ChosenScenarios(csv: text).disagreements(with: catalogue)
        }
    }

    @Test func `damaged catalogues`() throws {
        let yaml = """
            sources: [{id: s, title: {nl: a, en: b}, publisher: p, licence: {nl: a, en: b}, address: a, reference: {nl: a, en: b}}]
            groups: [{id: g, label: {nl: a, en: b}}]
            layouts: [{id: l, key: index, ignored: [], columns: {ref: {climate: reference, part: mid}}}]
            climates:
              - {id: reference, label: {nl: a, en: b}, description: {nl: a, en: b}}
              - {id: low2050, label: {nl: a, en: b}, description: {nl: a, en: b}}
              - {id: high2050, label: {nl: a, en: b}, description: {nl: a, en: b}}
              - {id: low2100, label: {nl: a, en: b}, description: {nl: a, en: b}}
              - {id: high2100, label: {nl: a, en: b}, description: {nl: a, en: b}}
            variables:
              - {id: x, label: {nl: a, en: b}, description: {nl: a, en: b}, unit: {nl: a, en: b}, decimals: 0, group: g,
                 season: year, kind: grid, source: s, file: f, layout: l, band: years, range: [0, 1], sentence: {nl: "{now}", en: b}}
            """
        _ = try ClimateCatalogue(yaml: yaml)
        _ = try run(yaml, seed: 6, times: 500) { _ = try ClimateCatalogue(yaml: $0) }
    }
}
