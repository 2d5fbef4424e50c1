internal import Process

/// An event about an item of a register.
protocol ItemEvent {
    /// What it changed.
    func told(by teller: EventTeller) -> ToldEvent
}

extension ItemAdded: ItemEvent where Item: EditableItem {
    func told(by teller: EventTeller) -> ToldEvent { ToldEvent(changes: teller.item(id)) }
}

extension ItemChanged: ItemEvent where Item: EditableItem {
    func told(by teller: EventTeller) -> ToldEvent { ToldEvent(changes: teller.item(id)) }
}

extension ItemRemoved: ItemEvent {
    func told(by teller: EventTeller) -> ToldEvent { ToldEvent(reason: reason) }
}
