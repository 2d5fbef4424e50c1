internal import Planning
internal import Process

/// The five steps, and the phases of the other documents as views on the same things: how many of what each asks is there.
struct MethodDial {
    let view: ProcessPage

    private var t: Texts { view.t }

    var html: HTML {
        let progress = view.process.progress
        let now = view.process.step
        let steps = MethodStep.allCases.map { step -> HTML in
            let count = progress.count { $0.step == step }
            let current: HTML = step == now.step ? " aria-current=\"step\"" : .none
            return """
                <li class="\(step < now.step ? "past" : "")"\(current)><b>\(step.number)</b> <span>\(t("step.\(step.rawValue)"))</span><small>\(of(count))</small></li>
                """
        }
        return """
            <section class="dial" aria-labelledby="stappen"><h2 id="stappen" class="vh">\(t("process.steps"))</h2>
            <ol class="steps">\(steps)</ol>\(reason)\(others)\(move)</section>
            """
    }

    private func of(_ count: (there: Int, all: Int)) -> String {
        t("process.of", ["there": String(count.there), "all": String(count.all)])
    }

    private var reason: HTML? {
        guard let fact = view.process.step.fact else { return nil }
        return
            "<p class=\"note\">\(t("process.stepSince", ["moment": t.day(fact.time), "name": view.names[fact.by]])) \(view.process.step.reason)</p>\(LackingList(t: t).line(view.process.step.lacking))"
    }

    /// The same requirements, in the order of the other documents.
    private var others: HTML {
        let progress = view.process.progress
        let guide = GuidePhase.allCases.map { phase in
            (t("guidephase.\(phase.rawValue)"), progress.count { $0.phase == phase })
        }
        let alliance = NaturalAllianceStep.allCases.map { step in
            ("\(step.number) " + t("nastep.\(step.rawValue)"), progress.count { $0.alliance == .step(step) })
        }
        let tracks = NaturalAllianceTrack.allCases.map { track in
            (t("natrack.\(track.rawValue)"), progress.count { $0.alliance == .track(track) })
        }
        let board = BoardPhase.allCases.map { phase in
            (phase.numeral + " " + t("boardphase.\(phase.rawValue)"), progress.count { $0.board == phase })
        }
        return """
            <details class="panel noprint"><summary>\(t("process.otherViews"))</summary><p class="note">\(t("process.otherViews.explain"))</p><div class="two three">\(list(t("process.view.guide"), guide))<div>\(list(t("process.view.alliance"), alliance))\(list(t("process.view.tracks"), tracks))</div>\(list(t("process.view.board"), board))</div></details>
            """
    }

    private func list(_ title: String, _ rows: [(String, (there: Int, all: Int))]) -> HTML {
        let entries = rows.map { name, count -> HTML in
            "<tr><th scope=\"row\">\(name)</th><td class=\"num\">\(of(count))</td></tr>"
        }
        return "<table class=\"fig small\"><caption>\(title)</caption><tbody>\(entries)</tbody></table>"
    }

    /// Going on, or back, with a reason.
    private var move: HTML? {
        guard view.allows(.steer) else { return nil }
        let options = FieldChoices(view: view).options(MethodStep.self) { "\($0.number). " + t("step.\($0.rawValue)") }
            .filter { $0.value != view.process.step.step.rawValue }
        return """
            <details class="panel noprint"><summary>\(t("process.goTo"))</summary><form class="entry" method="post" action="\(view.link(.step))">\(view.page.secretField)\(view.seenField)
            \(LackingList(t: t).beforeSteps(view.process.progress))<div class="field"><label for="stap">\(t("process.whichStep"))</label><select id="stap" name="stap">\(options.html())</select></div>
            <div class="field"><label for="stap-reden">\(t("field.reden"))</label><textarea id="stap-reden" name="reden" rows="2" required></textarea></div>
            <p class="acts"><button class="btn" type="submit">\(t("process.go"))</button></p></form></details>
            """
    }
}
