internal import Hummingbird
internal import Process

/// The first page of a process, its charter and its step.
func addOverviewRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("", site: site) { view, _ in OverviewView(view: view).html }
    router.processForm("/stap", site: site) { view, form in
        var reader = FieldReader(form)
        let step = reader.choice("stap", else: view.process.step.step)
        guard reader.problems.isEmpty else { return view.refuse(reader.problems, of: form, then: .tab(.overview)) }
        return try await view.answer(
            EnterStep(step, reason: form["reden"], seenAt: form.seenAt), of: form, then: .tab(.overview))
    }
    router.processPage("/opdracht", site: site) { view, _ in
        guard view.allows(.steer) else { throw SiteProblem.notAllowed }
        return CharterForm(page: view.page, view: view, charter: view.charter, drawn: view.drawn).html
    }
    router.processForm("/opdracht", site: site, .page, most: DrawingEntry<Outline>.mostBytes) { view, form in
        // Rights first: reading a border is work.
        guard view.allows(.steer) else { throw SiteProblem.notAllowed }
        let border = try await DrawingEntry<Outline>(form, before: view.charter.outline)
        var reader = FieldReader(form)
        let charter = Charter(&reader, before: view.charter, outline: border.drawing)
        var again = CharterForm(page: view.page, view: view, charter: view.charter, typed: form, border: border)
        again.drawn = try await border.drawing.asyncMap(site.drawnArea)
        again.problems = reader.problems
        if border.isToBeSeen && border.refusal == nil { return .page(again.html) }
        if reader.problems.isEmpty && border.refusal == nil {
            do {
                try await view.perform(ChangeCharter(charter, seenAt: form.seenAt))
                return .seeOther(view.link(.tab(.overview)))
            } catch ProcessRefusal.invalid(let problems) {
                again.problems = problems
            } catch ProcessRefusal.changedMeanwhile(_, _, let since) {
                again.since = since
            }
        }
        return .page(again.html, status: again.since == nil ? .unprocessableContent : .conflict)
    }
}
