internal import Foundation
internal import GRDB
public import People

extension SQLiteDirectory {
    /// Writes a copy of a directory as it is at this moment, while a server uses it.
    ///
    /// The copy has accounts, who has left, and invitations. It has no sessions and no links for a new password: restoring it
    /// must not let anybody in who signed out since, or whose link was used. Who was erased is not in it, not even in free pages.
    ///
    /// - Returns: how many accounts the copy has. It gets its name when it is whole and on the disk.
    /// - Throws: ``PeopleError``.
    public static func backup(_ source: String, to target: String) async throws(PeopleError) -> Int {
        do {
            try checkIdentity(source)
            let part = try PartFile(for: target)
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(10)
            let original = try DatabaseQueue(path: source, configuration: configuration)
            try await original.writeWithoutTransaction { [path = part.path] db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
            try original.close()
            let copy = try DatabaseQueue(path: part.path)
            let (count, findings) = try await copy.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
                try db.execute(sql: "DELETE FROM sessions")
                try db.execute(sql: "DELETE FROM links WHERE reset_of IS NOT NULL")
                return (
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM accounts") ?? 0,
                    try String.fetchAll(db, sql: "PRAGMA integrity_check(1)")
                )
            }
            try copy.close()
            guard findings == ["ok"] else { throw PeopleError.unreadable("the file is damaged") }
            try part.finish()
            return count
        } catch {
            throw PeopleError(database: error)
        }
    }
}
