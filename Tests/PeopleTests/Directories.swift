import Foundation
import JournalSQLite
import People

/// The directories that must keep to one contract.
enum DirectoryKind: String, CaseIterable, Sendable {
    case memory, sqlite

    /// Runs a test on an empty one, in a folder that is gone afterwards.
    func empty(_ test: (any Directory) async throws -> Void) async throws {
        switch self {
        case .memory: try await test(MemoryDirectory())
        case .sqlite:
            try await withFolder { folder in
                let directory = try SQLiteDirectory(path: folder.people)
                try await test(directory)
                try directory.close()
            }
        }
    }
}

/// A folder that is gone afterwards.
func withFolder(_ test: (DataFolder) async throws -> Void) async throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("people-\(UUID().uuidString)")
    let folder = DataFolder(path: url.path)
    try folder.make()
    defer { try? FileManager.default.removeItem(at: url) }
    try await test(folder)
}
