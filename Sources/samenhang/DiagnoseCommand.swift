public import ArgumentParser
import Atlas
import Catalogue
public import Diagnosis
import Foundation
public import Planning
import Yams

extension AreaLevel: ExpressibleByArgument {}
extension Reference: ExpressibleByArgument {}

/// `samenhang diagnose BU05460400 --atlas FILE`
struct DiagnoseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagnose",
        abstract: "Tell how urgent each transition is in an area, why, and how sure that is.",
        discussion: """
            Examples:
              samenhang diagnose BU05460400 --atlas nederland.gpkg
              samenhang diagnose --all --level buurt --format csv --atlas nederland.gpkg > urgentie.csv

            A weights file names transitions and indicators:
              energie:
                gas_use_per_dwelling: 2
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, geojson }

    @Argument(help: "Code of the area, such as BU05460400.") var code: String?
    @Option(help: "The atlas.") var atlas: String
    @Flag(help: "All areas of a level.") var all = false
    @Option(help: "With --all: buurt, wijk or gemeente.") var level: AreaLevel = .neighbourhood
    @Option(help: "text, json or csv; with --all csv or geojson.") var format: Format = .text
    @Option(help: "File with weights (YAML or JSON).") var weights: String?
    @Option(help: "Compare with: land, stedelijkheid or gemeente.") var reference: Reference = .country

    func validate() throws {
        if all == (code != nil) { throw ValidationError("Give the code of one area, or --all.") }
        if all, format != .csv, format != .geojson { throw ValidationError("--all prints --format csv or geojson.") }
        if !all, format == .geojson { throw ValidationError("One area prints --format text, json or csv.") }
    }

    func run() throws {
        let diagnosis = AtlasDiagnosis(try Atlas.open(atlas), catalogue: try IndicatorCatalogue.bundled())
        let weights = try weightSet(diagnosis.catalogue)
        if all {
            let view = AtlasDiagnosis.View(level: level, reference: reference, weights: weights)
            guard let export = DiagnosisExport(diagnosis, view: view) else {
                throw UsageError(
                    code: "level.absent", what: "The atlas has no areas of level \(level.rawValue).",
                    advice: "It has: \(diagnosis.atlas.levels.keys.sorted().map(\.rawValue).joined(separator: ", ")).")
            }
            try printOut(format == .csv ? export.csv : try export.geoJSON())
            return
        }
        let document = try self.document(diagnosis, weights: weights)
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try printOut(String(decoding: try encoder.encode(document), as: UTF8.self) + "\n")
        case .csv: try printOut(DiagnosisTable(document).csv)
        case .text, .geojson: try printOut(DiagnosisText(document, catalogue: diagnosis.catalogue).text)
        }
    }

    private func document(_ diagnosis: AtlasDiagnosis, weights: WeightSet) throws -> DiagnosisDocument {
        let text = code ?? ""
        if let code = AreaCode(text),
            let document = diagnosis.document(for: code, reference: reference, weights: weights)
        {
            return document
        }
        let near = AreaSearch(diagnosis.atlas).nearest(to: text, count: 5).map { "\($0.code) \($0.name)" }
        throw AtlasError(
            "area.unknown", .notFound, what: "The atlas has no area '\(text)'.",
            advice: near.isEmpty ? "Codes look like BU05460400." : "Did you mean: \(near.joined(separator: "; "))?")
    }

    private func weightSet(_ catalogue: IndicatorCatalogue) throws -> WeightSet {
        guard let path = weights else { return .standard }
        let form = "The file should hold transitions, and under each indicators with a weight of 0 to 100."
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw UsageError(
                code: "weights.missing", what: "The weights file \(path) cannot be read.", advice: "Check the path.")
        }
        guard let changes = try? YAMLDecoder().decode([String: [String: Double]].self, from: text) else {
            throw UsageError(code: "weights.unreadable", what: "\(path) is no weights file.", advice: form)
        }
        do {
            return try WeightSet(changes: changes, indicators: catalogue.indicators)
        } catch {
            let what =
                switch error {
                case .unknownTransition(let name):
                    "\(path): there is no transition '\(name)'; there are \(Transition.allCases.map(\.rawValue).joined(separator: ", "))."
                case .unknownIndicator(let id): "\(path): there is no indicator '\(id)'."
                case .outOfRange(let id, let weight):
                    "\(path): the weight \(weight) of '\(id)' is not between 0 and 100."
                }
            throw UsageError(code: "weights.rejected", what: what, advice: form)
        }
    }
}
