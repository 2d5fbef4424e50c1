/// A cell as CSV (RFC 4180) writes it: quoted when it holds a comma, a quote or a line end.
///
/// A cell that a spreadsheet would run as a formula is preceded by an apostrophe.
public func csvCell(_ text: String) -> String {
    var cell = text
    // By scalar: Swift takes a carriage return and a line feed together as one character.
    if let first = cell.unicodeScalars.first {
        let isFormula = "=+@\t\r\n".unicodeScalars.contains(first)
        if isFormula || (first == "-" && cell.count > 1 && Double(cell) == nil) { cell = "'" + cell }
    }
    guard cell.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
}
