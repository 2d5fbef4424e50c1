internal import Foundation
internal import Journal
internal import Synchronization

/// Says that this program, and no other, writes a journal. The system lets go of it however the program ends.
///
/// Two writers on one file would not harm it: versions and positions are worked out inside a transaction that only one can
/// have. But each would tell only its own followers, and people would not see each other's changes.
final class WriterLock: Sendable {
    private let handle: Mutex<Int32?>

    /// Takes the lock of a journal: a file beside it, because closing any other handle on the database itself would let go
    /// of SQLite's own locks.
    init(journal path: String) throws(JournalError) {
        let name = path + ".lock"
        let handle = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard handle >= 0 else { throw .unreadable("\(name) cannot be made: \(String(cString: strerror(errno)))") }
        guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
            close(handle)
            throw .inUse(path)
        }
        self.handle = Mutex(handle)
    }

    deinit { release() }

    /// Lets others write.
    func release() {
        handle.withLock { handle in
            if let open = handle { close(open) }
            handle = nil
        }
    }
}
