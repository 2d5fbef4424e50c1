internal import Planning
internal import Process

/// A kind of item that people add and change by a form.
protocol EditableItem: RegisterItem {
    /// Its word in addresses: `kaart` in `/proces/{id}/kaart/{item}`.
    static var segment: String { get }
    /// The page that lists them.
    static var tab: ProcessTab { get }
    /// The fields of its form, filled with an item; nil for a new one, filled from the address.
    static func fields(_ item: Self?, _ choices: FieldChoices) -> [ItemField]
    /// What a form says. What cannot be read is noted in the reader, and then the item is not used.
    init(_ reader: inout FieldReader, before: Self?)
}

/// Options of fields, in the visitor's language.
struct FieldChoices {
    let view: ProcessPage
    var t: Texts { view.t }

    /// Values of an enumeration, named by `prefix.value`.
    func options<Value: RawRepresentable & CaseIterable>(
        _ type: Value.Type, _ label: (Value) -> String, none: String? = nil
    ) -> [ItemField.Option] where Value.RawValue == String {
        (none.map { [ItemField.Option(value: "", label: $0)] } ?? [])
            + type.allCases.map { ItemField.Option(value: $0.rawValue, label: label($0)) }
    }

    /// All parties, or those for which the visitor has a right.
    func parties(for right: Right? = nil, none: String? = nil) -> [ItemField.Option] {
        let parties = right.map { view.parties(for: $0) } ?? view.process.parties.all
        return (none.map { [ItemField.Option(value: "", label: $0)] } ?? [])
            + parties.map { ItemField.Option(value: $0.id.rawValue, label: $0.item.name) }
    }

    /// Items of a register by their title.
    func items<Item>(_ register: Register<Item>, none: String) -> [ItemField.Option] {
        [ItemField.Option(value: "", label: none)]
            + register.all.map { ItemField.Option(value: $0.id.rawValue, label: $0.item.title) }
    }

    /// What the address asks a new item to begin with.
    func asked(_ name: String) -> [String] { view.page.query[name].map { [$0] } ?? [] }
}
