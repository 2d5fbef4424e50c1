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
        return try await view.answer(
            FillCanvas(question, text: form["antwoord"], seenAt: form.seenAt), of: form, then: .tab(.cooperation),
            anchor: "vraag-" + name)
    }
    router.processForm("/samenwerking/partner", site: site) { view, form in
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        guard reader.problems.isEmpty else {
            return view.refuse(reader.problems, of: form, then: .tab(.cooperation))
        }
        let before = view.process.canvas.partners[party]?.partner
        // What a form does not ask stays as it is.
        let partner =
            form.has("weg")
            ? nil
            : Canvas.Partner(
                contribution: form.has("inbreng") ? form["inbreng"] : before?.contribution ?? "",
                goal: form.has("doel") ? form["doel"] : before?.goal ?? "")
        return try await view.answer(
            SetCanvasPartner(party, partner, reason: form["reden"], seenAt: form.seenAt), of: form,
            then: .tab(.cooperation), anchor: "partners")
    }
    router.processForm("/samenwerking/versie", site: site) { view, form in
        try await view.answer(LayDownCanvas(seenAt: form.seenAt), of: form, then: .tab(.cooperation), anchor: "versies")
    }
    router.processForm("/samenwerking/akkoord", site: site) { view, form in
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        return try await view.answer(
            AgreeWithCanvas(reader.whole("versie") ?? 0, for: party, seenAt: form.seenAt), of: form,
            then: .tab(.cooperation), anchor: "versies")
    }
    router.processForm("/samenwerking/niet-akkoord", site: site) { view, form in
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        return try await view.answer(
            ObjectToCanvas(reader.whole("versie") ?? 0, for: party, reason: form["reden"], seenAt: form.seenAt),
            of: form, then: .tab(.cooperation), anchor: "versies")
    }
    router.processPage("/samenwerking/vorm", site: site) { view, _ in
        guard view.allows(.decide) else { throw SiteProblem.notAllowed }
        return CooperationFormPage(view: view, entry: CooperationEntry(view.page.query)).html
    }
    router.processForm("/samenwerking/vorm", site: site, .page) { view, form in
        guard view.allows(.decide) else { throw SiteProblem.notAllowed }
        let entry = CooperationEntry(form)
        var again = CooperationFormPage(view: view, entry: entry, typed: form, problems: entry.problems)
        guard let phase = entry.phase, let situation = entry.situation, entry.problems.isEmpty else {
            return .page(again.html, status: .unprocessableContent)
        }
        let command = ChooseCooperation(
            phase, situation, parts: entry.parts, reason: entry.reason, seenAt: form.seenAt)
        do {
            try await view.perform(command)
            return .seeOther(view.link(.tab(.cooperation)) + "#vorm")
        } catch ProcessRefusal.invalid(let problems) {
            again.problems = problems
            return .page(again.html, status: .unprocessableContent)
        } catch let refusal as ProcessRefusal {
            return .page(
                RefusalView(refusal: refusal, view: view, back: view.link(.tab(.cooperation)) + "#vorm", form: form)
                    .html,
                status: refusal.status)
        }
    }
}
