internal import Journal
internal import Planning
internal import Process

/// The *samenwerkingscanvas*: partners around one goal, six themes of agreements, versions that partners agree with.
struct CanvasView {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var canvas: Canvas { view.process.canvas }
    private var mayFill: Bool { view.allows(.fillCanvas) }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .cooperation, title: t("canvas.title"), lead: "<p class=\"lead\">\(t("canvas.lead"))</p>",
            content:
                "\(state)\(CanvasPartnersSection(view: view).html)\(goal)<div class=\"canvas\">\(CanvasTheme.allCases.map(theme))</div>\(CanvasVersionsSection(view: view).html)\(CooperationSection(view: view).html)"
        ).html
    }

    /// What it still lacks.
    private var state: HTML {
        let lacks = canvas.lacks
        guard !lacks.isEmpty else { return "<p class=\"callout\">✓ \(t("canvas.complete"))</p>" }
        let items = lacks.map { lack -> HTML in
            switch lack {
            case .partners: "<li><a href=\"#partners\">\(t("canvas.lack.partners"))</a></li>"
            case .contribution(let party):
                "<li><a href=\"#partners\">\(t("canvas.lack.contribution", ["party": view.name(party)]))</a></li>"
            case .sharedGoal: "<li><a href=\"#vraag-doel\">\(t("canvas.lack.goal"))</a></li>"
            case .question(let question):
                "<li><a href=\"#vraag-\(question.rawValue)\">\(t("canvasquestion.\(question.rawValue)"))</a></li>"
            }
        }
        return """
            <details class="callout warn" open><summary>\(t("canvas.lacks", ["count": t.number(lacks.count)]))</summary><ul class="plain">\(items)</ul></details>
            """
    }

    private var goal: HTML {
        """
        <section aria-labelledby="vraag-doel"><h2 id="vraag-doel">\(t("canvas.sharedGoal"))</h2>\(answer(nil))</section>
        """
    }

    private func theme(_ theme: CanvasTheme) -> HTML {
        let questions = theme.questions.map { question -> HTML in
            """
            <div class="cq" id="vraag-\(question.rawValue)"><h4>\(t("canvasquestion.\(question.rawValue)"))</h4>\(answer(question))</div>
            """
        }
        return """
            <section class="ctheme" aria-labelledby="thema-\(theme.rawValue)"><h3 id="thema-\(theme.rawValue)">\(t("canvastheme.\(theme.rawValue)"))</h3>\(questions)</section>
            """
    }

    private func answer(_ question: CanvasQuestion?) -> HTML {
        let answer = question.map { canvas.answers[$0] } ?? canvas.sharedGoal
        let text: HTML =
            answer.map { $0.text.isEmpty ? "<p class=\"missing\">\(t("canvas.open"))</p>" : "<p>\($0.text)</p>" }
            ?? "<p class=\"missing\">\(t("canvas.open"))</p>"
        guard mayFill else { return text }
        return """
            \(text)<details class="fill noprint"><summary>\(t("canvas.write"))<span class="vh">: \(question.map { t("canvasquestion.\($0.rawValue)") } ?? t("canvas.sharedGoal"))</span></summary>\(answerForm(question, text: answer?.text ?? ""))</details>
            """
    }

    private func answerForm(_ question: CanvasQuestion?, text: String) -> HTML {
        let name = question?.rawValue ?? "doel"
        let label = question.map { t("canvasquestion.\($0.rawValue)") } ?? t("canvas.sharedGoal")
        return """
            <form method="post" action="\(view.link(.fillCanvas))">\(view.page.secretField)\(view.seenField)<input type="hidden" name="vraag" value="\(name)">
            <textarea name="antwoord" rows="3" aria-label="\(label)">\(text)</textarea><p class="acts"><button class="btn" type="submit">\(t("form.save"))</button></p></form>
            """
    }
}
