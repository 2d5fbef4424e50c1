internal import Planning
internal import Process

/// What parties want to reach: a matrix of parties and transitions, where goals meet and clash, and the register.
struct GoalsView {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        let matrix = GoalMatrix(process)
        return ProcessLayout(
            view: view, tab: .goals, title: t("process.tab.doelen"), lead: "<p class=\"lead\">\(t("goals.lead"))</p>",
            actions: actions ?? .none,
            content: """
                \(process.goals.isEmpty ? empty : table(matrix) + pairs(matrix) + register)
                """
        ).html
    }

    private var empty: HTML { "<p class=\"callout\">\(t("goals.none"))</p>" }

    private var actions: HTML? {
        guard !view.parties(for: .setGoals).isEmpty else { return nil }
        let relation: HTML? =
            view.allows(.setGoals)
            ? "<a class=\"btn\" href=\"\(view.link(.new(segment: GoalRelation.segment)))\">\(t("item.new.verband"))</a>"
            : nil
        return
            "<a class=\"btn\" href=\"\(view.link(.new(segment: Goal.segment)))\">\(t("item.new.doel"))</a>\(relation)"
    }

    private func table(_ matrix: GoalMatrix) -> HTML {
        let heads = Transition.allCases.map { "<th scope=\"col\">\(t("transition.\($0.rawValue)"))</th>" as HTML }
        let rows = matrix.parties.map { party -> HTML in
            let cells = Transition.allCases.map { cell(matrix[party, $0]) }
            return """
                <tr id="rij-\(party.rawValue)"><th scope="row">\(view.name(party))</th>\(cells)</tr>
                """
        }
        return """
            <section aria-labelledby="matrix"><h2 id="matrix">\(t("goals.matrix"))</h2><p class="note">\(t("goals.matrix.explain"))</p>
            <div class="tw" tabindex="0" role="group" aria-label="\(t("goals.matrix"))"><table class="fig words matrix"><thead><tr><th scope="col">\(t("field.partij"))</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }

    private func cell(_ cell: GoalMatrix.Cell) -> HTML {
        guard !cell.goals.isEmpty else {
            return "<td class=\"none\"><span class=\"vh\">\(t("goals.noneHere"))</span></td>"
        }
        let goals = cell.goals.compactMap { id -> HTML? in
            process.goals[id].map {
                "<li><a href=\"#doel-\(id.rawValue)\">\($0.item.title)</a>\($0.item.isObligatory ? " <span class=\"chip\">\(t("goals.must"))</span>" : HTML.none)</li>"
            }
        }
        let meets: HTML? =
            cell.meets == 0 ? nil : "<span class=\"meet\">＋ \(t("goals.meets", ["count": t.number(cell.meets)]))</span>"
        let clashes: HTML? =
            cell.clashes == 0
            ? nil : "<span class=\"clash\">! \(t("goals.clashes", ["count": t.number(cell.clashes)]))</span>"
        return "<td><ul>\(goals)</ul>\(meets) \(clashes)</td>"
    }

    private func pairs(_ matrix: GoalMatrix) -> HTML {
        let groups: [HTML] = [GoalRelation.Sort.clash, .meet].map { sort in
            let pairs = matrix.pairs.filter { $0.sort == sort }
            let id = "paren-" + sort.rawValue
            let list: HTML =
                pairs.isEmpty
                ? "<p class=\"missing\">\(t("goals.noPairs"))</p>" : "<ul class=\"pairs\">\(pairs.map(pair))</ul>"
            return """
                <section aria-labelledby="\(id)"><h2 id="\(id)">\(t("relation.many.\(sort.rawValue)"))</h2>\(list)</section>
                """
        }
        return "<div class=\"two\">\(groups)</div>"
    }

    private func pair(_ pair: GoalMatrix.Pair) -> HTML {
        func goal(_ id: ItemID<Goal>) -> HTML {
            guard let goal = process.goals[id]?.item else { return .none }
            return
                "<a href=\"#doel-\(id.rawValue)\">\(goal.title)</a> <span class=\"src\">\(view.name(goal.party))</span>"
        }
        let ground: HTML
        switch pair.ground {
        case .recorded(let id, let reason):
            let address = view.link(.item(segment: GoalRelation.segment, id: id.rawValue))
            ground = "\(reason) <a href=\"\(address)\">\(t("goals.recorded"))</a>"
        case .sameTransition(let transition):
            ground =
                "\(t("goals.sameTransition", ["transition": t("transition.\(transition.rawValue)").lowercasedFirst])) \(record(pair))"
        case .sameLayer(let layer):
            ground = "\(t("goals.sameLayer", ["layer": t("layer.\(layer.rawValue)").lowercasedFirst])) \(record(pair))"
        }
        return "<li><p>\(goal(pair.first)) ↔ \(goal(pair.second))</p><p class=\"note\">\(ground)</p></li>"
    }

    /// A proposal can be confirmed or overruled: then it is recorded, with a reason.
    private func record(_ pair: GoalMatrix.Pair) -> HTML? {
        guard view.allows(.setGoals) else { return nil }
        let address = view.link(
            .new(segment: GoalRelation.segment),
            [("doel", pair.first.rawValue), ("ander", pair.second.rawValue), ("soort", pair.sort.rawValue)])
        return "<a class=\"noprint\" href=\"\(address)\">\(t("goals.record"))</a>"
    }

    private var register: HTML {
        let rows = process.goals.all.map { entry -> HTML in
            let goal = entry.item
            let quantity = goal.quantity.map { t.plain($0.amount) + " " + $0.unit } ?? ""
            let deadline = goal.deadline.map { t.day($0) } ?? ""
            let towards: HTML? = goal.towards.flatMap { process.goals[$0] }.map {
                "<small>\(t("goals.stepTo", ["goal": $0.item.title]))</small>"
            }
            let kind = goal.isObligatory ? t("goals.obligatory") : t("goals.voluntary")
            return """
                <tr id="doel-\(entry.id.rawValue)"><th scope="row"><a href="\(view.link(.item(segment: Goal.segment, id: entry.id.rawValue)))">\(goal.title)</a>\(towards)</th><td>\(view.name(goal.party))</td><td>\(t("transition.\(goal.transition.rawValue)"))</td><td>\(kind)<small>\(goal.source)</small></td><td class="num">\(quantity)</td><td class="day">\(deadline)</td></tr>
                """
        }
        return """
            <section aria-labelledby="register"><h2 id="register">\(t("goals.register"))</h2>
            <div class="tw" tabindex="0" role="group" aria-label="\(t("goals.register"))"><table class="fig words"><thead><tr><th scope="col">\(t("field.doel"))</th><th scope="col">\(t("field.partij"))</th><th scope="col">\(t("field.transitie"))</th><th scope="col">\(t("goals.kind"))</th><th scope="col" class="num">\(t("field.hoeveelheid"))</th><th scope="col">\(t("field.termijn"))</th></tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }
}
