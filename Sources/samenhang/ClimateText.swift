import Atlas
import Diagnosis
import Foundation
import NaturalSystem

/// The weather report of one area as text: what it means first, then a table per group.
struct ClimateText {
    private let document: ClimateDocument
    private static let heading = ["nu", "2050 laag", "2050 hoog", "2100 laag", "2100 hoog"]
    private static let nameWidth = 46
    private static let width = 20

    init(_ document: ClimateDocument) { self.document = document }

    var text: String {
        var lines = [
            "Weerbericht 2050: \(document.area.name) (\(document.area.level) \(document.area.code)), editie \(document.edition)",
            "",
        ]
        lines += document.summary.map { "- \($0.nl)" }
        for group in document.groups {
            lines += ["", row(group.label.nl, Self.heading)]
            for variable in group.variables {
                let unit = variable.unit.nl == variable.label.nl ? "" : ", \(variable.unit.nl)"
                lines.append(row("  \(variable.label.nl)\(unit)", variable.figures.map { cell($0, variable.decimals) }))
            }
        }
        lines += ["", "Tussen haakjes: het 5e tot het 95e percentiel. \(place)"]
        if document.fictional { lines.append("De cijfers zijn verzonnen.") }
        lines += document.sources.map { "Bron: \($0.publisher), \($0.title.nl). \($0.licence.nl)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private var place: String {
        let cells = document.cells.map { "\($0.cell) (\(Int(($0.weight * 100).rounded())) %)" }
        let regime = document.rainRegime.map { " Neerslagregime \($0)." } ?? ""
        return document.nearestCell
            ? "Het gebied ligt in geen van de cellen; cel \(document.cells.first?.cell ?? 0) is de dichtstbijzijnde.\(regime)"
            : "Cellen van het KNMI-rooster: \(cells.joined(separator: ", ")).\(regime)"
    }

    private func cell(_ number: ClimateDocument.Number, _ decimals: Int) -> String {
        guard let value = number.value else { return "–" }
        guard let low = number.low5, let high = number.high95 else { return figure(value, decimals) }
        return "\(figure(value, decimals)) (\(figure(low, decimals))–\(figure(high, decimals)))"
    }

    private func figure(_ value: Double, _ decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", value).replacingOccurrences(of: ".", with: ",")
        // No figure is shown as minus nothing.
        return text.hasPrefix("-") && text.dropFirst().allSatisfy { "0,".contains($0) }
            ? String(text.dropFirst()) : text
    }

    private func row(_ name: String, _ cells: [String]) -> String {
        name.padding(toLength: max(Self.nameWidth, name.count + 1), withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(1, Self.width - $0.count)) + $0 }.joined()
    }
}
