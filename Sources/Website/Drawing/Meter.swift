/// The urgency-o-meter: a bar from 0 to 100 with the band, the medians and the score.
///
/// It is drawn with presentation attributes only, so that no style needs to be allowed inline.
struct Meter {
    var score: Double?
    var low: Double?
    var high: Double?
    var municipalityMedian: Double?
    var countryMedian: Double?
    /// What a screen reader says.
    let label: String
    /// Shown inside the bar where there is no score.
    var missingText = ""
    var small = false

    var html: HTML {
        guard let score else {
            return
                "<span class=\"meter none\(small ? " sm" : "")\" role=\"img\" aria-label=\"\(label)\"><span aria-hidden=\"true\">\(missingText)</span></span>"
        }
        let kind = score >= 75 ? "high" : score >= 60 ? "mid" : "low"
        var parts: HTML = "<rect class=\"track\" width=\"100%\" height=\"100%\" rx=\"3\"/>"
        for line in ["25%", "50%", "75%"] {
            parts += "<rect class=\"line\" x=\"\(line)\" width=\"1\" height=\"100%\"/>"
        }
        if let low, let high {
            parts +=
                "<rect class=\"band\" x=\"\(percent(low))\" width=\"\(percent(max(0.8, high - low)))\" y=\"18%\" height=\"64%\" rx=\"2\"/>"
        }
        if let countryMedian {
            parts += "<rect class=\"tick nl\" x=\"\(percent(countryMedian))\" width=\"2\" y=\"-10%\" height=\"120%\"/>"
        }
        if let municipalityMedian {
            parts +=
                "<rect class=\"tick gm\" x=\"\(percent(municipalityMedian))\" width=\"2\" y=\"-10%\" height=\"120%\"/>"
        }
        parts += "<circle class=\"dot\" cx=\"\(percent(score))\" cy=\"50%\" r=\"\(small ? 5 : 7)\"/>"
        return "<svg class=\"meter \(kind)\(small ? " sm" : "")\" role=\"img\" aria-label=\"\(label)\">\(parts)</svg>"
    }

    private func percent(_ value: Double) -> String {
        "\((min(100, max(0, value)) * 10).rounded() / 10)%"
    }
}
