internal import Planning
internal import Process

extension Card: EditableItem {
    static var segment: String { "kaart" }
    static var tab: ProcessTab { .board }

    static func fields(_ item: Card?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        func asked(_ name: String, _ value: String?) -> [String] { value.map { [$0] } ?? choices.asked(name) }
        let questions = BoardQuestion.allCases.map {
            ItemField.Option(
                value: $0.rawValue, label: "\($0.phase.numeral) · \($0.letter). " + t("question.\($0.rawValue)"))
        }
        return [
            ItemField(
                name: "titel", label: t("field.titel"), control: .line, values: item.map { [$0.title] } ?? [],
                isRequired: true),
            ItemField(
                name: "tekst", label: t("field.tekst"), control: .text(rows: 4), values: item.map { [$0.text] } ?? []),
            ItemField(
                name: "fase", label: t("field.fase"),
                control: .choice(
                    choices.options(BoardPhase.self) { "\($0.numeral) " + t("boardphase.\($0.rawValue)") }),
                values: asked("fase", item?.phase.rawValue), isRequired: true),
            ItemField(
                name: "niveau", label: t("field.niveau"),
                control: .choice(choices.options(PlanLevel.self) { t("planlevel.\($0.rawValue)") }),
                values: asked("niveau", item?.level.rawValue), isRequired: true),
            ItemField(
                name: "vraag", label: t("field.vraag"),
                control: .choice([ItemField.Option(value: "", label: t("form.none"))] + questions),
                values: asked("vraag", item?.question?.rawValue)),
            ItemField(
                name: "alliantie", label: t("field.alliantie"),
                control: .choice(choices.options(Alliance.self) { t("alliance.\($0.rawValue)") }),
                values: asked("alliantie", item?.alliance.rawValue), isRequired: true),
            ItemField(
                name: "stand", label: t("field.stand"),
                control: .choice(choices.options(State.self) { t("cardstate.\($0.rawValue)") }),
                values: [item?.state.rawValue ?? State.open.rawValue], isRequired: true),
            ItemField(
                name: "eigenaar", label: t("field.eigenaar"),
                control: .choice(choices.parties(none: t("form.nobody"))),
                values: asked("eigenaar", item?.owner?.rawValue), hint: t("field.eigenaar.hint")),
            ItemField(
                name: "gereed", label: t("field.gereed"), control: .day,
                values: item?.due.map { [$0.description] } ?? []),
            ItemField(
                name: "links", label: t("field.links"), control: .text(rows: 2),
                values: item.map { [$0.links.map(\.line).joined(separator: "\n")] } ?? [],
                hint: t("field.links.hint")),
            ItemField(
                name: "plek", label: t("field.plek"), control: .line, values: item.map { [$0.place.words] } ?? []),
        ]
    }

    init(_ reader: inout FieldReader, before: Card?) {
        self.init(
            title: reader.text("titel"), text: reader.text("tekst"),
            phase: reader.choice("fase", else: before?.phase ?? .start),
            level: reader.choice("niveau", else: before?.level ?? .strategic),
            question: reader.choice("vraag", BoardQuestion.self),
            alliance: reader.choice("alliantie", else: before?.alliance ?? .natural),
            state: reader.choice("stand", else: before?.state ?? .open),
            owner: reader.choice("eigenaar", ItemID<Party>.self), due: reader.day("gereed"),
            links: reader.text("links").split(separator: "\n").map { Link(line: $0) },
            place: Place(reader.text("plek"), sketch: before?.place.sketch))
    }
}

extension Card.Link {
    /// Reads `name https://…`, or an address alone.
    init(line: Substring) {
        let words = line.split(separator: " ")
        let address = words.last.map { String($0) } ?? ""
        let label = words.dropLast().joined(separator: " ")
        self.init(label: label.isEmpty ? address : label, address: address)
    }

    /// As a line of the form.
    var line: String { label == address ? address : label + " " + address }
}
