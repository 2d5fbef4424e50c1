internal import Planning
internal import Process

extension Goal: EditableItem {
    static var segment: String { "doel" }
    static var tab: ProcessTab { .goals }
    static func lack(in view: ProcessPage) -> ItemLack? { .party(in: view) }

    static func fields(_ item: Goal?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        return [
            ItemField(
                name: "partij", label: t("field.partij"), control: .choice(choices.parties(for: right)),
                values: item.map { [$0.party.rawValue] } ?? choices.asked("partij"), isRequired: true),
            ItemField(
                name: "titel", label: t("field.doel"), control: .line, values: item.map { [$0.title] } ?? [],
                isRequired: true),
            ItemField(
                name: "tekst", label: t("field.tekst"), control: .text(rows: 3), values: item.map { [$0.text] } ?? []),
            ItemField(
                name: "verplicht", label: t("field.verplicht"), control: .check,
                values: item?.isObligatory == true ? ["ja"] : []),
            ItemField(
                name: "bron", label: t("field.bron"), control: .line, values: item.map { [$0.source] } ?? [],
                hint: t("field.bron.hint")),
            ItemField(
                name: "termijn", label: t("field.termijn"), control: .day,
                values: item?.deadline.map { [$0.description] } ?? []),
            ItemField(
                name: "hoeveelheid", label: t("field.hoeveelheid"), control: .number,
                values: item?.quantity.map { [t.plain($0.amount)] } ?? []),
            ItemField(
                name: "eenheid", label: t("field.eenheid"), control: .line,
                values: item?.quantity.map { [$0.unit] } ?? [], hint: t("field.eenheid.hint")),
            ItemField(
                name: "naar", label: t("field.naar"),
                control: .choice(choices.items(choices.view.process.goals, none: t("form.none"))),
                values: item?.towards.map { [$0.rawValue] } ?? choices.asked("naar"), hint: t("field.naar.hint")),
            ItemField(
                name: "transitie", label: t("field.transitie"),
                control: .choice(choices.options(Transition.self) { t("transition.\($0.rawValue)") }),
                values: item.map { [$0.transition.rawValue] } ?? choices.asked("transitie"), isRequired: true),
            ItemField(
                name: "schaal", label: t("field.schaal"),
                control: .choice(choices.options(ScaleLevel.self) { t("scale.\($0.rawValue)") }),
                values: [item?.scale.rawValue ?? ScaleLevel.district.rawValue], isRequired: true),
            ItemField(
                name: "laag", label: t("field.laag"),
                control: .choice(
                    choices.options(PhysicalLayer.self, { t("layer.\($0.rawValue)") }, none: t("form.none"))),
                values: item?.layer.map { [$0.rawValue] } ?? [], hint: t("field.laag.hint")),
            ItemField(
                name: "plek", label: t("field.plek"), control: .line, values: item.map { [$0.place.words] } ?? []),
        ]
    }

    init(_ reader: inout FieldReader, before: Goal?) {
        let amount = reader.number("hoeveelheid")
        let unit = reader.text("eenheid")
        // An amount without a unit says nothing; a unit without an amount is not kept in silence.
        if amount == nil, !unit.isEmpty { reader.isMissing("hoeveelheid") }
        self.init(
            party: reader.id("partij", of: Party.self), title: reader.text("titel"), text: reader.text("tekst"),
            isObligatory: reader.form.has("verplicht"), source: reader.text("bron"), deadline: reader.day("termijn"),
            quantity: amount.map { Quantity(amount: $0, unit: unit) },
            towards: reader.choice("naar", ItemID<Goal>.self),
            transition: reader.choice("transitie", else: before?.transition ?? .energy),
            scale: reader.choice("schaal", else: before?.scale ?? .district),
            layer: reader.choice("laag", PhysicalLayer.self),
            place: Place(reader.text("plek"), sketch: before?.place.sketch))
    }
}

extension GoalRelation: EditableItem {
    static var segment: String { "verband" }
    static var tab: ProcessTab { .goals }

    /// Two goals, and one of them the visitor's own where they speak for one party only.
    static func lack(in view: ProcessPage) -> ItemLack? {
        if let lack = ItemLack.party(in: view) { return lack }
        let goals = view.process.goals.all
        let mayAdd = !view.parties(for: Goal.right).isEmpty
        if goals.count < 2 { return ItemLack(text: "lack.goals", segment: Goal.segment, mayAdd: mayAdd) }
        let own = goals.contains { view.allows(right, party: $0.item.party) }
        return own ? nil : ItemLack(text: "lack.ownGoal", segment: Goal.segment, mayAdd: mayAdd)
    }

    static func fields(_ item: GoalRelation?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        let process = choices.view.process
        let goals = process.goals.all.map { entry in
            ItemField.Option(
                value: entry.id.rawValue, label: choices.view.name(entry.item.party) + ": " + entry.item.title)
        }
        return [
            ItemField(
                name: "doel", label: t("field.verband.doel"), control: .choice(goals),
                values: item.map { [$0.first.rawValue] } ?? choices.asked("doel"), isRequired: true),
            ItemField(
                name: "ander", label: t("field.verband.ander"), control: .choice(goals),
                values: item.map { [$0.second.rawValue] } ?? choices.asked("ander"), isRequired: true,
                hint: choices.view.allows(right) ? nil : t("field.verband.hint")),
            ItemField(
                name: "soort", label: t("field.verband.soort"),
                control: .choice(choices.options(Sort.self) { t("relation.\($0.rawValue)") }),
                values: item.map { [$0.sort.rawValue] } ?? choices.asked("soort"), isRequired: true),
            ItemField(
                name: "reden", label: t("field.reden"), control: .text(rows: 3), values: item.map { [$0.reason] } ?? [],
                isRequired: true),
        ]
    }

    init(_ reader: inout FieldReader, before: GoalRelation?) {
        self.init(
            first: reader.id("doel", of: Goal.self), second: reader.id("ander", of: Goal.self),
            sort: reader.choice("soort", else: before?.sort ?? .meet), reason: reader.text("reden"))
    }
}

extension Texts {
    /// A number as somebody types it: no marks for thousands, as many decimals as it has.
    func plain(_ number: Double) -> String {
        let text = number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        return language == .nl ? text.replacing(".", with: ",") : text
    }
}
