internal import Process

/// Dynamics with their spread, and the diagnosis as a line, on one scale of 0 to 100.
struct DynamicsBar {
    let summary: DynamicsSummary
    let t: Texts

    var html: HTML {
        func x(_ value: Double) -> String { String(Int((value * 2).rounded())) }
        var parts: HTML = "<rect class=\"track\" x=\"0\" y=\"6\" width=\"200\" height=\"8\"/>"
        if let spread = summary.spread {
            let width = max(2, (spread.upperBound - spread.lowerBound) * 2)
            parts +=
                "<rect class=\"band\" x=\"\(x(spread.lowerBound))\" y=\"4\" width=\"\(Int(width.rounded()))\" height=\"12\"/>"
        }
        if let diagnosis = summary.diagnosis {
            parts += "<rect class=\"tick nl\" x=\"\(x(diagnosis))\" y=\"0\" width=\"3\" height=\"20\"/>"
        }
        if let score = summary.score { parts += "<circle class=\"dot\" cx=\"\(x(score))\" cy=\"10\" r=\"6\"/>" }
        return "<svg class=\"meter dynbar\" viewBox=\"-6 0 212 20\" aria-hidden=\"true\">\(parts)</svg>"
    }
}
