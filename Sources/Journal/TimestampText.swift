internal import Foundation
public import Planning

extension Timestamp {
    /// The moment in ISO 8601, UTC, with milliseconds: `2026-03-01T12:00:00.007Z`.
    public var iso8601: String {
        // Foundation rounds fractions of a second through a double, so the milliseconds are written apart.
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        let whole = rest < 0 ? seconds - 1 : seconds
        let thousandths = rest < 0 ? rest + 1_000 : rest
        let text = Date(timeIntervalSince1970: Double(whole)).formatted(.iso8601).dropLast()
        let digits = String(thousandths)
        return text + "." + String(repeating: "0", count: 3 - digits.count) + digits + "Z"
    }

    /// Reads what ``iso8601`` writes; nil for anything else.
    public init?(iso8601 text: String) {
        guard text.hasSuffix("Z"), let point = text.lastIndex(of: ".") else { return nil }
        let digits = text[text.index(after: point)...].dropLast()
        guard digits.utf8.count == 3, let thousandths = UInt16(digits),
            let date = try? Date.ISO8601FormatStyle().parse(text[..<point] + "Z")
        else { return nil }
        self.init(milliseconds: Int64(date.timeIntervalSince1970.rounded()) * 1_000 + Int64(thousandths))
        guard iso8601 == text else { return nil }
    }
}
