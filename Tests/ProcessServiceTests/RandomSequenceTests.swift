import Foundation
import Journal
import Planning
import Process
import Testing
import ProcessTestSupport

@testable import ProcessService

/// Random commands on two replicas of one journal. Whatever is done, in whatever order, there is one truth: the fold of the
/// events. A failing seed is in the name of the case.
struct RandomSequenceTests {
    private let commands = 120

    @Test(arguments: 1...200) func `two replicas and the fold of the events agree`(_ seed: Int) async throws {
        let journal = MemoryJournal()
        let replicas = [ProcessService(journal), ProcessService(journal)]
        var draw = RandomCommands(seed: UInt64(seed))
        var states: [Int: AreaProcess] = [:]
        for command in draw.beginning() {
            try await replicas[draw.below(2)].perform(command, in: .meerburg, by: .anna)
        }
        // What the people have before them, which may be old.
        var seen = try #require(try await replicas[0].process(.meerburg))
        var done = 0
        for _ in 0..<commands {
            let replica = replicas[draw.below(2)]
            let before = try await replica.process(.meerburg) ?? AreaProcess()
            do {
                let entries = try await replica.perform(draw.next(for: seen), in: .meerburg, by: draw.person())
                let after = try #require(try await replica.process(.meerburg))
                #expect(entries.map(\.fact.version) == Array((before.version + 1)...after.version))
                states[after.version] = after
                done += 1
                seen = after
            } catch is ProcessRefusal {
                #expect(try await replica.process(.meerburg) ?? AreaProcess() == before)
            }
            if draw.below(12) == 0, let now = try await replica.process(.meerburg) {
                try await keepSnapshot(of: now, in: journal)
            }
        }
        // Not only refusals: a third of what is drawn makes no sense, the rest does.
        #expect(done >= 10)
        let first = try #require(try await replicas[0].process(.meerburg))
        #expect(try await replicas[1].process(.meerburg) == first)
        #expect(try await fold(journal) == first)
        #expect(try await ProcessService(journal).process(.meerburg) == first)
        for (version, state) in states {
            #expect(try await replicas[0].process(.meerburg, at: version) == state)
        }
        #expect(try await journal.check().isSound)
        let folding = ProcessFolding(catalogue: .current)
        let snapshot = try folding.snapshot(of: first, stream: .meerburg, digest: .none)
        #expect(folding.state(in: snapshot) == first)
        checkReferences(in: first)
    }

