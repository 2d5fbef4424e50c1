/// How a language writes numbers in sentences: `1.234,5` in Dutch, `1,234.5` in English, with a real minus.
struct NumberText {
    static let dutch = NumberText(decimalMark: ",", thousandsMark: ".", to: "tot")
    static let english = NumberText(decimalMark: ".", thousandsMark: ",", to: "to")

    let decimalMark: Character
    let thousandsMark: Character
    /// The word between the ends of a span.
    let to: String

    /// A number, rounded half away from zero: 2.45 with one decimal is `2,5` and −0.04 is `0,0`.
    func number(_ value: Double, decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (abs(value) * scale).rounded()
        guard scaled < 1e15 else { return "\(value)" }
        let digits = String(Int(scaled))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        var text = ""
        for (place, digit) in padded.enumerated() {
            let left = padded.count - decimals - place
            if left == 0 { text.append(decimalMark) }
            if left > 0, left.isMultiple(of: 3), place > 0 { text.append(thousandsMark) }
            text.append(digit)
        }
        return value < 0 && scaled > 0 ? "−" + text : text
    }

    /// Two numbers from small to large, `37 tot 48`; one where they look the same.
    func span(_ a: Double, _ b: Double, decimals: Int) -> String {
        let (low, high) = (number(min(a, b), decimals: decimals), number(max(a, b), decimals: decimals))
        return low == high ? low : "\(low) \(to) \(high)"
    }
}
