internal import Planning
internal import Process

extension Party: EditableItem {
    static var segment: String { "partij" }
    static var tab: ProcessTab { .parties }

    static func fields(_ item: Party?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        return [
            ItemField(
                name: "naam", label: t("field.naam"), control: .line, values: item.map { [$0.name] } ?? [],
                isRequired: true, hint: t("field.partij.hint")),
            ItemField(
                name: "soort", label: t("field.soort"),
                control: .choice(choices.options(Sort.self) { t("partysort.\($0.rawValue)") }),
                values: item.map { [$0.sort.rawValue] } ?? [], isRequired: true),
            ItemField(
                name: "betrokken", label: t("field.betrokken"),
                control: .choice(choices.options(Involvement.self) { t("involvement.\($0.rawValue)") }),
                values: item.map { [$0.involvement.rawValue] } ?? [], isRequired: true,
                hint: t("field.betrokken.hint")),
            ItemField(
                name: "alliantie", label: t("field.alliantie"),
                control: .choice(choices.options(Alliance.self) { t("alliance.\($0.rawValue)") }),
                values: item.map { [$0.alliance.rawValue] } ?? [], isRequired: true),
            ItemField(
                name: "rol", label: t("field.rol"), control: .text(rows: 3), values: item.map { [$0.role] } ?? []),
        ]
    }

    init(_ reader: inout FieldReader, before: Party?) {
        self.init(
            name: reader.text("naam"), sort: reader.choice("soort", else: before?.sort ?? .other),
            role: reader.text("rol"), involvement: reader.choice("betrokken", else: before?.involvement ?? .informed),
            alliance: reader.choice("alliantie", else: before?.alliance ?? .society))
    }
}

extension Interest: EditableItem {
    static var segment: String { "belang" }
    static var tab: ProcessTab { .parties }
    static func lack(in view: ProcessPage) -> ItemLack? { .party(in: view) }

    static func fields(_ item: Interest?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        return [
            ItemField(
                name: "partij", label: t("field.partij"), control: .choice(choices.parties(for: right)),
                values: item.map { [$0.party.rawValue] } ?? choices.asked("partij"), isRequired: true),
            ItemField(
                name: "titel", label: t("field.belang"), control: .line, values: item.map { [$0.title] } ?? [],
                isRequired: true, hint: t("field.belang.hint")),
            ItemField(
                name: "tekst", label: t("field.tekst"), control: .text(rows: 4), values: item.map { [$0.text] } ?? []),
            ItemField(
                name: "transities", label: t("field.transities"),
                control: .boxes(choices.options(Transition.self) { t("transition.\($0.rawValue)") }),
                values: item?.transitions.map(\.rawValue) ?? []),
            ItemField(
                name: "plek", label: t("field.plek"), control: .line, values: item.map { [$0.place.words] } ?? []),
        ]
    }

    init(_ reader: inout FieldReader, before: Interest?) {
        self.init(
            party: reader.id("partij", of: Party.self), title: reader.text("titel"), text: reader.text("tekst"),
            transitions: reader.choices("transities", Transition.self),
            place: Place(reader.text("plek"), sketch: before?.place.sketch))
    }
}
