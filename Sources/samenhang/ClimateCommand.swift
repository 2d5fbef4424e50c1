import ArgumentParser
import Atlas
import Foundation
import Planning

/// `samenhang climate BU05460400 --atlas FILE`
struct ClimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "climate",
        abstract: "Tell the weather report 2050 of an area: heat, rain, drought, seasons and sea level.",
        discussion: """
            Examples:
              samenhang climate BU05460400 --atlas nederland.gpkg
              samenhang climate GM0546 --format csv --atlas nederland.gpkg > weerbericht.csv
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    @Argument(help: "Code of the area, such as BU05460400.") var code: String
    @Option(help: "The atlas.") var atlas: String
    @Option(help: "text, json or csv.") var format: Format = .text

    func run() throws {
        let opened = try Atlas.open(atlas)
        guard let areaCode = AreaCode(code), opened.find(areaCode) != nil else {
            let near = AreaSearch(opened).nearest(to: code, count: 5).map { "\($0.code) \($0.name)" }
            throw AtlasError(
                "area.unknown", .notFound, what: "The atlas has no area '\(code)'.",
                advice: near.isEmpty ? "Codes look like BU05460400." : "Did you mean: \(near.joined(separator: "; "))?")
        }
        guard let document = try opened.climateDocument(for: areaCode) else {
            throw AtlasError(
                "climate.absent", .inputRejected, what: "The atlas \(atlas) has no climate figures.",
                why: "Its recipe has no source of `kind: climate`, or that source could not be used.",
                advice:
                    "Add the KNMI'23 files to the recipe and build it again; `samenhang atlas info` tells its sources.")
        }
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try printOut(String(decoding: try encoder.encode(document), as: UTF8.self) + "\n")
        case .csv: try printOut(ClimateTable(document).csv)
        case .text: try printOut(ClimateText(document).text)
        }
    }
}
