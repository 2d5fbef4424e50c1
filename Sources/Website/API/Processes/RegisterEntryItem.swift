internal import Journal
internal import Planning
internal import Process

/// An item of a register.
///
/// `inhoud` has the form in which events carry the item; `vorm` is the version of that form, as `schema` is in an export.
struct RegisterEntryItem<Item: RegisterItem>: Encodable, Sendable {
    let id: String
    let vorm: Int
    let toegevoegd: FactItem
    let gewijzigd: FactItem
    let inhoud: Item

    init(_ entry: Register<Item>.Entry) {
        id = entry.id.rawValue
        vorm = Item.schema
        toegevoegd = FactItem(entry.added)
        gewijzigd = FactItem(entry.changed)
        inhoud = entry.item
    }
}
