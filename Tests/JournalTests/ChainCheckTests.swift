import Journal
import Planning
import Testing

/// What a check finds when an event of a sound journal is changed.
@Suite struct ChainCheckTests {
    private let sound: [RecordedEvent]

    init() async throws {
        let journal = MemoryJournal()
        for number in 0..<6 {
            try await journal.append(
                [.note(number)], to: number % 2 == 0 ? .wijk : .buurt, expecting: number / 2, by: .anna,
                at: .at(Int64(number)))
        }
        sound = try await journal.readAll(after: 0, most: .max)
    }

    private func damages(_ events: [RecordedEvent], whole: Bool = true) -> [ChainDamage.Kind] {
        var check = ChainCheck(whole: whole)
        for event in events { check.add(event) }
        return check.damages.map(\.kind)
    }

    private func changed(
        _ event: RecordedEvent, position: Int64? = nil, version: Int? = nil, time: Timestamp? = nil,
        actor: PersonID? = nil, payload: String? = nil
    ) -> RecordedEvent {
        let content = NewEvent(
            type: event.event.type, schema: event.event.schema,
            payload: payload.map { Array($0.utf8) } ?? event.event.payload)
        return RecordedEvent(
            position: position ?? event.position, stream: event.stream, version: version ?? event.version,
            time: time ?? event.time, actor: actor ?? event.actor, event: content, previous: event.previous,
            digest: event.digest)
    }

    private func replacing(_ index: Int, by event: RecordedEvent) -> [RecordedEvent] {
        var events = sound
        events[index] = event
        return events
    }

    @Test func `a journal as it was recorded is sound, whole and by stream`() {
        #expect(damages(sound) == [])
        #expect(damages(sound.filter { $0.stream == .buurt }, whole: false) == [])
    }

    @Test func `a changed payload, actor or time is told at its event alone`() {
        #expect(damages(replacing(2, by: changed(sound[2], payload: "{}"))) == [.altered])
        #expect(damages(replacing(2, by: changed(sound[2], actor: .system))) == [.altered])
        #expect(damages(replacing(2, by: changed(sound[2], time: .at(3)))) == [.altered])
        var check = ChainCheck()
        for event in replacing(2, by: changed(sound[2], payload: "{}")) { check.add(event) }
        #expect(check.damages.map(\.stream) == [.wijk])
        #expect(check.damages.map(\.version) == [2])
        #expect(check.damages.map(\.position) == [3])
        #expect(check.eventCount == 6)
        let text = JournalDamage(path: "x.sqlite", check: check).description
        #expect(text.contains("'wijk' version 2 (position 3): changed after it was recorded"))
    }

    @Test func `an event that was taken away leaves a gap in positions, versions and chain`() {
        var events = sound
        events.remove(at: 2)
        #expect(damages(events) == [.positionGap(after: 2), .versionGap(after: 1), .brokenChain])
    }

    @Test func `an event that was written anew with a fitting digest breaks the chain behind it`() {
        var head = StreamHead(version: 1, time: sound[0].time, digest: sound[0].digest)
        let forged = head.record(.note(99), in: .wijk, at: 3, by: .anna, at: sound[2].time)
        #expect(damages(replacing(2, by: forged)) == [.brokenChain])
    }

    @Test func `a time that runs back is told`() {
        var head = StreamHead.none
        let first = head.record(.note(1), in: .wijk, at: 1, by: .anna, at: .at(100))
        var second = StreamHead(version: 1, time: .at(0), digest: first.digest)
        let back = second.record(.note(2), in: .wijk, at: 2, by: .anna, at: .at(50))
        #expect(damages([first, back]) == [.timeRanBack])
    }

    @Test func `events that changed places are told`() {
        var events = sound
        events.swapAt(1, 2)
        #expect(damages(events).contains(.positionGap(after: 1)))
        #expect(damages(events, whole: false) == [.positionGap(after: 3)])
    }

    @Test func `of very many damages the first hundred are kept and all are counted`() {
        var check = ChainCheck()
        for _ in 0..<500 { check.add(changed(sound[0], position: 7, payload: "{}")) }
        #expect(check.damages.count == ChainCheck.kept)
        #expect(check.damageCount > 500)
        #expect(JournalDamage(path: "x", check: check).why.contains("and \(check.damageCount - 100) more"))
    }
}
