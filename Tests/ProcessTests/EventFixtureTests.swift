import Foundation
import Testing
import ProcessTestSupport

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

    /// What events tell that their state does not keep: it stands in the timeline.
    private static let told: [String: Set<String>] = [
        "member.admitted": ["reason"], "member.roleChanged": ["reason"], "product.delivered": ["lacking"],
    ]

    @Test func `every event that was ever written can be read, and leads to a state that holds what it says`() throws {
        let lines = try EventFixtureTests.lines()
        for line in lines {
            let event = try catalogue.decode(type: line.type, schema: line.schema, payload: try line.bytes)
            #expect(type(of: event).type == line.type)
            let before = try ground(of: line, among: lines)
            var after = before
            after.apply(event, as: Story.fact(before.version + 1))
            var still = before
            still.version = after.version
            still.changed = after.changed
            #expect(still != after, "\(line.type) \(line.schema) changes nothing")
            let state = try words(in: JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(after)))
            let gone = line.type == "member.left" ? line.payload["person"] : line.payload["id"]
            if line.type.hasSuffix(".removed") || line.type == "member.left" {
                #expect(!state.contains("\(try #require(gone))"), "\(line.type) leaves it there")
            } else {
                var payload = try JSONDecoder().decode(JSONValue.self, from: Data(catalogue.encode(event)))
                for name in Self.told[line.type] ?? [] { payload[name] = nil }
                let said = words(in: payload, withKeys: false)
                #expect(said.subtracting(state).sorted() == [], "\(line.type) \(line.schema)")
            }
        }
    }

    /// A process in which there is what an event is about.
    private func ground(of line: Line, among lines: [Line]) throws -> AreaProcess {
        var process = AreaProcess()
        let kind = line.type.prefix { $0 != "." }
        let isAboutItem =
            (line.type.hasSuffix(".changed") && kind != "charter") || line.type.hasSuffix(".removed")
            || ["card.moved", "card.stateSet", "decision.dissented"].contains(line.type)
        if isAboutItem {
            let added = try #require(
                lines.last { $0.type == kind + ".added" && $0.payload["id"] == line.payload["id"] })
            let event = try catalogue.decode(type: added.type, schema: added.schema, payload: try added.bytes)
            process.apply(event, as: Story.fact(1))
        } else if line.type == "member.left" {
            process.apply(MemberAdmitted(person: .gijs, role: .reader, party: nil), as: Story.fact(1))
        } else if line.type == "startingPoints.dissented" {
            let decided = try #require(lines.last { $0.type == "startingPoints.decided" })
            process.apply(
                try catalogue.decode(type: decided.type, schema: decided.schema, payload: try decided.bytes),
                as: Story.fact(1))
        } else if line.type == "canvas.agreed" || line.type == "canvas.objected" {
            process.apply(CanvasLaidDown(number: 1), as: Story.fact(1))
        }
        return process
    }

    /// Every value in a tree, with the names where keys may be what was said: of dictionaries.
    private func words(in value: JSONValue, withKeys: Bool = true) -> Set<String> {
        switch value {
        case .object(let members):
            members.reduce(into: withKeys ? Set(members.keys.map { "\(JSONValue.string($0))" }) : []) {
                $0.formUnion(words(in: $1.value, withKeys: withKeys))
            }
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(words(in: $1, withKeys: withKeys)) }
        default: ["\(value)"]
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
                "attachment.removed", "canvas.agreed", "canvas.filled", "canvas.laidDown", "canvas.objected",
                "canvas.partnerSet",
                "card.added", "card.changed", "card.moved", "card.removed", "card.stateSet", "charter.changed",
                "cooperation.chosen", "decision.added", "decision.dissented", "dynamics.scored", "goal.added",
                "goal.changed", "goal.removed", "group.added", "group.changed", "group.removed", "interest.added",
                "interest.changed", "interest.removed", "joint.added", "joint.changed", "joint.removed",
                "member.admitted", "member.left", "member.roleChanged",
                "party.added", "party.changed", "party.removed", "process.started", "product.delivered",
                "relation.added", "relation.changed", "relation.removed", "startingPoints.decided",
                "startingPoints.dissented",
                "step.entered",
                "trigger.added", "trigger.changed", "trigger.removed", "visibility.set",
            ])
    }
}
