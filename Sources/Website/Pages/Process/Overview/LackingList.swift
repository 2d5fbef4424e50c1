internal import Process

/// What a process leaves behind when it goes on: allowed, and never in silence.
struct LackingList {
    let t: Texts

    /// What lacked when something was done, as it was written down then; nothing where nothing lacked or nobody wrote it down.
    func line(_ lacking: [Requirement]?) -> HTML? {
        guard let lacking, !lacking.isEmpty else { return nil }
        return "<p class=\"note\">\(t("process.lackedThen", ["what": names(lacking)]))</p>"
    }

    /// What every step before the last still lacks, before one goes to a later one.
    func beforeSteps(_ progress: Progress) -> HTML? {
        let rows = MethodStep.allCases.dropLast().compactMap { step -> HTML? in
            let lacking = progress.items.filter { !$0.isThere && $0.requirement.place.step == step }
            guard !lacking.isEmpty else { return nil }
            return row("\(step.number). " + t("step.\(step.rawValue)"), lacking)
        }
        return block(rows, explained: t("process.goOnLacking"))
    }

    /// What the phases before that of each document still lack.
    func beforeProducts(_ progress: Progress) -> HTML? {
        let rows = Product.allCases.compactMap { product -> HTML? in
            let lacking = progress.lacking(before: product)
            return lacking.isEmpty ? nil : row(t("product.\(product.rawValue)"), lacking)
        }
        return block(rows, explained: t("product.lacking"))
    }

    private func block(_ rows: [HTML], explained: String) -> HTML? {
        guard !rows.isEmpty else { return nil }
        return "<div class=\"callout warn\" role=\"note\"><p>\(explained)</p><ul class=\"plain\">\(rows)</ul></div>"
    }

    private func row(_ name: String, _ lacking: [Progress.Item]) -> HTML {
        "<li><b>\(name)</b>: \(names(lacking.map(\.requirement)))</li>"
    }

    private func names(_ requirements: [Requirement]) -> String {
        requirements.map { t("requirement.\($0.rawValue)").lowercasedFirst }.joined(separator: ", ")
    }
}
