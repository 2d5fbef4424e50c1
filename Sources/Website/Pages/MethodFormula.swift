/// Formulas in plain HTML, readable by eye and by ear.
struct MethodFormula {
    let t: Texts

    /// A fraction; a screen reader says "divided by".
    func fraction(_ top: HTML, _ bottom: HTML) -> HTML {
        "<span class=\"frac\"><span>\(top)</span><span class=\"vh\"> \(t("method.dividedBy")) </span><span>\(bottom)</span></span>"
    }

    /// `left = right = right`.
    func line(_ parts: HTML..., filled: Bool = false) -> HTML {
        let sides = parts.map { "<span>\($0)</span>" as HTML }.joined(by: "<span>=</span>")
        return "<div class=\"formula\(filled ? " filled" : HTML.none)\">\(sides)</div>"
    }

    /// A word that stands for a number.
    func name(_ key: String) -> HTML { "<var>\(t(key))</var>" }

    /// A weight without needless digits: 1, 0.5, 0.25.
    func weight(_ value: Double) -> String {
        let decimals = [0, 1, 2].first { digits in
            let scale = digits == 0 ? 1.0 : digits == 1 ? 10 : 100
            return abs(value * scale - (value * scale).rounded()) < 1e-6
        }
        return t.number(value, decimals: decimals ?? 3)
    }

    /// A severity or a share.
    func share(_ value: Double) -> String { t.number(value, decimals: 2) }
}
