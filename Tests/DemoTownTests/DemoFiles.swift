import Foundation

@testable import DemoTown

/// A demo town in a folder of its own, removed when the test is done with it.
final class DemoFiles {
    let folder = NSTemporaryDirectory() + "demotown-" + UUID().uuidString

    /// All of it.
    init(_ options: DemoTownOptions) throws { _ = try writeDemoTown(options, to: folder) }

    /// Its climate only.
    init(climateOf settlement: Settlement) throws {
        try DemoClimate(around: DemoClimate.box(of: settlement), seed: settlement.seed)
            .write(to: OutputFolder(path: folder))
    }

    var recipe: String { folder + "/recept.yaml" }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)) }

    func table(_ name: String) throws -> DemoTable { DemoTable(String(decoding: try data(name), as: UTF8.self)) }
}

/// The usual town of forty neighbourhoods, made once; its tables are read without a folder.
enum UsualTown {
    static let settlement = Settlement(neighbourhoods: 40, seed: 1)
    static let years = [2022, 2023, 2024]

    static func keyFigures(_ year: Int) -> DemoTable {
        let table = FigureTable(columns: KeyFigures.columns(in: year), layout: .keyFigures, year: year)
        return DemoTable(String(decoding: table.bytes(for: settlement), as: UTF8.self))
    }

    static var surroundings: DemoTable {
        let table = FigureTable(columns: EnvironmentFigures.columns, layout: .codesOnly, year: 2024)
        return DemoTable(String(decoding: table.bytes(for: settlement), as: UTF8.self))
    }
}

/// A table as the demo writes it, read by the shortest way that can be checked by eye.
struct DemoTable {
    let header: [String]
    let rows: [[String]]

    init(_ text: String) {
        let lines = text.split(separator: "\r\n").map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
        header = lines.first ?? []
        rows = Array(lines.dropFirst())
    }

    /// Cells of a column by area code, for areas whose code begins with `prefix`.
    func column(_ name: String, of prefix: String = "") -> [(code: String, cell: String)] {
        guard let index = header.firstIndex(of: name), let code = header.firstIndex(of: "gwb_code") else { return [] }
        return rows.filter { $0[code].hasPrefix(prefix) }.map { ($0[code], $0[index]) }
    }

    /// The same as numbers; missing ones are left out.
    func numbers(_ name: String, of prefix: String) -> [Double] {
        column(name, of: prefix).compactMap { Double($0.cell.replacingOccurrences(of: ",", with: ".")) }
    }
}
