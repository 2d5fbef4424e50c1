import Foundation
import Testing

@testable import DemoTown

@Suite struct FigureTests {
    @Test func `the same options give the same bytes`() throws {
        let first = try DemoFiles(DemoTownOptions(neighbourhoods: 3))
        let second = try DemoFiles(DemoTownOptions(neighbourhoods: 3))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: first.folder).sorted() == [
                "bodem.gpkg", "bodembedekking.tif", "gebieden.gpkg", "grondwater.tif", "hitte-eiland.tif", "hoogte.tif",
                "kerncijfers-2022.csv", "kerncijfers-2023.csv", "kerncijfers-2024.csv", "klimaat", "lagen.gpkg",
                "omgeving-2024.csv", "recept.yaml", "water-na-bui.tif",
            ])
        let paths = try FileManager.default.subpathsOfDirectory(atPath: first.folder).sorted()
        for path in paths where path.contains(".") {
            let same = try first.data(path) == second.data(path)
            #expect(same, "\(path) differs")
        }
    }

    @Test func `another seed gives another town`() throws {
        let first = try DemoFiles(DemoTownOptions(neighbourhoods: 2))
        let second = try DemoFiles(DemoTownOptions(neighbourhoods: 2, seed: 2))
        for name in ["kerncijfers-2024.csv", "bodem.gpkg", "hoogte.tif", "water-na-bui.tif"] {
            #expect(try first.data(name) != second.data(name), "\(name)")
        }
    }

    @Test func `every row has as many cells as the header`() throws {
        for table in UsualTown.years.map(UsualTown.keyFigures) + [UsualTown.surroundings] {
            #expect(table.rows.count == 1 + 8 + 40)
            #expect(table.rows.allSatisfy { $0.count == table.header.count })
            #expect(Set(table.header).count == table.header.count)
        }
    }

    @Test(arguments: ["a_inw", "a_hh", "a_woning", "a_pau", "a_opp_ha", "a_65_oo"])
    func `counts of districts and the municipality are sums`(name: String) throws {
        let table = UsualTown.keyFigures(2024)
        let whole = table.numbers(name, of: "GM9990")
        #expect(whole == [table.numbers(name, of: "BU").reduce(0, +)])
        #expect(whole == [table.numbers(name, of: "WK").reduce(0, +)])
        for (code, cell) in table.column(name, of: "WK") {
            let parts = table.numbers(name, of: "BU" + code.dropFirst(2))
            #expect(Double(cell) == parts.reduce(0, +))
        }
    }

    @Test func `averages of the municipality lie between those of its neighbourhoods`() throws {
        let table = UsualTown.keyFigures(2024)
        for name in ["g_gas", "g_ele", "g_wozbag", "p_koopw", "g_hh_sti", "g_pau_hh"] {
            let parts = table.numbers(name, of: "BU")
            let whole = try #require(table.numbers(name, of: "GM").first)
            #expect(whole >= parts.min() ?? .infinity)
            #expect(whole <= parts.max() ?? 0)
        }
    }

    @Test func `shares of tenure add up to a hundred`() throws {
        let table = UsualTown.keyFigures(2024)
        for code in table.column("gwb_code", of: "BU").map(\.code) {
            let shares = ["p_koopw", "p_huurw", "p_e_o_w"].flatMap { table.numbers($0, of: code) }
            if shares.count == 3 { #expect(abs(shares.reduce(0, +) - 100) <= 1) }
        }
    }

    @Test func `some figures are kept back, most are not`() throws {
        let table = UsualTown.keyFigures(2024)
        let missing = table.column("g_hh_sti", of: "BU").count { $0.cell == "." }
        #expect((3...15).contains(missing))
        #expect(table.column("a_inw").allSatisfy { $0.cell != "." })
        let complete = table.column("gwb_code", of: "BU").count { area in
            table.header.allSatisfy { table.column($0, of: area.code).first?.cell != "." }
        }
        #expect(complete >= 15)
    }

    @Test func `gas falls and a year may lack columns`() throws {
        let years = UsualTown.years.map(UsualTown.keyFigures)
        let gas = years.compactMap { $0.numbers("g_gas", of: "GM").first }
        #expect(gas.count == 3)
        #expect(gas == gas.sorted(by: >))
        #expect(!years[0].header.contains("p_jz_tn"))
        #expect(years[1].header.contains("p_jz_tn"))
        #expect(!years[1].header.contains("p_won_zs"))
        #expect(years[2].header.contains("p_won_zs"))
    }

    @Test func `numbers are written with a comma, a minus sign where needed and a point where missing`() {
        var text = CSVText()
        text.append("a")
        text.append(1.25, decimals: 1)
        text.append(-0.06, decimals: 1)
        text.append(12.004, decimals: 2)
        text.append(nil, decimals: 0)
        text.append(.nan, decimals: 3)
        text.endRow()
        #expect(String(decoding: text.bytes, as: UTF8.self) == "a;1,3;-0,1;12,00;.;.\r\n")
    }

    @Test func `two thousand neighbourhoods are two thousand rows with a code of their own`() throws {
        let files = try DemoFiles(DemoTownOptions(neighbourhoods: 2_000, seed: 1, years: [2024]))
        let codes = try files.table("kerncijfers-2024.csv").column("gwb_code", of: "BU").map(\.code)
        #expect(codes.count == 2_000)
        #expect(Set(codes).count == 2_000)
    }

    @Test func `impossible options are refused with what is allowed`() {
        #expect(throws: DemoTownError.neighbourhoodsOutOfRange(asked: 0, allowed: 1...100_000)) {
            try writeDemoTown(DemoTownOptions(neighbourhoods: 0), to: NSTemporaryDirectory())
        }
        #expect(throws: DemoTownError.unusableYears([])) {
            try writeDemoTown(DemoTownOptions(neighbourhoods: 40, years: []), to: NSTemporaryDirectory())
        }
    }
}
