internal import Atlas
internal import Planning
internal import Process

/// Tells what events changed, each kind in its own way.
struct EventTeller {
    /// The process in front of the event, and after it.
    let then: ProcessPage
    let now: ProcessPage
    let names: PersonNames

    private var t: Texts { now.t }

    func tell(_ event: any ProcessEvent) -> ToldEvent {
        if let item = event as? any ItemEvent { return item.told(by: self) }
        switch event {
        case is ProcessStarted, is CharterChanged: return ToldEvent(changes: charter)
        case let event as StepEntered:
            return ToldEvent(
                changes: [
                    change(
                        t("report.stepNow"), { $0.step.fact == nil ? "" : t("step.\($0.step.step.rawValue)") })
                ], reason: event.reason, note: LackingList(t: t).line(event.lacking))
        case let event as ItemAdded<Attachment>:
            return ToldEvent(changes: [
                change(t("field.kaart")) { $0.attachments[event.id] == nil ? "" : title(event.item.card, $0) }
            ])
        case let event as ProductDelivered: return product(event)
        case let event as CardMoved:
            return ToldEvent(changes: item(event.id), note: MovedQuestion(t: t, moved: event).html)
        case let event as CardStateSet: return ToldEvent(changes: item(event.id))
        case let event as DissentRecorded: return dissent(event)
        case let event as DynamicsScored: return score(event)
        case is StartingPointsDecided: return points
        case let event as StartingPointsDissented:
            return ToldEvent(about: now.name(event.dissent.party), reason: event.dissent.reason)
        case let event as CanvasFilled: return filled(event)
        case let event as CanvasPartnerSet: return partner(event)
        case let event as CanvasAgreed:
            return ToldEvent(about: now.name(event.party) + ", " + t("canvas.version", ["number": "\(event.number)"]))
        case let event as CanvasObjected:
            let version = t("canvas.version", ["number": "\(event.number)"])
            return ToldEvent(about: now.name(event.party) + ", " + version, reason: event.reason)
        case let event as CanvasLaidDown:
            return ToldEvent(about: t("canvas.version", ["number": "\(event.number)"]))
        case let event as CooperationChosen: return form(event)
        case let event as MemberAdmitted: return member(event.person, event.reason)
        case let event as MemberRoleChanged: return member(event.person, event.reason)
        case let event as MemberLeft: return member(event.person)
        case is VisibilitySet:
            return ToldEvent(changes: [change(t("visibility.choose"), { t("visibility.\($0.visibility.name)") })])
        default: return ToldEvent()
        }
    }

    private func title(_ card: ItemID<Card>?, _ process: AreaProcess) -> String {
        card.flatMap { process.cards[$0]?.item.title } ?? ""
    }

    /// The fields of an item, as its form has them.
    func item<Item: EditableItem>(_ id: ItemID<Item>) -> [EventStory.Change] {
        let before = texts(id, in: then)
        let after = texts(id, in: now)
        return (after ?? before ?? []).indices.map { place in
            EventStory.Change(
                label: (after ?? before ?? [])[place].label, before: before?[place].text ?? "",
                after: after?[place].text ?? "")
        }
    }

    private func texts<Item: EditableItem>(
        _ id: ItemID<Item>, in view: ProcessPage
    ) -> [(label: String, text: String)]? {
        view.process[keyPath: Item.register][id].map { entry in
            Item.fields(entry.item, FieldChoices(view: view, isForReading: true)).map { ($0.label, text($0)) }
        }
    }

    private func text(_ field: ItemField) -> String {
        switch field.control {
        case .check: field.values.isEmpty ? "" : t("timeline.yes")
        case .day: CalendarDay(field.value).map { t.day($0) } ?? field.value
        default: field.shown
        }
    }

    private func change(_ label: String, _ text: (AreaProcess) -> String) -> EventStory.Change {
        EventStory.Change(
            label: label, before: then.process.isStarted ? text(then.process) : "", after: text(now.process))
    }

    private var charter: [EventStory.Change] {
        let atlas = now.page.site.atlas
        func words(_ charter: Charter?, _ text: (Charter) -> String) -> String { charter.map(text) ?? "" }
        func row(_ label: String, _ text: (Charter) -> String) -> EventStory.Change {
            EventStory.Change(
                label: label, before: words(then.process.charter, text), after: words(now.process.charter, text))
        }
        var rows = [
            row(t("field.naam")) { $0.name },
            row(t("charter.area")) { $0.areas.map { atlas.name(of: $0) }.joined(separator: ", ") },
            row(t("timeline.border")) { charter in
                guard let outline = charter.outline else { return "" }
                let positions = outline.polygons.joined().reduce(0) { $0 + $1.count }
                return t("timeline.border.drawn", ["count": t.number(positions)])
            },
            row(t("charter.reasons")) { $0.reasons.map { t("boundary.\($0.rawValue)") }.joined(separator: ", ") },
            row(t("field.begrenzing")) { $0.boundary }, row(t("field.aanleiding")) { $0.trigger },
            row(t("field.visie")) { $0.vision }, row(t("field.schaal")) { t("scale.\($0.scale.rawValue)") },
        ]
        // Two drawings of as many points are still two drawings.
        if let before = then.process.charter?.outline, let after = now.process.charter?.outline, before != after,
            rows[2].before == rows[2].after
        {
            rows[2] = EventStory.Change(label: rows[2].label, before: rows[2].before, after: t("timeline.border.other"))
        }
        rows += Duty.allCases.map { duty in
            EventStory.Change(
                label: t("duty.\(duty.rawValue)"), before: then.name(then.process.charter?.duties[duty]),
                after: now.name(now.process.charter?.duties[duty]))
        }
        return rows
    }

