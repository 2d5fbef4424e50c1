internal import Hummingbird
internal import Planning
internal import Process

/// The cooperation canvas, its versions, and the form of cooperation per phase.
func addCooperationRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/samenwerking", site: site) { view, _ in CanvasView(view: view).html }
    router.processForm("/samenwerking/antwoord", site: site) { view, form in
        let name = form["vraag"]
        let question = CanvasQuestion(rawValue: name)
        guard question != nil || name == "doel" else {
            throw SiteProblem.parameter("vraag", value: name, allowed: "doel")
        }
        let text = form["antwoord"]
        do {
            try await view.perform(FillCanvas(question, text: text, seenAt: form.seenAt))
            return .seeOther(view.link(.tab(.cooperation)) + "#vraag-" + name)
        } catch ProcessRefusal.changedMeanwhile(_, _, let since) {
            return .page(
                CanvasView(view: view, conflict: .init(question: question, typed: text, since: since)).html,
                status: .conflict)
        } catch ProcessRefusal.invalid(let problems) {
            return .page(
                RefusalView(refusal: .invalid(problems), view: view, back: view.link(.tab(.cooperation)), form: form)
                    .html,
                status: .unprocessableContent)
        }
    }
    router.processForm("/samenwerking/partner", site: site) { view, form in
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        let partner =
            form.has("weg")
            ? nil : Canvas.Partner(contribution: form["inbreng"], goal: form["doel"])
        return try await view.answer(
            SetCanvasPartner(party, partner, seenAt: form.seenAt), of: form, then: .tab(.cooperation),
            anchor: "partners")
    }
    router.processForm("/samenwerking/versie", site: site) { view, form in
        try await view.answer(LayDownCanvas(seenAt: form.seenAt), of: form, then: .tab(.cooperation), anchor: "versies")
    }
    router.processForm("/samenwerking/akkoord", site: site) { view, form in
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        return try await view.answer(
            AgreeWithCanvas(reader.whole("versie") ?? 0, for: party), of: form, then: .tab(.cooperation),
            anchor: "versies")
    }
    router.processForm("/samenwerking/vorm", site: site) { view, form in
        var reader = FieldReader(form)
        let phase = reader.choice("fase", else: GuidePhase.orientation)
        let situation = CooperationSituation(
            isEssential: form["belang"] == "onmisbaar", isSymmetric: form["verhouding"] == "gelijk",
            isCertain: form["context"] == "zeker")
        let chosen = reader.choice("vorm", CooperationForm.self) ?? CooperationAdvice(situation).form
        guard reader.problems.isEmpty else { throw SiteProblem.formUnreadable(reader.problems, form) }
        return try await view.answer(
            ChooseCooperation(phase, situation, form: chosen, reason: form["reden"], seenAt: form.seenAt),
            of: form, then: .tab(.cooperation), anchor: "vorm")
    }
}
