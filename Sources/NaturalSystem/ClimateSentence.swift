internal import Diagnosis

/// Fills the sentence of a variable with the numbers of an area.
enum ClimateSentence {
    /// Names that a sentence may use.
    ///
    /// `now` is the figure of now, `usual` its band, `span2050` and `span2100` what lies between low and high, `more2050` and
    /// `more2100` the same as difference from now. A span is written from small to large; where both ends look the same
    /// there is one number.
    static let known: Set<String> = ["now", "usual", "span2050", "span2100", "more2050", "more2100"]

    /// The sentence in both languages; nil when a number that it needs is missing.
    static func fill(_ variable: ClimateVariable, figures: [ClimateFigure]) -> LocalisedText? {
        guard let nl = fill(variable.sentence.nl, variable, figures, .dutch),
            let en = fill(variable.sentence.en, variable, figures, .english)
        else { return nil }
        return LocalisedText(nl: nl, en: en)
    }

    /// The names between braces in a text.
    static func placeholders(in text: String) -> [String] {
        var names: [String] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }

    private static func fill(
        _ text: String, _ variable: ClimateVariable, _ figures: [ClimateFigure], _ language: NumberText
    ) -> String? {
        var filled = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            guard let value = value(of: name, variable, figures, language) else { return nil }
            filled += rest[..<open] + value
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private static func value(
        of name: String, _ variable: ClimateVariable, _ figures: [ClimateFigure], _ language: NumberText
    ) -> String? {
        let now = figures[Climate.reference.index]
        func span(_ low: Double?, _ high: Double?, minus base: Double? = 0) -> String? {
            guard let low, let high, let base else { return nil }
            return language.span(low - base, high - base, decimals: variable.decimals)
        }
        func mid(_ climate: Climate) -> Double? { figures[climate.index].mid }
        return switch name {
        case "now": now.mid.map { language.number($0, decimals: variable.decimals) }
        case "usual": span(now.value?.band?.low5, now.value?.band?.high95)
        case "span2050": span(mid(.low2050), mid(.high2050))
        case "span2100": span(mid(.low2100), mid(.high2100))
        case "more2050": span(mid(.low2050), mid(.high2050), minus: now.mid)
        case "more2100": span(mid(.low2100), mid(.high2100), minus: now.mid)
        default: nil
        }
    }
}
