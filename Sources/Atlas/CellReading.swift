internal import Catalogue
internal import Diagnosis
internal import GeoFiles

/// Reads a cell of a source as a figure of a field.
enum CellReading {
    /// Numbers at or below this are codes for "missing" where negatives cannot occur (METHOD §1): −99997, −99999999, …
    static let largestMissingCode = -99_990.0
    /// The code with which CBS marks columns it did not publish.
    static let notPublishedCode = -99_995.0

    /// The codes themselves, where negative numbers are real.
    static let missingCodes: Set<Double> = [-99_995, -99_997, -99_999, -99_999_999]

    /// The figure, or why there is none.
    ///
    /// Blank and `.` are suppressed, NULL is not published, a number that the field cannot have is invalid.
    static func read(_ cell: FieldValue, as field: SourceField) -> Figure {
        switch cell {
        case .null: .missing(.notPublished)
        case .number(let number): check(number, as: field)
        case .text(let text):
            switch number(in: text) {
            case .some(let number): check(number, as: field)
            case nil where isBlank(text): .missing(.suppressed)
            case nil: .missing(.invalid)
            }
        }
    }

    private static func check(_ number: Double, as field: SourceField) -> Figure {
        guard number.isFinite else { return .missing(.invalid) }
        if field.kind == .signed ? missingCodes.contains(number) : number <= largestMissingCode {
            return .missing(number == notPublishedCode ? .notPublished : .suppressed)
        }
        return field.kind.allows(number) ? .value(number) : .missing(.invalid)
    }

    private static func isBlank(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x2E || $0 == 0x09 || $0 == 0x27 || $0 == 0x22 }
    }

    /// A number with decimal point or comma, blanks around it, and thousands marks where both kinds of mark occur.
    ///
    /// `" 1.234,5 "` gives 1234.5, `"0,7"` 0.7, `"2.9"` 2.9.
    static func number(in text: String) -> Double? {
        var body = Substring(text)
        while let first = body.first, first == " " || first == "'" || first == "\"" { body.removeFirst() }
        while let last = body.last, last == " " || last == "'" || last == "\"" { body.removeLast() }
        // `Double` also reads hexadecimal numbers and words such as `nan`.
        guard body.utf8.allSatisfy({ "0123456789.,+-eE".utf8.contains($0) }) else { return nil }
        if let plain = Double(body) { return plain.isFinite ? plain : nil }
        guard let comma = body.lastIndex(of: ","), body.allSatisfy({ $0.isNumber || ",.-+".contains($0) }) else {
            return nil
        }
        let point = body.lastIndex(of: ".")
        let decimalIsComma = point.map { $0 < comma } ?? true
        let thousands: Character = decimalIsComma ? "." : ","
        let plain = String(body.filter { $0 != thousands }).replacing(",", with: ".")
        return Double(plain)
    }
}
