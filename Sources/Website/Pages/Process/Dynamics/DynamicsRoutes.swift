internal import Atlas
internal import Diagnosis
internal import Hummingbird
internal import Outlines
internal import Planning
internal import Process

/// The dynamics: answers of the parties, laid over the diagnosis, and the three starting points.
func addDynamicsRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/dynamiek", site: site) { view, _ in
        DynamicsView(view: view, diagnosis: view.diagnosis).html
    }
    router.processForm("/dynamiek/score", site: site) { view, form in
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        let transition = reader.choice("transitie", else: Transition.energy)
        let scale = reader.choice("schaal", else: ScaleLevel.district)
        var marks: [DynamicsQuestion: Int] = [:]
        for question in DynamicsQuestion.allCases { marks[question] = reader.whole(question.rawValue) }
        guard reader.problems.isEmpty else { throw SiteProblem.formUnreadable(reader.problems, form) }
        return try await view.answer(
            ScoreDynamics(
                Dynamics.Key(party: party, transition: transition, scale: scale),
                DynamicsAnswer(marks: marks, reason: form["reden"]), seenAt: form.seenAt),
            of: form, then: .tab(.dynamics), anchor: "transitie-" + transition.rawValue)
    }
    router.processForm("/dynamiek/uitgangspunten", site: site) { view, form in
        var reader = FieldReader(form)
        let leading = reader.choices("koploper", Transition.self)
        let dissenter = reader.choice("afwijkend", ItemID<Party>.self)
        let dissents = dissenter.map { [Decision.Dissent(party: $0, reason: form["afwijkend-reden"])] } ?? []
        let trigger = reader.choice("aanleiding", ItemID<Trigger>.self)
        guard reader.problems.isEmpty else { throw SiteProblem.formUnreadable(reader.problems, form) }
        return try await view.answer(
            DecideStartingPoints(
                trigger: trigger, leading: leading, vision: form["visie"], reason: form["reden"], dissents: dissents,
                proposed: view.process.proposedStartingPoints(diagnosis: view.diagnosis), atlas: view.page.site.edition,
                seenAt: form.seenAt),
            of: form, then: .tab(.dynamics), anchor: "uitgangspunten")
    }
}

extension SiteProblem {
    /// A form with values that its page does not offer.
    static func formUnreadable(_ problems: [FieldProblem], _ form: FormRequest) -> SiteProblem {
        let field = problems.first?.field ?? ""
        return .parameter(field, value: form[field], allowed: "…")
    }
}

extension ProcessPage {
    /// Urgency scores of the areas that the process is about: their mean, over the areas that have a score. Within a drawn
    /// border every neighbourhood counts for the ground that lies inside.
    var diagnosis: [Transition: Double] {
        let site = page.site
        if let drawn { return diagnosis(of: drawn) }
        var scores: [Transition: [Double]] = [:]
        for code in charter.areas {
            guard let (areas, place) = site.atlas.find(code),
                let scored = site.diagnosis.scored(.init(level: areas.level))
            else { continue }
            for transition in Transition.allCases {
                if let score = scored.scores.all(transition)[place] { scores[transition, default: []].append(score) }
            }
        }
        return scores.mapValues { $0.reduce(0, +) / Double($0.count) }
    }

    private func diagnosis(of drawn: DrawnArea) -> [Transition: Double] {
        let site = page.site
        guard let level = drawn.overlaps.first?.code.level, let areas = site.atlas[level],
            let scored = site.diagnosis.scored(.init(level: level))
        else { return [:] }
        var means: [Transition: Double] = [:]
        for transition in Transition.allCases {
            let scores = scored.scores.all(transition)
            means[transition] = drawn.mean { code in areas.place(of: code).flatMap { scores[$0] } }
        }
        return means
    }
}

extension Site {
    /// The atlas that decisions are taken with.
    var edition: AtlasEdition { AtlasEdition(edition: atlas.edition, fingerprint: atlas.fingerprint) }
}
