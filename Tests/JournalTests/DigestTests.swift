import Journal
import Planning
import Testing

@Suite struct DigestTests {
    private let first = NewEvent(type: "card.added", schema: 1, payload: Array(#"{"title":"Café"}"#.utf8))
    private let second = NewEvent(type: "card.moved", schema: 2, payload: Array("{}".utf8))

    @Test func `the worked example has the digest that hashlib gives`() async throws {
        let journal = MemoryJournal()
        let one = try await journal.append([first], to: .wijk, expecting: 0, by: .anna, at: .at(0))
        let two = try await journal.append([second], to: .wijk, expecting: 1, by: .system, at: .at(1))
        #expect(
            one.map(\.digest.description) == ["531d4a1802eb9ec50c5ef4fc5733d76dfea78e9a53de079c5451549af47c0158"])
        #expect(
            two.map(\.digest.description) == ["d119e382d1d65b7e34e44d0701dfd4af968dccf3ed8af9e63e1c75956adfed44"])
    }

    @Test func `every field counts, and bytes cannot move from one field to the next`() {
        func digest(
            _ event: NewEvent, stream: StreamID = .wijk, version: Int = 1, time: Timestamp = .at(0),
            actor: PersonID = .anna, after: Digest = .none
        ) -> Digest {
            Digest(of: event, stream: stream, version: version, time: time, actor: actor, after: after)
        }
        let all = [
            digest(first), digest(first, stream: .buurt), digest(first, version: 2), digest(first, time: .at(1)),
            digest(first, actor: .system), digest(first, after: digest(first)),
            digest(NewEvent(type: "card.adde", schema: 1, payload: first.payload)),
            digest(NewEvent(type: "card.added", schema: 2, payload: first.payload)),
            digest(NewEvent(type: "card.added", schema: 1, payload: first.payload + [0])),
            digest(NewEvent(type: "card.added{", schema: 1, payload: Array(first.payload.dropFirst()))),
        ]
        #expect(Set(all).count == all.count)
    }

    @Test func `a digest is read back from its text, and nothing else is`() {
        let digest = Digest(of: first, stream: .wijk, version: 1, time: .at(0), actor: .anna, after: .none)
        #expect(Digest(hexadecimal: digest.description) == digest)
        #expect(Digest(hexadecimal: digest.description.dropLast()) == nil)
        #expect(Digest(hexadecimal: String(repeating: "+1", count: 32)) == nil)
        #expect(Digest(hexadecimal: String(repeating: "g0", count: 32)) == nil)
        #expect(Digest(bytes: [1, 2]) == nil)
    }
}
