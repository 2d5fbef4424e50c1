internal import GRDB
internal import Journal

/// Checks a journal file to the last event, and goes on where it can when something is wrong.
enum FileCheck {
    static func run(_ db: Database) -> ChainCheck {
        var check = ChainCheck()
        func note(_ reason: String) {
            check.note(
                ChainDamage(stream: nil, version: 0, position: check.lastPosition + 1, kind: .unreadable(reason)))
        }
        do {
            for finding in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where finding != "ok" {
                note(finding)
            }
            let rows = try Row.fetchCursor(db, sql: "SELECT \(EventRow.columns) FROM events ORDER BY position")
            while let row = try rows.next() {
                do throws(EventRow.Unreadable) {
                    check.add(try EventRow.event(row))
                } catch {
                    check.note(error.damage)
                }
            }
        } catch {
            note("the file is damaged behind this place")
        }
        return check
    }
}
