internal import Planning
internal import Process

extension CardJoint: EditableItem {
    static var segment: String { "raakvlak" }
    static var tab: ProcessTab { .board }
    static var list: ProcessLink { .boardZipper }

    static func fields(_ item: CardJoint?, _ choices: FieldChoices) -> [ItemField] {
        let t = choices.t
        let cards = choices.view.process.cards.all.map { entry in
            ItemField.Option(
                value: entry.id.rawValue,
                label: t("alliance.short.\(entry.item.alliance.rawValue)") + ": " + entry.item.title)
        }
        return [
            ItemField(
                name: "kaart", label: t("field.raakvlak.kaart"), control: .choice(cards),
                values: item.map { [$0.first.rawValue] } ?? choices.asked("kaart"), isRequired: true),
            ItemField(
                name: "ander", label: t("field.raakvlak.ander"), control: .choice(cards),
                values: item.map { [$0.second.rawValue] } ?? choices.asked("ander"), isRequired: true,
                hint: t("field.raakvlak.hint")),
            ItemField(
                name: "reden", label: t("field.raakvlak.reden"), control: .text(rows: 3),
                values: item.map { [$0.reason] } ?? [], isRequired: true),
        ]
    }

    init(_ reader: inout FieldReader, before: CardJoint?) {
        self.init(
            first: reader.id("kaart", of: Card.self), second: reader.id("ander", of: Card.self),
            reason: reader.text("reden"))
    }
}
