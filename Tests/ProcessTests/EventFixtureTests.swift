import Foundation
import Testing

@testable import Process

/// `Fixtures/events.jsonl` holds a line for every form of every event that was ever written. Lines are added, never changed:
/// somebody's journal has such events.
struct EventFixtureTests {
    struct Line: Decodable {
        let type: String
        let schema: Int
        let payload: JSONValue

        /// As the journal has it.
        var bytes: [UInt8] {
            get throws {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return Array(try encoder.encode(payload))
            }
        }
    }

    static func lines() throws -> [Line] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/events.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    private let catalogue = EventCatalogue.current

    @Test func `every event that was ever written can be read`() throws {
        for line in try EventFixtureTests.lines() {
            let event = try catalogue.decode(type: line.type, schema: line.schema, payload: try line.bytes)
            #expect(type(of: event).type == line.type)
            var process = AreaProcess()
            process.apply(event, as: Story.fact(1))
            #expect(process.version == 1)
        }
    }

    @Test func `an event of today is written as it was read`() throws {
        let today = Dictionary(uniqueKeysWithValues: catalogue.types.map { ($0.type, $0.schema) })
        let lines = try EventFixtureTests.lines().filter { today[$0.type] == $0.schema }
        #expect(lines.count >= catalogue.types.count)
        for line in lines {
            let event = try catalogue.decode(type: line.type, schema: line.schema, payload: try line.bytes)
            let written = try catalogue.encode(event)
            #expect(String(decoding: written, as: UTF8.self) == String(decoding: try line.bytes, as: UTF8.self))
        }
    }

    @Test func `every form of every event has a line`() throws {
        let there = Set(try EventFixtureTests.lines().map { "\($0.type) \($0.schema)" })
        let forms = catalogue.types.flatMap { kind in (1...kind.schema).map { "\(kind.type) \($0)" } }
        for form in forms {
            #expect(there.contains(form), "add a line for '\(form)' to Fixtures/events.jsonl")
        }
        #expect(there.subtracting(forms).isEmpty, "an event that was written once can no longer be read")
    }

    @Test func `the names of events never change`() {
        #expect(
            catalogue.types.map(\.type) == [
                "activity.added", "activity.changed", "activity.removed", "attachment.added", "attachment.changed",
                "attachment.removed", "canvas.agreed", "canvas.filled", "canvas.laidDown", "canvas.partnerSet",
                "card.added", "card.changed", "card.moved", "card.removed", "card.stateSet", "charter.changed",
                "cooperation.chosen", "decision.added", "decision.dissented", "dynamics.scored", "goal.added",
                "goal.changed", "goal.removed", "group.added", "group.changed", "group.removed", "interest.added",
                "interest.changed", "interest.removed", "member.admitted", "member.left", "member.roleChanged",
                "party.added", "party.changed", "party.removed", "process.started", "product.delivered",
                "relation.added", "relation.changed", "relation.removed", "startingPoints.decided", "step.entered",
                "trigger.added", "trigger.changed", "trigger.removed", "visibility.set",
            ])
    }
}