    @Test(arguments: 1...10) func `replicas at work at the same time agree too`(_ seed: Int) async throws {
        let journal = MemoryJournal()
        let replicas = [ProcessService(journal), ProcessService(journal)]
        var beginning = RandomCommands(seed: UInt64(seed))
        for command in beginning.beginning() {
            try await replicas[0].perform(command, in: .meerburg, by: .anna)
        }
        let begun = try #require(try await replicas[0].process(.meerburg)).version
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for (number, replica) in replicas.enumerated() {
                group.addTask {
                    var done = 0
                    var draw = RandomCommands(seed: UInt64(seed * 2 + number))
                    for _ in 0..<100 {
                        let seen = try await replica.process(.meerburg) ?? AreaProcess()
                        do {
                            done += try await replica.perform(
                                draw.next(for: seen), in: .meerburg, by: draw.person()
                            ).count
                        } catch is ProcessRefusal {
                            continue
                        }
                    }
                    return done
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        // Both did something, and every bit of it is there.
        #expect(done.count == 2 && done.allSatisfy { $0 > 0 })
        let first = try #require(try await replicas[0].process(.meerburg))
        #expect(first.version == begun + done.reduce(0, +))
        #expect(try await replicas[1].process(.meerburg) == first)
        #expect(try await fold(journal) == first)
        checkReferences(in: first)
    }

    /// The sequences would prove little if they stayed in a corner.
    @Test func `random commands reach every kind of event and every refusal`() throws {
        var events: Set<String> = []
        var refusals: Set<String> = []
        for seed in 1...400 as ClosedRange<UInt64> {
            var draw = RandomCommands(seed: seed)
            var process = AreaProcess()
            var seen = process
            func perform(_ command: any ProcessCommand, by person: PersonID) {
                let time = Timestamp(milliseconds: 1_640_995_200_000)
                do {
                    for event in try process.decide(command, Circumstances(person: person, time: time)) {
                        events.insert(type(of: event).type)
                        process.apply(event, as: Fact(version: process.version + 1, time: time, by: person))
                    }
                } catch {
                    refusals.insert(error.code)
                }
            }
            // Now and then before anything was begun.
            perform(draw.next(for: process), by: .anna)
            for command in draw.beginning() { perform(command, by: .anna) }
            for _ in 0..<commands {
                perform(draw.next(for: seen), by: draw.person())
                if draw.below(4) > 0 { seen = process }
            }
        }
        #expect(Set(EventCatalogue.current.types.map(\.type)).subtracting(events) == [])
        #expect(
            refusals == [
                "process.notAllowed", "process.notStarted", "process.alreadyStarted", "process.gone",
                "process.changedMeanwhile", "process.needed", "process.lasting", "process.invalid",
                "process.lastDirector", "process.alreadyDone", "process.nothingNew",
            ])
    }

    private func keepSnapshot(of process: AreaProcess, in journal: any JournalStore) async throws {
        let last = try await journal.read(.meerburg, after: process.version - 1, most: 1)
        let digest = try #require(last.first?.digest)
        try await journal.keep(
            ProcessFolding(catalogue: .current).snapshot(of: process, stream: .meerburg, digest: digest))
    }

    private func fold(_ journal: any JournalStore) async throws -> AreaProcess {
        var process = AreaProcess()
        for recorded in try await journal.read(.meerburg, after: 0, most: .max) {
            let event = try EventCatalogue.current.decode(
                type: recorded.event.type, schema: recorded.event.schema, payload: recorded.event.payload)
            process.apply(event, as: Fact(version: recorded.version, time: recorded.time, by: recorded.actor))
        }
        return process
    }

    /// Nothing hangs in the air, goals lead somewhere, and somebody directs.
    private func checkReferences(in process: AreaProcess) {
        #expect(process.members.values.contains { $0.role == .director })
        func isThere(_ party: ItemID<Party>?) -> Bool { party.map { process.parties[$0] != nil } ?? true }
        #expect(process.members.values.allSatisfy { isThere($0.party) })
        #expect(process.members.values.allSatisfy { $0.role != .partner || $0.party != nil })
        #expect(process.interests.all.allSatisfy { isThere($0.item.party) })
        #expect(process.goals.all.allSatisfy { isThere($0.item.party) })
        #expect(process.cards.all.allSatisfy { isThere($0.item.owner) })
        #expect(process.triggers.all.allSatisfy { isThere($0.item.party) })
        #expect(process.dynamics.parties.allSatisfy { isThere($0) })
        #expect(process.canvas.partners.keys.allSatisfy { isThere($0) })
        #expect(process.groups.all.allSatisfy { $0.item.parties.allSatisfy { isThere($0) } })
        #expect(process.decisions.all.allSatisfy { $0.item.dissents.allSatisfy { isThere($0.party) } })
        #expect(process.startingPoints?.dissents.allSatisfy { isThere($0.party) } ?? true)
        #expect(process.startingPoints?.trigger.map { process.triggers[$0] != nil } ?? true)
        #expect(process.attachments.all.allSatisfy { process.cards[$0.item.card] != nil })
        #expect(
            process.decisions.all.allSatisfy { $0.item.card.map { process.cards[$0] != nil } ?? true })
        #expect(process.products.values.allSatisfy { $0.card.map { process.cards[$0] != nil } ?? true })
        for relation in process.relations.all.map(\.item) {
            #expect(process.goals[relation.first] != nil && process.goals[relation.second] != nil)
        }
        for joint in process.joints.all.map(\.item) {
            #expect(process.cards[joint.first] != nil && process.cards[joint.second] != nil)
        }
        for goal in process.goals.all {
            var steps = 0
            var next = goal.item.towards
            while let id = next, steps <= process.goals.count {
                #expect(process.goals[id] != nil)
                next = process.goals[id]?.item.towards
                steps += 1
            }
            #expect(steps <= process.goals.count)
        }
    }
}
