internal import Planning

/// What statistics and operations that are asked for in a list have in common.
enum MeasureList {
    /// The list with each entry once, in the order of the first time.
    ///
    /// - Throws: ``MeasureError`` where it is empty.
    static func checked<Entry: Equatable>(_ entries: [Entry], _ kind: String) throws -> [Entry] {
        guard !entries.isEmpty else {
            throw MeasureError(
                "\(kind).none", .wrongUse, what: "No \(kind) is asked for.",
                advice: "Name one or more, with commas between them, such as count,mean.")
        }
        return entries.enumerated().filter { !entries[..<$0.offset].contains($0.element) }.map(\.element)
    }
}
