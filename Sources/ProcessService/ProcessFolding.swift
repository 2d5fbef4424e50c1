internal import Foundation
internal import Journal
internal import Process

/// Events of the journal as events of a process, and the state they lead to.
struct ProcessFolding: Sendable {
    let catalogue: EventCatalogue

    /// Names how states are written in snapshots. Whoever changes what ``AreaProcess`` holds gives this another number;
    /// `SnapshotFormTests` reminds them.
    static let form = "area-process-2"

    /// Brings a state up to date with the events behind it.
    func apply(_ recorded: [RecordedEvent], to process: inout AreaProcess) throws {
        for event in recorded { process.apply(try decode(event), as: Fact(event)) }
    }

    func decode(_ recorded: RecordedEvent) throws -> any ProcessEvent {
        try catalogue.decode(
            type: recorded.event.type, schema: recorded.event.schema, payload: recorded.event.payload)
    }

    func encode(_ event: any ProcessEvent) throws -> NewEvent {
        let kind = type(of: event)
        return NewEvent(type: kind.type, schema: kind.schema, payload: try catalogue.encode(event))
    }

    /// The state in a snapshot; nil when it cannot be read, and then the events tell it.
    func state(in snapshot: Snapshot) -> AreaProcess? {
        guard snapshot.form == ProcessFolding.form,
            let process = try? JSONDecoder().decode(AreaProcess.self, from: Data(snapshot.state)),
            process.version == snapshot.version
        else { return nil }
        return process
    }

    func snapshot(of process: AreaProcess, stream: StreamID, digest: Digest) throws -> Snapshot {
        Snapshot(
            stream: stream, version: process.version, digest: digest, form: ProcessFolding.form,
            state: Array(try JSONEncoder().encode(process)))
    }
}

extension Fact {
    init(_ recorded: RecordedEvent) {
        self.init(version: recorded.version, time: recorded.time, by: recorded.actor)
    }
}
