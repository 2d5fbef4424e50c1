public import Planning

/// What can be wrong with climate files, the climate catalogue or the weights of an area.
public struct ClimateError: ExplainedError, Equatable {
    /// Stable name: `climate.column`, `climate.field`, `climate.weights`, …
    public let code: String
    /// What kind of failure it is.
    public let category: ErrorCategory
    /// What failed, with file, row and field.
    public let what: String
    /// Why.
    public let why: String
    /// What to do next.
    public let advice: String

    init(_ code: String, _ category: ErrorCategory = .inputRejected, what: String, why: String, advice: String) {
        self.code = code
        self.category = category
        self.what = what
        self.why = why
        self.advice = advice
    }

    /// A fault in a file at a row (the heading is row 1) and, where it has one, a column.
    static func file(
        _ file: String, row: Int? = nil, column: String? = nil, _ code: String, why: String
    ) -> ClimateError {
        let place = [file, row.map { "row \($0)" }, column.map { "column '\(shortened($0))'" }].compactMap { $0 }
        return ClimateError(
            code, what: place.joined(separator: ", "), why: why,
            advice: "Take the file again from its source, unchanged; see the catalogue for its address")
    }

    /// A text from a file as an error shows it: at most 40 characters, on one line.
    static func shortened(_ text: some StringProtocol) -> String {
        let head = text.unicodeScalars.prefix(40).map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }
        return String(head) + (text.unicodeScalars.count > 40 ? "…" : "")
    }
}
