import Foundation
import Journal
import Planning
import Testing
import TestSupport

@Suite struct ExportTests {
    private func recorded(_ events: [NewEvent], by actor: PersonID = .anna) async throws -> [RecordedEvent] {
        try await MemoryJournal().append(events, to: .wijk, expecting: 0, by: actor, at: .at(7))
    }

    @Test func `a line is JSON with every field of the event`() async throws {
        let payload = #"{ "title" : "Café \"De Brug\"", "n": 1.50 }"#
        let event = try #require(
            try await recorded([NewEvent(type: "card.added", schema: 3, payload: Array(payload.utf8))]).first)
        let line = JournalExport.line(event)
        #expect(String(decoding: line, as: UTF8.self).hasSuffix(#","payload":\#(payload)}"#))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        #expect(object["stream"] as? String == "wijk")
        #expect(object["version"] as? Int == 1)
        #expect(object["position"] as? Int == 1)
        #expect(object["time"] as? String == "2026-01-01T00:00:00.007Z")
        #expect(object["actor"] as? String == "p7k2m9xqa4wd")
        #expect(object["type"] as? String == "card.added")
        #expect(object["schema"] as? Int == 3)
        #expect(object["previous"] as? String == String(repeating: "0", count: 64))
        #expect(object["digest"] as? String == event.digest.description)
        #expect((object["payload"] as? [String: Any])?["title"] as? String == #"Café "De Brug""#)
    }

    @Test(arguments: [
        "{}", "null", "[1,2]", #"{"payload":{"payload":1}}"#, #"{"a":"\",\"payload\":{}"}"#, "  {} ", "", "{", "{\n}",
        "\u{FEFF}{}", #"{"a":1} {"b":2}"#, #"{"a":"\#u{2028}"}"#, "1e400", #""tekst""#, #"{"a":"\ud800"}"#,
    ])
    func `any payload comes back byte for byte from its line`(payload: String) async throws {
        let events = [
            NewEvent(type: #"a","payload":"#, schema: 1, payload: Array(payload.utf8)),
            NewEvent(type: "b", schema: 1, payload: Array(payload.utf8) + [0xFF]),
        ]
        for event in try await recorded(events, by: PersonID(rawValue: #"x"/\é"#)) {
            let line = JournalExport.line(event)
            #expect(!line.contains(0x0A))
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line)) }
            let back = try #require(JournalExport.event(line: line))
            #expect(back.event.payload == event.event.payload)
            #expect(back == event)
        }
    }

    @Test func `a line that is damaged in any byte is refused, or its event no longer fits its digest`() async throws {
        let event = try #require(try await recorded([.note(1)]).first)
        let line = JournalExport.line(event)
        func isFound(_ line: [UInt8]) -> Bool {
            guard let back = JournalExport.event(line: line) else { return true }
            var check = ChainCheck()
            check.add(back)
            return !check.isSound
        }
        #expect(!isFound(line))
        for place in line.indices {
            for replacement in [UInt8(ascii: "7"), UInt8(ascii: "\""), 0xFF] where line[place] != replacement {
                var changed = line
                changed[place] = replacement
                #expect(isFound(changed))
            }
            #expect(isFound(Array(line[..<place])))
        }
    }

    @Test func `moments have whole milliseconds in their text, before 1970 as well`() {
        let moments: [(Int64, String)] = [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"), (-1_000, "1969-12-31T23:59:59.000Z"),
            (1_767_225_600_007, "2026-01-01T00:00:00.007Z"), (1_767_225_599_999, "2025-12-31T23:59:59.999Z"),
        ]
        for (milliseconds, text) in moments {
            #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
            #expect(Timestamp(iso8601: text) == Timestamp(milliseconds: milliseconds))
        }
        for text in ["", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.07Z", "2026-13-01T00:00:00.000Z", "nu.000Z"] {
            #expect(Timestamp(iso8601: text) == nil)
        }
    }

    @Test func `a moment that no calendar has, as in a damaged file, still has a line`() async throws {
        for milliseconds in [Int64.min, .min + 1, -100_000_000_000_000_000, 100_000_000_000_000_000, .max] {
            let event = RecordedEvent(
                position: 1, stream: .wijk, version: 1, time: Timestamp(milliseconds: milliseconds), actor: .anna,
                event: .note(1), previous: .none,
                digest: .none)
            let line = JournalExport.line(event)
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line)) }
        }
    }

    @Test func `a thousand random moments come back from their text`() {
        var random = SeededGenerator(state: 3)
        for _ in 0..<1_000 {
            let moment = Timestamp(milliseconds: .random(in: -2_208_988_800_000...253_402_300_799_999, using: &random))
            #expect(Timestamp(iso8601: moment.iso8601) == moment)
        }
    }
}
