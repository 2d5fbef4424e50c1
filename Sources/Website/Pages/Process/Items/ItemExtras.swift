internal import Process

/// What the page of one item shows besides its form: for a card its moves, files and decisions.
enum ItemExtras {
    static func html<Item: EditableItem>(_ view: ProcessPage, _ id: ItemID<Item>, _ item: Item?) -> HTML? {
        guard item != nil, let card = ItemID<Card>(rawValue: id.rawValue), Item.self == Card.self else { return nil }
        return CardExtras(view: view, id: card).html
    }
}
