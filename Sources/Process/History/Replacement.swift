extension AreaProcess {
    /// The decisions that took the place of one, the first first; empty while it holds.
    public func replacements(of id: ItemID<Decision>) -> [Register<Decision>.Entry] {
        decisions.all.filter { $0.item.replaces == id }
    }
}
