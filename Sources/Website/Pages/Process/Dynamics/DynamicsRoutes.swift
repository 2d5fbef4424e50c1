internal import Atlas
internal import Hummingbird
internal import Planning
internal import Process
internal import ProcessService

/// The dynamics: answers of the parties, laid over the diagnosis, and the three starting points.
func addDynamicsRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/dynamiek", site: site) { view, _ in
        DynamicsView(view: view, figures: try DynamicsFigures(view)).html
    }
    router.processForm("/dynamiek/score", site: site) { view, form in
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        let transition = reader.choice("transitie", else: Transition.energy)
        let scale = reader.choice("schaal", else: ScaleLevel.district)
        let key = Dynamics.Key(party: party, transition: transition, scale: scale)
        let entry = ScoreEntry(form, before: view.process.dynamics[key]?.answer)
        guard (reader.problems + entry.problems).isEmpty else {
            return view.refuse(reader.problems + entry.problems, of: form, then: .tab(.dynamics))
        }
        let answer = try await view.answer(
            ScoreDynamics(key, entry.answer, seenAt: form.seenAt), of: form, then: .tab(.dynamics))
        guard answer.status == .seeOther else { return answer }
        // Back to the scale that was answered about.
        return .seeOther(view.link(.tab(.dynamics), [("schaal", scale.rawValue)]) + "#transitie-" + transition.rawValue)
    }
    router.processForm("/dynamiek/uitgangspunten", site: site) { view, form in
        guard view.allows(.decide) else { throw SiteProblem.notAllowed }
        var reader = FieldReader(form)
        let leading = reader.choices("koploper", Transition.self)
        let trigger = reader.choice("aanleiding", ItemID<Trigger>.self)
        let scale = reader.choice("schaal", ScaleLevel.self) ?? view.charter.scale
        guard reader.problems.isEmpty else { return view.refuse(reader.problems, of: form, then: .tab(.dynamics)) }
        let figures = DynamicsFigures(view, at: scale)
        let edition = site.edition
        // A page of before the atlas was renewed showed other figures than these.
        guard form["cijfers"].isEmpty || form["cijfers"] == edition.fingerprint else {
            return view.refuse([FieldProblem("cijfers", .unknown)], of: form, then: .tab(.dynamics))
        }
        return try await view.answer(
            DecideStartingPoints(
                trigger: trigger, leading: leading, vision: form["visie"], reason: form["reden"],
                proposed: try await view.seen(by: form).proposedStartingPoints(figures.shown, year: figures.year),
                figures: figures.shown, atlas: edition, seenAt: form.seenAt),
            of: form, then: .tab(.dynamics), anchor: "uitgangspunten")
    }
    router.processForm("/dynamiek/afwijkend", site: site) { view, form in
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        guard reader.problems.isEmpty else { return view.refuse(reader.problems, of: form, then: .tab(.dynamics)) }
        return try await view.answer(
            DissentFromStartingPoints(party: party, reason: form["reden"], seenAt: form.seenAt), of: form,
            then: .tab(.dynamics), anchor: "uitgangspunten")
    }
}

extension ProcessPage {
    /// The process as the page showed it from which a form was sent, so that what was proposed there is recorded.
    fileprivate func seen(by form: FormRequest) async throws -> AreaProcess {
        guard (1..<process.version).contains(form.seenAt),
            let then = try await page.site.processes?.process(id, at: form.seenAt)
        else { return process }
        return then
    }
}

extension Site {
    /// The atlas that decisions are taken with.
    var edition: AtlasEdition { AtlasEdition(edition: atlas.edition, fingerprint: atlas.fingerprint) }
}
