internal import Planning
internal import Process

/// A kind of item that people add and change by a form.
protocol EditableItem: RegisterItem {
    /// Its word in addresses: `kaart` in `/proces/{id}/kaart/{item}`.
    static var segment: String { get }
    /// The page that lists them.
    static var tab: ProcessTab { get }
    /// Where one goes after saving one: the same, or a part of it.
    static var list: ProcessLink { get }
    /// What has to be there before the visitor can add one; nil when nothing lacks.
    static func lack(in view: ProcessPage) -> ItemLack?
    /// The fields of its form, filled with an item; nil for a new one, filled from the address.
    static func fields(_ item: Self?, _ choices: FieldChoices) -> [ItemField]
    /// What a form says. What cannot be read is noted in the reader, and then the item is not used.
    init(_ reader: inout FieldReader, before: Self?)
}

extension EditableItem {
    /// The page that lists them.
    static var list: ProcessLink { .tab(tab) }
    /// Nothing.
    static func lack(in view: ProcessPage) -> ItemLack? { nil }
}

/// What has to be there first, and the way to it.
struct ItemLack {
    /// Text key.
    let text: String
    /// The kind of item to add first, for who may.
    let segment: String
    let mayAdd: Bool

    /// A party, for what belongs to one.
    static func party(in view: ProcessPage) -> ItemLack? {
        guard view.process.parties.isEmpty else { return nil }
        return ItemLack(text: "lack.party", segment: Party.segment, mayAdd: view.allows(Party.right))
    }
}

/// Options of fields, in the visitor's language.
struct FieldChoices {
    let view: ProcessPage
    /// True where somebody only reads: then everything has its name, also what the visitor may not choose.
    var isForReading = false
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
        let all = view.process.parties.all
        let parties = isForReading ? all : right.map { view.parties(for: $0) } ?? all
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