    private func product(_ event: ProductDelivered) -> ToldEvent {
        func delivered(_ process: AreaProcess) -> DeliveredProduct? { process.products[event.product] }
        return ToldEvent(
            about: t("product.\(event.product.rawValue)"),
            changes: [
                change(t("product.summary")) { delivered($0)?.summary ?? "" },
                change(t("product.card")) { title(delivered($0)?.card, $0) },
            ], note: LackingList(t: t).line(event.lacking))
    }

    private func dissent(_ event: DissentRecorded) -> ToldEvent {
        let title = now.process.decisions[event.id]?.item.title ?? ""
        return ToldEvent(
            about: now.name(event.dissent.party) + ": " + title,
            reason: event.dissent.reason)
    }

    private func score(_ event: DynamicsScored) -> ToldEvent {
        let key = event.key
        let about = [
            now.name(key.party), t("transition.\(key.transition.rawValue)"), t("scale.\(key.scale.rawValue)"),
        ]
        return ToldEvent(
            about: about.joined(separator: ", "),
            changes: DynamicsQuestion.allCases.map { question in
                change(t("dynamics.q.\(question.rawValue)")) { process in
                    process.dynamics[key]?.answer.marks[question].map { String($0) } ?? ""
                }
            } + [change(t("field.reden")) { $0.dynamics[key]?.answer.reason ?? "" }])
    }

    private func filled(_ event: CanvasFilled) -> ToldEvent {
        let label = event.question.map { t("canvasquestion.\($0.rawValue)") } ?? t("canvas.sharedGoal")
        return ToldEvent(changes: [
            change(label) { process in
                let answer = event.question.map { process.canvas.answers[$0] } ?? process.canvas.sharedGoal
                return answer?.text ?? ""
            }
        ])
    }

    private func partner(_ event: CanvasPartnerSet) -> ToldEvent {
        func part(_ process: AreaProcess) -> Canvas.Partner? { process.canvas.partners[event.party]?.partner }
        let about = now.name(event.party) + (event.partner == nil ? ": " + t("canvas.noPartner") : "")
        return ToldEvent(
            about: about,
            changes: [
                change(t("canvas.contribution")) { part($0)?.contribution ?? "" },
                change(t("canvas.partnerGoal")) { part($0)?.goal ?? "" },
            ], reason: event.reason)
    }

    private func member(_ person: PersonID, _ reason: String = "") -> ToldEvent {
        ToldEvent(
            about: names[person],
            changes: [
                change(t("members.role")) { process in
                    process.members[person].map { t("role.\($0.role.rawValue)") } ?? ""
                },
                EventStory.Change(
                    label: t("members.for"), before: then.name(then.process.members[person]?.party),
                    after: now.name(now.process.members[person]?.party)),
            ], reason: reason)
    }

    private func form(_ event: CooperationChosen) -> ToldEvent {
        func choice(_ process: AreaProcess) -> CooperationChoice? { process.cooperation[event.phase] }
        return ToldEvent(
            about: t("guidephase.\(event.phase.rawValue)"),
            changes: [
                change(t("coop.form")) { choice($0).map { t.parts($0.parts) } ?? "" },
                change(t("coop.weighed")) { choice($0).map { t.situation($0.situation) } ?? "" },
            ], reason: event.reason)
    }

    private var points: ToldEvent {
        func text(_ label: String, _ text: (StartingPoints, AreaProcess) -> String) -> EventStory.Change {
            change(label) { process in process.startingPoints.map { text($0, process) } ?? "" }
        }
        return ToldEvent(
            changes: [
                text(t("dynamics.trigger")) { points, process in
                    points.trigger.flatMap { process.triggers[$0]?.item.title } ?? t("form.none")
                },
                text(t("dynamics.leading")) { points, _ in
                    points.leading.map { t("transition.\($0.rawValue)") }.joined(separator: ", ")
                },
                text(t("field.visie")) { points, _ in points.vision },
                text(t("timeline.figures")) { points, _ in points.atlas?.edition ?? "" },
            ], reason: now.process.startingPoints?.reason ?? "")
    }
}
