internal import Foundation
internal import Planning
internal import Process

/// Somebody does something at a moment of the past.
struct DemoEntry: Sendable {
    /// `2022-01-17 10:30`, UTC.
    let moment: String
    let person: PersonID
    /// What, given how the process stands by then.
    let command: @Sendable (AreaProcess) -> any ProcessCommand

    /// When, as a journal keeps it.
    ///
    /// - Throws: what Foundation says of a text that is no moment.
    var time: Timestamp {
        get throws {
            let date = try Date(moment.replacing(" ", with: "T") + ":00Z", strategy: .iso8601)
            return Timestamp(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded()))
        }
    }
}

/// The story of a process, a subject at a time; the entries of all subjects together, in order of time, are its history.
struct DemoStory: Sendable {
    let places: DemoPlaces
    let diagnosis: [Transition: Double]

    func at(_ moment: String, _ person: PersonID, _ command: some ProcessCommand) -> DemoEntry {
        DemoEntry(moment: moment, person: person) { _ in command }
    }
}

/// The version that people have before them: in the demo, everybody has seen everything.
let everything = Int.max

/// An id written in this target. Ids are fixed, so that the demo is the same for everybody.
func id<Item>(_ text: String) -> ItemID<Item> {
    guard let id = ItemID<Item>(rawValue: text) else { preconditionFailure("'\(text)' is no id") }
    return id
}

/// A day written in this target.
func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("'\(text)' is no day") }
    return day
}
