internal import Foundation
internal import Journal

/// A file that gets its own name only when it is whole: until then it stands beside it under another name.
struct PartFile: ~Copyable {
    /// Where to write.
    let path: String
    private let target: String

    /// Makes an empty file, which only its owner may read, beside the one that it will become.
    init(for target: String) throws(JournalError) {
        self.target = target
        path = "\(target).part-\(ProcessInfo.processInfo.processIdentifier)"
        unlink(path)
        let handle = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard handle >= 0 else {
            throw errno == ENOSPC
                ? .diskFull : .unreadable("\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        Foundation.close(handle)
    }

    /// Flushes the file to the disk and gives it its name, in the place of what has that name.
    consuming func finish() throws(JournalError) {
        try Self.flush(path)
        guard rename(path, target) == 0 else {
            throw .unreadable("\(target) cannot be written: \(String(cString: strerror(errno)))")
        }
        try Self.flush((target as NSString).deletingLastPathComponent)
    }

    deinit {
        // After `finish` there is no such file any more.
        for end in ["", "-wal", "-shm", "-journal"] { unlink(path + end) }
    }

    /// Waits until a file, or the list of files of a folder, is on the disk.
    static func flush(_ path: String) throws(JournalError) {
        let handle = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw .unreadable("\(path) cannot be opened: \(String(cString: strerror(errno)))") }
        defer { Foundation.close(handle) }
        guard fsync(handle) == 0 else {
            throw errno == ENOSPC
                ? .diskFull : .unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
    }
}
