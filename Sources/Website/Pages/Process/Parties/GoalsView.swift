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
            !view.parties(for: .relateGoals).isEmpty
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
        return "<td><ul>\(goals)</ul>\(agreed(cell.agreed)) \(proposed(cell.proposed))</td>"
    }

    /// What people found. What the rules propose is a guess until somebody looks at it, and stands apart.
    private func agreed(_ count: GoalMatrix.Count) -> HTML {
        let meets: HTML? =
            count.meets == 0
            ? nil : "<span class=\"meet\">＋ \(t("goals.meets", ["count": t.number(count.meets)]))</span>"
        let clashes: HTML? =
            count.clashes == 0
            ? nil : "<span class=\"clash\">! \(t("goals.clashes", ["count": t.number(count.clashes)]))</span>"
        return "\(meets) \(clashes)"
    }

    private func proposed(_ count: GoalMatrix.Count) -> HTML? {
        guard count != GoalMatrix.Count() else { return nil }
        let all = t.number(count.meets + count.clashes)
        return "<span class=\"src\">\(t("goals.proposed", ["count": all]))</span>"
    }

    private func pairs(_ matrix: GoalMatrix) -> HTML {
        let groups: [HTML] = [GoalRelation.Sort.clash, .meet].map { sort in
            let pairs = matrix.pairs.filter { $0.sort == sort }
            let id = "paren-" + sort.rawValue
            return """
                <section aria-labelledby="\(id)"><h2 id="\(id)">\(t("relation.many.\(sort.rawValue)"))</h2>
                <h3>\(t("goals.agreedPairs"))</h3>\(list(pairs.filter { !$0.ground.isProposal }))
                <h3>\(t("goals.proposedPairs"))</h3>\(list(pairs.filter(\.ground.isProposal)))</section>
                """
        }
        return "<div class=\"two\">\(groups)</div>\(rejected(matrix.pairs.filter { $0.sort == .neither }))"
    }

    private func list(_ pairs: [GoalMatrix.Pair]) -> HTML {
        pairs.isEmpty
            ? "<p class=\"missing\">\(t("goals.noPairs"))</p>" : "<ul class=\"pairs\">\(pairs.map(pair))</ul>"
    }

    /// Proposals that people looked at and found not to hold, with their reason.
    private func rejected(_ pairs: [GoalMatrix.Pair]) -> HTML? {
        guard !pairs.isEmpty else { return nil }
        return """
            <section aria-labelledby="paren-geen"><h2 id="paren-geen">\(t("relation.many.geen"))</h2>\(list(pairs))</section>
            """
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
        case .sameTransition(let transition, let place):
            let transition = t("transition.\(transition.rawValue)").lowercasedFirst
            ground =
                "\(t("goals.sameTransition", ["transition": transition])) \(words(place)) \(record(pair)) \(reject(pair))"
        case .sameLayer(let layer, let place):
            let layer = t("layer.\(layer.rawValue)").lowercasedFirst
            ground = "\(t("goals.sameLayer", ["layer": layer])) \(words(place)) \(record(pair)) \(reject(pair))"
        }
        return "<li><p>\(goal(pair.first)) ↔ \(goal(pair.second))</p><p class=\"note\">\(ground)</p></li>"
    }

    private func words(_ place: SharedPlace) -> String {
        switch place {
        case .named(let name): t("goals.samePlace", ["place": name])
        case .drawn: t("goals.placeDrawn")
        case .unknown: t("goals.placeUnknown")
        }
    }

    /// A proposal can be confirmed: then it is recorded, with a reason.
    private func record(_ pair: GoalMatrix.Pair) -> HTML? { link(pair, pair.sort, t("goals.record")) }

    /// Or it does not hold: that is recorded with a reason too, and the proposal is gone.
    private func reject(_ pair: GoalMatrix.Pair) -> HTML? { link(pair, .neither, t("goals.reject")) }

    private func link(_ pair: GoalMatrix.Pair, _ sort: GoalRelation.Sort, _ words: String) -> HTML? {
        let relation = GoalRelation(first: pair.first, second: pair.second, sort: sort, reason: "")
        guard view.allowsChange(of: relation) else { return nil }
        let address = view.link(
            .new(segment: GoalRelation.segment),
            [("doel", pair.first.rawValue), ("ander", pair.second.rawValue), ("soort", sort.rawValue)])
        return "<a class=\"noprint\" href=\"\(address)\">\(words)</a>"
    }

    private var register: HTML {
        let rows = process.goals.all.map { entry -> HTML in
            let goal = entry.item
            let quantity = goal.quantity.map { t.amount($0.amount) + " " + $0.unit } ?? ""
            let deadline = goal.deadline.map { t.day($0) } ?? ""
            let late: HTML? =
                goal.isLate(on: view.today) ? " <b class=\"late\">\(t("goals.late"))</b>" : nil
            let towards: HTML? = goal.towards.flatMap { process.goals[$0] }.map {
                "<small>\(t("goals.stepTo", ["goal": $0.item.title]))</small>"
            }
            let place = PlaceLine(view: view, place: goal.place, segment: Goal.segment, id: entry.id.rawValue).html
            let kind = goal.isObligatory ? t("goals.obligatory") : t("goals.voluntary")
            return """
                <tr id="doel-\(entry.id.rawValue)"><th scope="row"><a href="\(view.link(.item(segment: Goal.segment, id: entry.id.rawValue)))">\(goal.title)</a>\(towards)\(place)</th><td>\(view.name(goal.party))</td><td>\(t("transition.\(goal.transition.rawValue)"))</td><td>\(kind)<small>\(goal.source)</small></td><td class="num">\(quantity)</td><td class="day">\(deadline)\(late)</td></tr>
                """
        }
        return """
            <section aria-labelledby="register"><h2 id="register">\(t("goals.register"))</h2>
            <div class="tw" tabindex="0" role="group" aria-label="\(t("goals.register"))"><table class="fig words"><thead><tr><th scope="col">\(t("field.doel"))</th><th scope="col">\(t("field.partij"))</th><th scope="col">\(t("field.transitie"))</th><th scope="col">\(t("goals.kind"))</th><th scope="col" class="num">\(t("field.hoeveelheid"))</th><th scope="col">\(t("field.termijn"))</th></tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }
}
