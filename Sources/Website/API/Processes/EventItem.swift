internal import Atlas
internal import Foundation
internal import Journal
internal import Planning
internal import Process

/// Something that happened, as the journal has it.
struct EventItem: Encodable, Sendable {
    let moment: Int
    let tijd: String
    let door: String
    let soort: String
    let vorm: Int
    /// What was recorded, byte for byte but for blanks and the order of keys; null when it is no JSON.
    @Explicit var inhoud: JSONValue?
    let digest: String

    init(_ event: RecordedEvent) {
        moment = event.version
        tijd = event.time.iso8601
        door = event.actor.rawValue
        soort = event.event.type
        vorm = event.event.schema
        inhoud = try? JSONDecoder().decode(JSONValue.self, from: Data(event.event.payload))
        digest = event.digest.description
    }
}

/// What happened behind a moment, the first first.
struct EventPage: Encodable, Sendable {
    let items: [EventItem]
    /// The moment up to which events can be had.
    let totaal: Int
    /// Address of what follows; null when this is all.
    @Explicit var volgende: String?

    init(_ items: [EventItem], of found: ReadableProcess, query: CheckedQuery) {
        self.items = items
        totaal = found.process.version
        guard let last = items.last?.moment, last < found.process.version else { return }
        var next = Query()
        for item in query.items where item.name != "na" { next.add(item.name, item.value) }
        next.add("na", String(last))
        volgende = "/api/v1/processen/\(found.id.rawValue)/gebeurtenissen?" + next.encoded
    }
}
