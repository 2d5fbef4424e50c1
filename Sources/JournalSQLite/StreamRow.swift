internal import Foundation
internal import GRDB
internal import Journal
internal import Planning

/// What the tables tell of a stream as a whole.
enum StreamRow {
    static func summary(of stream: StreamID, _ db: Database) throws -> StreamSummary? {
        let head = try EventRow.head(of: stream, db)
        guard head.version > 0 else { return nil }
        let sql = "SELECT time FROM events WHERE stream = ? ORDER BY version LIMIT 1"
        let began = try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [stream.rawValue])
        return StreamSummary(
            stream: stream, version: head.version,
            began: began.map(Timestamp.init(milliseconds:)) ?? head.time, changed: head.time, head: head.digest)
    }

    static func keep(_ snapshot: Snapshot, _ db: Database) throws {
        // A slower maker of snapshots does not put an older one in the place of a newer one.
        let sql = """
            INSERT INTO snapshots (stream, version, digest, form, state) VALUES (?, ?, ?, ?, ifnull(?, x''))
            ON CONFLICT (stream) DO UPDATE SET
                version = excluded.version, digest = excluded.digest, form = excluded.form, state = excluded.state
            WHERE excluded.form <> form OR excluded.version >= version
            """
        try db.cachedStatement(sql: sql).execute(arguments: [
            snapshot.stream.rawValue, snapshot.version, Data(snapshot.digest.bytes), snapshot.form,
            Data(snapshot.state),
        ])
    }

    static func snapshot(of stream: StreamID, form: String, _ db: Database) throws -> Snapshot? {
        let sql = "SELECT version, digest, state FROM snapshots WHERE stream = ? AND form = ?"
        let statement = try db.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: [stream.rawValue, form]),
            let version = Int.fromDatabaseValue(row[0]),
            let digest = Data.fromDatabaseValue(row[1]).flatMap({ Digest(bytes: $0) }),
            let state = Data.fromDatabaseValue(row[2])
        else { return nil }
        return Snapshot(stream: stream, version: version, digest: digest, form: form, state: Array(state))
    }
}
