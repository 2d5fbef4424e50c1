import Atlas
import Catalogue
import Diagnosis
import Foundation

/// The diagnosis of one area as text and as CSV.
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
                    "\(name) \(round(score))  (\(round(low))–\(round(high)))  gegevens \(percent(transition.coverage))  kans meest urgent \(chance)")
            } else {
                lines.append("\(name) –  te weinig gegevens: \(percent(transition.coverage)) van het gewicht")
            }
            for part in transition.contributions where part.points != nil {
                let label = catalogue.indicator(part.indicator)?.label.nl ?? part.indicator
                lines.append("    \(label): \(part.value.map { "\($0)" } ?? part.status) \(part.unit), draagt \(round(part.points ?? 0)) bij")
            }
        }
        if !document.similar.isEmpty {
            lines.append("")
            lines.append("Lijkt het meest op: " + document.similar.map { "\($0.name) (\($0.code))" }.joined(separator: ", "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    var csv: String {
        var rows = ["code,transitie,score,laag,hoog,dekking,kans_meest_urgent,indicator,waarde,status,eenheid,ernst,gewicht,bron,periode"]
        for transition in document.transitions {
            for part in transition.contributions {
                let cells: [String] = [
                    document.area.code, transition.id, number(transition.score), number(transition.low),
                    number(transition.high), number(transition.coverage), number(transition.mostUrgentProbability),
                    part.indicator, number(part.value), part.status, part.unit, number(part.severity),
                    number(part.weight), part.source ?? "", part.period.map(String.init) ?? "",
                ]
                rows.append(cells.map(csvCell).joined(separator: ","))
            }
        }
        return rows.joined(separator: "\n") + "\n"
    }

    private func round(_ number: Double) -> String { String(Int(number.rounded())) }
    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    private func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
}
