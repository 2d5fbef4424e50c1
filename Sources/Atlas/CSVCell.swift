/// A cell as CSV (RFC 4180) writes it: quoted when it holds a comma, a quote or a line end.
///
/// A cell that a spreadsheet would run as a formula is preceded by an apostrophe.
public func csvCell(_ text: String) -> String {
    var cell = text
    if let first = cell.first, "=+@\t\r".contains(first) || (first == "-" && Double(cell) == nil && cell.count > 1) {
        cell = "'" + cell
    }
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
}
