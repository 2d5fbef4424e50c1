public import Planning

/// What every backend asks of what stands around a payload, so that none of them keeps an event that another cannot.
public enum EventRules {
    /// Moments that have a text of four digits for the year: from 1900 to 9999.
    static let moments = Timestamp(milliseconds: -2_208_988_800_000)...Timestamp(milliseconds: 253_402_300_799_999)

    /// Checks events that somebody wants to add: types and actor have 1 to 128 bytes, none of them a control character, and
    /// the year is from 1900 to 9999.
    ///
    /// - Throws: ``JournalError/unfit(_:)`` for anything else: the program that made them is wrong.
    public static func check(_ events: [NewEvent], actor: PersonID, time: Timestamp) throws(JournalError) {
        guard moments.contains(time) else { throw .unfit("a time that no clock tells") }
        guard isPlain(actor.rawValue) else {
            throw .unfit("an id of a person that is empty, long or has control characters")
        }
        for event in events where !isPlain(event.type) {
            throw .unfit("a type of event that is empty, long or has control characters")
        }
    }

    /// True for text that every backend keeps byte for byte.
    static func isPlain(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
