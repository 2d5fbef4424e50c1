internal import Journal
internal import Planning
internal import Process

/// The *samenwerkingscanvas*: partners around one goal, six themes of agreements, versions that partners agree with.
struct CanvasView {
    /// What somebody typed while somebody else answered the same question.
    struct Conflict {
        let question: CanvasQuestion?
        let typed: String
        let since: Fact
    }

    let view: ProcessPage
    var conflict: Conflict?

    private var t: Texts { view.t }
    private var canvas: Canvas { view.process.canvas }
    private var mayFill: Bool { view.allows(.fillCanvas) }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .cooperation, title: t("canvas.title"), lead: "<p class=\"lead\">\(t("canvas.lead"))</p>",
            isLive: conflict == nil,
            content:
                "\(conflictPanel)\(state)\(partners)\(goal)<div class=\"canvas\">\(CanvasTheme.allCases.map(theme))</div>\(versions)\(CooperationSection(view: view).html)"
        ).html
    }

    private var conflictPanel: HTML? {
        guard let conflict else { return nil }
        let now = conflict.question.map { canvas.answers[$0] } ?? canvas.sharedGoal
        let values = ["name": view.names[conflict.since.by], "moment": t.moment(conflict.since.time)]
        return """
            <section class="callout warn" role="alert" aria-labelledby="beide"><h2 id="beide">\(t("conflict.title"))</h2><p>\(t("conflict.explain", values))</p>
            <div class="two"><div><h3>\(t("conflict.theirs", values))</h3><p>\(now?.text ?? "")</p><p><a class="btn" href="\(view.link(.tab(.cooperation)))">\(t("conflict.keepTheirs"))</a></p></div><div><h3>\(t("conflict.yours"))</h3>\(answerForm(conflict.question, text: conflict.typed, button: t("conflict.mine")))</div></div></section>
            """
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

    private var partners: HTML {
        let rows = canvas.partners.sorted { $0.key < $1.key }.map { party, part -> HTML in
            """
            <tr><th scope="row">\(view.name(party))</th><td>\(part.partner.contribution)</td><td>\(part.partner.goal)</td></tr>
            """
        }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"missing\">\(t("canvas.noPartners"))</p>"
            : "<div class=\"tw\" tabindex=\"0\" role=\"group\" aria-label=\"\(t("canvas.partners"))\"><table class=\"fig words\"><thead><tr><th scope=\"col\">\(t("field.partij"))</th><th scope=\"col\">\(t("canvas.contribution"))</th><th scope=\"col\">\(t("canvas.partnerGoal"))</th></tr></thead><tbody>\(rows)</tbody></table></div>"
        return
            "<section aria-labelledby=\"partners\"><h2 id=\"partners\">\(t("canvas.partners"))</h2>\(table)\(partnerForm)</section>"
    }

    private var partnerForm: HTML? {
        guard mayFill, !view.process.parties.isEmpty else { return nil }
        let options = view.process.parties.all.map {
            "<option value=\"\($0.id.rawValue)\">\($0.item.name)</option>" as HTML
        }
        return """
            <details class="panel noprint"><summary>\(t("canvas.setPartner"))</summary><form class="entry" method="post" action="\(view.link(.canvasPartner))">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)">
            <div class="field"><label for="cp">\(t("field.partij"))</label><select id="cp" name="partij">\(options)</select></div>
            <div class="field"><label for="cp-inbreng">\(t("canvas.contribution"))</label><textarea id="cp-inbreng" name="inbreng" rows="2"></textarea></div>
            <div class="field"><label for="cp-doel">\(t("canvas.partnerGoal"))</label><textarea id="cp-doel" name="doel" rows="2"></textarea></div>
            <p class="acts"><button class="btn primary" type="submit">\(t("form.save"))</button> <button class="btn quiet" type="submit" name="weg" value="ja">\(t("canvas.noPartner"))</button></p></form></details>
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
            \(text)<details class="fill noprint"><summary>\(t("canvas.write"))<span class="vh">: \(question.map { t("canvasquestion.\($0.rawValue)") } ?? t("canvas.sharedGoal"))</span></summary>\(answerForm(question, text: answer?.text ?? "", button: t("form.save")))</details>
            """
    }

    private func answerForm(_ question: CanvasQuestion?, text: String, button: String) -> HTML {
        let name = question?.rawValue ?? "doel"
        let label = question.map { t("canvasquestion.\($0.rawValue)") } ?? t("canvas.sharedGoal")
        return """
            <form method="post" action="\(view.link(.fillCanvas))">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)"><input type="hidden" name="vraag" value="\(name)">
            <textarea name="antwoord" rows="3" aria-label="\(label)">\(text)</textarea><p class="acts"><button class="btn" type="submit">\(button)</button></p></form>
            """
    }

    private var versions: HTML {
        let rows = canvas.editions.reversed().map { edition -> HTML in
            let agreed = edition.agreed.sorted { $0.value.version < $1.value.version }.map {
                "<li>✓ \(view.name($0.key)), \(t.day($0.value.time))</li>" as HTML
            }
            let waiting = canvas.partners.keys.filter { edition.agreed[$0] == nil }.sorted().map {
                "<li class=\"missing\">\(t("canvas.notYet", ["party": view.name($0)]))</li>" as HTML
            }
            let isLast = edition.number == canvas.editions.last?.number
            let address = view.link(.tab(.cooperation), at: edition.laidDown.version)
            return """
                <article class="decision"><h3><a href="\(address)">\(t("canvas.version", ["number": String(edition.number)]))</a></h3><p class="note">\(t("canvas.laidDown", ["moment": t.moment(edition.laidDown.time), "name": view.names[edition.laidDown.by]]))</p><ul class="plain">\(agreed)\(isLast ? waiting : [])</ul>\(isLast ? agreeForm(edition) : nil)</article>
                """
        }
        let draft: HTML? =
            canvas.hasDraft && !canvas.editions.isEmpty ? "<p class=\"callout warn\">\(t("canvas.draft"))</p>" : nil
        return """
            <section aria-labelledby="versies"><h2 id="versies">\(t("canvas.versions"))</h2>\(draft)\(rows.isEmpty ? "<p class=\"missing\">\(t("canvas.noVersions"))</p>" : rows.joined())\(layDown)</section>
            """
    }

    private var layDown: HTML? {
        guard view.allows(.decide), canvas.hasDraft, canvas.lacks.isEmpty else { return nil }
        return """
            <form class="noprint" method="post" action="\(view.link(.layDown))">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)"><button class="btn primary" type="submit">\(t("canvas.layDown"))</button></form>
            """
    }

    private func agreeForm(_ edition: Canvas.Edition) -> HTML? {
        let forms = canvas.partners.keys.sorted().filter { edition.agreed[$0] == nil && view.allows(.agree, party: $0) }
            .map { party -> HTML in
                """
                <form class="noprint" method="post" action="\(view.link(.agree))">\(view.page.secretField)<input type="hidden" name="versie" value="\(edition.number)"><input type="hidden" name="partij" value="\(party.rawValue)"><button class="btn primary" type="submit">\(t("canvas.agree", ["party": view.name(party)]))</button></form>
                """
            }
        return forms.isEmpty ? nil : forms.joined()
    }
}
