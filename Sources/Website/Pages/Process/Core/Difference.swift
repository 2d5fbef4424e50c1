internal import Planning
internal import Process

/// One thing that two people filled in, as people read it: what stands there now, and what the visitor sent.
struct Difference {
    let label: String
    let theirs: String
    let mine: String
}

/// What a small form says beside what stands there now. A longer form shows its own fields.
struct Differences {
    let view: ProcessPage
    let form: FormRequest

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    /// Everything that such a form is about, in its order; empty where there is nothing to choose between.
    func rows(_ kind: ItemKind, id: String) -> [Difference] {
        switch kind {
        case .step: step
        case .member: member(PersonID(rawValue: id))
        case .visibility: visibility
        case .canvas: canvas(id)
        case .cooperation: GuidePhase(rawValue: id).map(cooperation) ?? []
        case .dynamics: answer
        case .startingPoints: id.isEmpty ? startingPoints : pointsDissent
        case .card: ItemID(rawValue: id).map(card) ?? []
        case .decision: ItemID(rawValue: id).map(dissent) ?? []
        case .party: removal(process.parties, id)
        case .interest: removal(process.interests, id)
        case .goal: removal(process.goals, id)
        case .relation: removal(process.relations, id)
        case .attachment: removal(process.attachments, id)
        case .activity: removal(process.activities, id)
        case .group: removal(process.groups, id)
        case .trigger: removal(process.triggers, id)
        case .joint: removal(process.joints, id)
        case .charter, .product: []
        }
    }

    private func reason(_ theirs: String?) -> Difference {
        Difference(label: t("field.reden"), theirs: theirs ?? "", mine: form["reden"])
    }

    /// A choice, read with a prefix of text keys; an empty text for none.
    private func named(_ prefix: String, _ value: String?) -> String {
        value.flatMap { $0.isEmpty ? nil : t(prefix + $0) } ?? ""
    }

    private func party(_ field: String) -> ItemID<Party>? { ItemID(rawValue: form[field]) }

    private var step: [Difference] {
        [
            Difference(
                label: t("process.whichStep"), theirs: named("step.", process.step.step.rawValue),
                mine: named("step.", form["stap"])), reason(process.step.reason),
        ]
    }

    private func member(_ person: PersonID) -> [Difference] {
        let now = process.members[person]
        func spoken(_ party: ItemID<Party>?) -> String { party == nil ? t("form.nobody") : view.name(party) }
        let leaving = t(person == view.person ? "members.leave" : "members.remove")
        return [
            Difference(
                label: t("members.role"), theirs: named("role.", now?.role.rawValue),
                mine: form.has("rol") ? named("role.", form["rol"]) : leaving),
            Difference(
                label: t("members.for"), theirs: spoken(now?.party),
                mine: form.has("rol") ? spoken(party("partij")) : spoken(now?.party)),
        ]
    }

    private var visibility: [Difference] {
        [
            Difference(
                label: t("visibility.choose"), theirs: named("visibility.", process.visibility.name),
                mine: named("visibility.", form["zichtbaar"]))
        ]
    }

    private func partner(_ party: ItemID<Party>) -> [Difference] {
        let now = process.canvas.partners[party]?.partner
        let isLeaving = form.has("weg")
        return [
            Difference(
                label: t("canvas.contribution"), theirs: now?.contribution ?? t("canvas.noPartner"),
                mine: isLeaving ? t("canvas.noPartner") : form["inbreng"]),
            Difference(
                label: t("canvas.partnerGoal"), theirs: now?.goal ?? "",
                mine: isLeaving ? "" : form.has("doel") ? form["doel"] : now?.goal ?? ""),
        ]
    }

    /// What stands in the canvas under that name: an answer, a partner's part, or what a partner said of the last version.
    private func canvas(_ id: String) -> [Difference] {
        if form.has("antwoord") {
            let question = CanvasQuestion(rawValue: id)
            let now = question.map { process.canvas.answers[$0] } ?? process.canvas.sharedGoal
            return [
                Difference(
                    label: question.map { t("canvasquestion.\($0.rawValue)") } ?? t("canvas.sharedGoal"),
                    theirs: now?.text ?? "", mine: form["antwoord"])
            ]
        }
        guard let party = ItemID<Party>(rawValue: id) else { return [] }
        return form.has("versie") ? response(party) : partner(party)
    }

