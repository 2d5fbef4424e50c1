/// A diagnosis as CSV (RFC 4180), one row per transition and indicator, in the columns of `samenhang diagnose --format csv`.
public struct DiagnosisTable: Sendable {
    private let document: DiagnosisDocument

    /// Prepares the table of a diagnosis.
    public init(_ document: DiagnosisDocument) { self.document = document }

    private static let columns = [
        "code", "transitie", "score", "laag", "hoog", "dekking", "kans_meest_urgent", "indicator", "waarde", "status",
        "eenheid", "ernst", "gewicht", "bron", "periode",
    ]

    /// With a header row; an empty cell where there is no figure.
    public var csv: String {
        var text = Self.columns.joined(separator: ",") + "\n"
        for transition in document.transitions {
            for part in transition.contributions {
                let cells: [String] = [
                    document.area.code, transition.id, number(transition.score), number(transition.low),
                    number(transition.high), number(transition.coverage), number(transition.mostUrgentProbability),
                    part.indicator, number(part.value), part.status, part.unit, number(part.severity),
                    number(part.weight), part.source ?? "", part.period.map(String.init) ?? "",
                ]
                text += cells.map(csvCell).joined(separator: ",") + "\n"
            }
        }
        return text
    }

    private func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
}
