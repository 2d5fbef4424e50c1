internal import Foundation
internal import GeoFiles
internal import GeoModel
internal import NaturalSystem

/// The climate of a demo town: files in the form in which KNMI'23 is published, with invented figures.
///
/// Names of files and columns come from the climate catalogue, so that the demo reads them the way it reads the real ones.
struct DemoClimate {
    private let catalogue: ClimateCatalogue
    private let cells: [ClimateCell]
    private let seed: UInt64
    /// Folder within that of the demo.
    static let folder = "klimaat"

    /// Prepares the climate of the cells in and around a box in RD New.
    ///
    /// - Throws: when the climate catalogue is not there or PROJ cannot reproject.
    init(around box: Box, seed: UInt64) throws {
        catalogue = try ClimateCatalogue.bundled()
        self.seed = seed
        let margin = 8_000.0
        var corners = [
            Coordinate(x: box.minX - margin, y: box.minY - margin),
            Coordinate(x: box.maxX + margin, y: box.minY - margin),
            Coordinate(x: box.minX - margin, y: box.maxY + margin),
            Coordinate(x: box.maxX + margin, y: box.maxY + margin),
        ]
        try CoordinateTransformation(from: .rdNew, to: .wgs84).apply(to: &corners)
        var degrees = Box.empty
        for corner in corners { degrees.extend(by: corner) }
        let all = ClimateCell.numbers.compactMap { ClimateCell(number: $0) }
        let near = all.filter { degrees.intersects($0.box) }
        cells = near.isEmpty ? all : near
    }

    /// Writes all files.
    func write(to folder: OutputFolder) throws {
        let place = try OutputFolder(path: folder.path + "/" + Self.folder)
        for variable in catalogue.variables {
            let parts = variable.file.split(separator: "/")
            if parts.count > 1 {
                _ = try OutputFolder(path: place.path + "/" + parts.dropLast().joined(separator: "/"))
            }
            let text =
                switch variable.kind {
                case .grid: grid(variable)
                case .extremeRain: rain(variable)
                case .seaLevel: seaLevel
                }
            _ = try place.write(text, as: variable.file)
        }
        _ = try place.write(mask, as: "masker.geojson")
        _ = try place.write(regimes, as: "neerslagregime.geojson")
    }

    // MARK: Files

    private func grid(_ variable: ClimateVariable) -> String {
        guard let layout = catalogue.layouts.first(where: { $0.id == variable.layout }) else { return "" }
        let columns = layout.columns.sorted { $0.key < $1.key }
        let numbers = DemoClimateNumbers.of(variable.id)
        var text = ",index," + columns.map(\.key).joined(separator: ",") + "\n"
        for cell in cells {
            // From west to east it gets a little more continental, the same in every variable.
            let place = Double((cell.number &* 37 &+ Int(seed % 89)) % 21) / 20 - 0.5
            let factor = 1 + 0.06 * place
            let row = columns.map { name, column in
                rounded(numbers.value(column.climate, column.part) * factor, within: variable.range)
            }
            text += "\(cell.number - 1),\(cell.number),\(row.joined(separator: ","))\n"
        }
        return text
    }

    private func rain(_ variable: ClimateVariable) -> String {
        guard let layout = catalogue.layouts.first(where: { $0.id == variable.layout }) else { return "" }
        let columns = layout.columns.sorted { $0.key < $1.key }
        let level = DemoClimateNumbers.rain(hours: variable.durationHours ?? 1, years: variable.returnPeriodYears ?? 1)
        var text = "regime," + columns.map(\.key).joined(separator: ",") + "\n"
        for (regime, factor) in [("R", 1.0), ("L", 0.92), ("H", 1.09)] {
            let row = columns.map { _, column in
                column.part == .mid
                    ? rounded(level * factor * DemoClimateNumbers.rainFactor(column.climate), within: variable.range)
                    : ""
            }
            text += "\(regime),\(row.joined(separator: ","))\n"
        }
        return text
    }

    private var seaLevel: String {
        var text =
            "Jaar,Jaargemiddelde,Trend metingen,Lage uitstootscenario,Lage uitstootscenario-range (low),"
            + "Lage uitstootscenario-range (high),2050laag,2100laag,Hoge uitstootscenario,"
            + "Hoge uitstootscenario-range (low),Hoge uitstootscenario-range (high),2050hoog,2100hoog\n"
        for year in 1900...2100 {
            let since = Double(year - 2005)
            let wave = Double((year &* 31) % 13) / 13 * 6 - 3
            let measured = year < 2024 ? [number(since * 0.2 + wave), number(since * 0.2)] : ["", ""]
            let low = since * 0.42 + since * since * 0.0011
            let high = since * 0.42 + since * since * 0.0042
            let computed = { (middle: Double) in
                year < 2006 ? ["", "", ""] : [middle, middle * 0.7, middle * 1.4].map(number)
            }
            text += (["\(year)"] + measured + computed(low) + ["", ""] + computed(high) + ["", ""]).joined(
                separator: ",")
            text += "\n"
        }
        return text
    }

    private var mask: String {
        let features = cells.map { cell in
            feature("{\"cellen\":\(cell.number)}", "Point", "[\(cell.position.x),\(cell.position.y)]")
        }
        return collection(features)
    }

    /// The town lies in the regime of most of the country.
    private var regimes: String {
        var box = Box.empty
        for cell in cells { box.extend(by: cell.box) }
        let corners = [
            (box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY),
            (box.minX, box.minY),
        ]
        let ring = corners.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
        return collection([feature("{\"Regio\":\"R\"}", "Polygon", "[[\(ring)]]")])
    }

    // MARK: Text

    private func feature(_ properties: String, _ kind: String, _ coordinates: String) -> String {
        "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":{\"type\":\"\(kind)\",\"coordinates\":\(coordinates)}}"
    }

    private func collection(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
    }

    private func rounded(_ value: Double, within range: [Double]) -> String {
        number(min(max(value, range.first ?? value), range.last ?? value))
    }

    private func number(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}

extension DemoClimate {
    /// The box around a settlement's neighbourhoods.
    static func box(of settlement: Settlement) -> Box {
        var box = Box.empty
        for neighbourhood in settlement.towns.flatMap(\.districts).flatMap(\.neighbourhoods) {
            box.extend(by: neighbourhood.centre)
        }
        return box
    }
}
