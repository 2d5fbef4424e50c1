internal import Foundation
internal import GRDB
internal import Journal
internal import Planning

/// Events as rows of the table `events`.
enum EventRow {
    /// The columns, in the order in which `event(_:)` reads them.
    static let columns = "position, stream, version, time, actor, type, schema, payload, previous, digest"

    /// A row that holds no event; where it stands.
    struct Unreadable: Error {
        let damage: ChainDamage
    }

    /// Reads a row without trusting it: bytes of a damaged file may be anything.
    static func event(_ row: Row) throws(Unreadable) -> RecordedEvent {
        func value<T: DatabaseValueConvertible>(_ index: Int) -> T? { T.fromDatabaseValue(row[index]) }
        let stream = (value(1) as String?).flatMap(StreamID.init(rawValue:))
        guard let position = value(0) as Int64?, let stream, let version = value(2) as Int?,
            let time = value(3) as Int64?, let actor = value(4) as String?, let type = value(5) as String?,
            let schema = value(6) as Int?, let payload = value(7) as Data?,
            let previous = (value(8) as Data?).flatMap({ Digest(bytes: $0) }),
            let digest = (value(9) as Data?).flatMap({ Digest(bytes: $0) })
        else {
            throw Unreadable(
                damage: ChainDamage(
                    stream: stream, version: value(2) ?? 0, position: value(0) ?? 0,
                    kind: .unreadable("a column holds what cannot be")))
        }
        return RecordedEvent(
            position: position, stream: stream, version: version, time: Timestamp(milliseconds: time),
            actor: PersonID(rawValue: actor), event: NewEvent(type: type, schema: schema, payload: Array(payload)),
            previous: previous, digest: digest)
    }

    /// All rows of a query whose columns are `columns`.
    ///
    /// - Throws: ``JournalError/unreadable(_:)`` that names the event that is damaged.
    static func events(_ db: Database, sql: String, arguments: StatementArguments) throws -> [RecordedEvent] {
        let statement = try db.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        var events: [RecordedEvent] = []
        while let row = try rows.next() {
            do throws(Unreadable) {
                events.append(try event(row))
            } catch {
                throw JournalError.unreadable("\(error.damage)")
            }
        }
        return events
    }

    /// The end of a stream.
    ///
    /// - Throws: ``JournalError/unreadable(_:)`` when its last event is damaged.
    static func head(of stream: StreamID, _ db: Database) throws -> StreamHead {
        let sql = "SELECT version, time, digest FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1"
        let statement = try db.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: [stream.rawValue]) else { return .none }
        guard let version = Int.fromDatabaseValue(row[0]), let time = Int64.fromDatabaseValue(row[1]),
            let digest = Data.fromDatabaseValue(row[2]).flatMap({ Digest(bytes: $0) })
        else { throw JournalError.unreadable("the last event of '\(stream)' is damaged") }
        return StreamHead(version: version, time: Timestamp(milliseconds: time), digest: digest)
    }

    /// Position of the last event; 0 when there is none.
    static func lastPosition(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(position) FROM events")) ?? 0
    }

    /// Adds an event that was recorded.
    static func insert(_ event: RecordedEvent, _ db: Database) throws {
        // An empty payload is bound as NULL, so it is turned back into no bytes.
        let sql = "INSERT INTO events (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ifnull(?, x''), ?, ?)"
        try db.cachedStatement(sql: sql).execute(arguments: [
            event.position, event.stream.rawValue, event.version, event.time.milliseconds, event.actor.rawValue,
            event.event.type, event.event.schema, Data(event.event.payload), Data(event.previous.bytes),
            Data(event.digest.bytes),
        ])
    }
}
