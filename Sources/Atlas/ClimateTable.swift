internal import Diagnosis

/// A weather report as CSV (RFC 4180), one row per variable and climate.
public struct ClimateTable: Sendable {
    private let document: ClimateDocument

    /// Prepares the table of a report.
    public init(_ document: ClimateDocument) { self.document = document }

    private static let columns = [
        "code", "groep", "variabele", "naam", "eenheid", "klimaat", "scenario", "waarde", "p5", "p95", "status", "bron",
    ]

    /// With a header row; an empty cell where there is no figure.
    public var csv: String {
        var text = Self.columns.joined(separator: ",") + "\n"
        for group in document.groups {
            for variable in group.variables {
                for number in variable.figures {
                    let cells: [String] = [
                        document.area.code, group.id, variable.id, variable.label.nl, variable.unit.nl, number.climate,
                        number.scenario ?? "", figure(number.value), figure(number.low5), figure(number.high95),
                        number.status, variable.source,
                    ]
                    text += cells.map(csvCell).joined(separator: ",") + "\n"
                }
            }
        }
        return text
    }

    private func figure(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
}
