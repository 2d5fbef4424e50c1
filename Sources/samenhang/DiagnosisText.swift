import Atlas
import Catalogue
import Diagnosis
import Foundation

/// The diagnosis of one area as text.
struct DiagnosisText {
    let document: DiagnosisDocument
    let catalogue: IndicatorCatalogue

    init(_ document: DiagnosisDocument, catalogue: IndicatorCatalogue) {
        self.document = document
        self.catalogue = catalogue
    }

    var text: String {
        var lines = [
            "\(document.area.name) (\(document.area.level) \(document.area.code)), editie \(document.edition), vergeleken met: \(document.reference)",
            "",
        ]
        for transition in document.transitions {
            let name = transition.id.padding(toLength: 20, withPad: " ", startingAt: 0)
            if let score = transition.score, let low = transition.low, let high = transition.high {
                let chance = transition.mostUrgentProbability.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
                lines.append(
                    "\(name) \(round(score))  (\(round(low))–\(round(high)))  gegevens \(percent(transition.coverage))  kans meest urgent \(chance)"
                )
            } else {
                lines.append("\(name) –  te weinig gegevens: \(percent(transition.coverage)) van het gewicht")
            }
            for part in transition.contributions where part.value != nil {
                let indicator = catalogue.indicator(part.indicator)
                let figure = part.value.map { decimals($0, indicator?.decimals ?? 1) } ?? part.status
                let share = transition.score == nil ? "" : part.points.map { ", draagt \(round($0)) bij" } ?? ""
                lines.append("    \(indicator?.label.nl ?? part.indicator): \(figure) \(part.unit)\(share)")
            }
        }
        if !document.similar.isEmpty {
            lines.append("")
            lines.append(
                "Lijkt het meest op: " + document.similar.map { "\($0.name) (\($0.code))" }.joined(separator: ", "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func decimals(_ number: Double, _ count: Int) -> String {
        String(format: "%.\(count)f", number).replacingOccurrences(of: ".", with: ",")
    }

    private func round(_ number: Double) -> String { String(Int(number.rounded())) }
    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