    private func response(_ party: ItemID<Party>) -> [Difference] {
        let last = process.canvas.editions.last
        func said(_ objection: String?) -> String {
            objection.map { t("canvas.objection", ["party": view.name(party), "reason": $0]) }
                ?? t("canvas.agree", ["party": view.name(party)])
        }
        let mine = form.has("reden") ? form["reden"] : nil
        return [
            Difference(
                label: t("canvas.versions"), theirs: said(last?.objections[party]?.reason), mine: said(mine))
        ]
    }

    private func cooperation(_ phase: GuidePhase) -> [Difference] {
        let now = process.cooperation[phase]
        let mine = CooperationEntry(form)
        return [
            Difference(
                label: t("coop.weighed"), theirs: now.map { t.situation($0.situation) } ?? "",
                mine: mine.situation.map { t.situation($0) } ?? ""),
            Difference(
                label: t("coop.form"), theirs: t.parts(now?.parts ?? []), mine: t.parts(mine.parts)),
            reason(now?.reason),
        ]
    }

    private var pointsDissent: [Difference] {
        let now = process.startingPoints
        let mine = now?.dissents.last { $0.party == party("partij") }?.reason
        return [
            Difference(
                label: t("dynamics.leading"),
                theirs: (now?.leading ?? []).map { named("transition.", $0.rawValue) }.joined(separator: ", "), mine: ""
            ),
            reason(mine),
        ]
    }

    private var answer: [Difference] {
        guard let party = party("partij"), let transition = Transition(rawValue: form["transitie"]),
            let scale = ScaleLevel(rawValue: form["schaal"])
        else { return [] }
        let now = process.dynamics[Dynamics.Key(party: party, transition: transition, scale: scale)]?.answer
        let mine = ScoreEntry(form, before: now)
        func shown(_ mark: Int?) -> String { mark.map(String.init) ?? "–" }
        return DynamicsQuestion.allCases.map { question in
            Difference(
                label: t("dynamics.q.\(question.rawValue)"), theirs: shown(now?.marks[question]),
                mine: shown(mine.answer.marks[question]))
        } + [Difference(label: t("field.reden"), theirs: now?.reason ?? "", mine: mine.answer.reason)]
    }

    private var startingPoints: [Difference] {
        let now = process.startingPoints
        func title(_ id: ItemID<Trigger>?) -> String {
            id.flatMap { process.triggers[$0]?.item.title } ?? t("form.none")
        }
        func names(_ transitions: [String]) -> String {
            transitions.map { named("transition.", $0) }.joined(separator: ", ")
        }
        let others = now?.dissents.map { t("decision.dissent", ["party": view.name($0.party)]) + " " + $0.reason }
        return [
            Difference(
                label: t("dynamics.trigger"), theirs: title(now?.trigger),
                mine: title(ItemID(rawValue: form["aanleiding"]))),
            Difference(
                label: t("dynamics.leading"), theirs: names(now?.leading.map(\.rawValue) ?? []),
                mine: names(form.all("koploper"))),
            Difference(label: t("field.visie"), theirs: now?.vision ?? "", mine: form["visie"]), reason(now?.reason),
            Difference(
                label: t("dynamics.dissenters"), theirs: others?.joined(separator: "\n") ?? "", mine: ""),
        ]
    }

    private func card(_ id: ItemID<Card>) -> [Difference] {
        guard let now = process.cards[id]?.item else { return [] }
        var rows: [Difference] = []
        if form.has("fase") {
            rows.append(
                Difference(
                    label: t("field.fase"), theirs: named("boardphase.", now.phase.rawValue),
                    mine: named("boardphase.", form["fase"])))
            rows.append(
                Difference(
                    label: t("field.niveau"), theirs: named("planlevel.", now.level.rawValue),
                    mine: named("planlevel.", form["niveau"])))
        }
        if form.has("vraag"), !form["vraag"].isEmpty {
            rows.append(
                Difference(
                    label: t("field.vraag"), theirs: named("question.", now.question?.rawValue),
                    mine: named("question.", form["vraag"])))
        }
        if form.has("stand") {
            rows.append(
                Difference(
                    label: t("field.stand"), theirs: named("cardstate.", now.state.rawValue),
                    mine: named("cardstate.", form["stand"])))
        }
        return rows.isEmpty ? removal(process.cards, id.rawValue) : rows
    }

    private func dissent(_ id: ItemID<Decision>) -> [Difference] {
        let now = process.decisions[id]?.item.dissents.last { $0.party == party("partij") }
        return [reason(now?.reason)]
    }

    private func removal<Item>(_ register: Register<Item>, _ id: String) -> [Difference] {
        let now = ItemID<Item>(rawValue: id).flatMap { register[$0]?.item.title }
        return [Difference(label: t("field.titel"), theirs: now ?? "", mine: t("item.remove"))]
    }
}
