import Foundation
import JournalSQLite
import People
import Planning
import Testing

/// What only a directory in a file can get wrong.
struct SQLiteDirectoryTests {
    @Test func `what was written is there when the file is opened again, and by another program at once`() async throws
    {
        try await withFolder { folder in
            let account = Account(
                id: .random(), email: try #require(EmailAddress("anna@example.nl")), displayName: "Anna",
                created: Timestamp(milliseconds: 1))
            let first = try SQLiteDirectory(path: folder.people)
            let second = try SQLiteDirectory(path: folder.people)
            try await first.write { try $0.put(account) }
            #expect(try await second.read { try $0.accounts() } == [account])
            try first.close()
            try second.close()
            let third = try SQLiteDirectory(path: folder.people)
            #expect(try await third.read { try $0.accounts() } == [account])
        }
    }

    @Test func `only the owner may read the files`() async throws {
        try await withFolder { folder in
            let directory = try SQLiteDirectory(path: folder.people)
            _ = try await directory.read { try $0.accountCount() }
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
                #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o077 } == 0, "\(name)")
            }
        }
    }

    @Test func `a file of something else is refused and left as it was`() async throws {
        try await withFolder { folder in
            let bytes = Data("dit is geen databank, maar een brief aan de gemeente".utf8)
            try bytes.write(to: URL(fileURLWithPath: folder.people))
            #expect(throws: PeopleError.notADirectory("it is no database")) { try SQLiteDirectory(path: folder.people) }
            #expect(FileManager.default.contents(atPath: folder.people) == bytes)
            let journal = try SQLiteJournalFile(folder)
            #expect(throws: PeopleError.notADirectory("it is a database of another program")) {
                try SQLiteDirectory(path: journal.path)
            }
        }
    }

    @Test func `a folder that is not there is told without a word of SQL`() {
        let path = "/nonexistent/people.sqlite"
        let error = #expect(throws: PeopleError.self) { try SQLiteDirectory(path: path) }
        #expect(error?.code == "people.unreadable")
        #expect(error?.description.contains("SELECT") == false)
    }

    @Test func `nothing of an erased person is left in the files`() async throws {
        try await withFolder { folder in
            let directory = try SQLiteDirectory(path: folder.people)
            let service = PeopleService(directory: directory, cost: .init(ln: 1, r: 1, p: 1))
            let account = try await service.add(
                email: "onvindbaar@example.nl", name: "Xanthippe Zoekmaar", password: Password("een lang geheim 9"))
            _ = try await service.add(email: "other@example.nl", name: "Other")
            #expect(try traces(of: ["onvindbaar", "Xanthippe", "scrypt"], in: folder) == 3)
            try await service.erase(account.id, by: .system)
            #expect(try traces(of: ["onvindbaar", "Xanthippe", "scrypt"], in: folder) == 0)
            #expect(try traces(of: [account.id.rawValue], in: folder) == 1)
        }
    }

    /// How many of the words are somewhere in the bytes of the folder's files.
    private func traces(of words: [String], in folder: DataFolder) throws -> Int {
        let contents = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { name in
            FileManager.default.contents(atPath: folder.file(name)) ?? Data()
        }
        return words.count { word in contents.contains { $0.range(of: Data(word.utf8)) != nil } }
    }
}

/// A database that says that it is another program's.
private struct SQLiteJournalFile {
    let path: String

    init(_ folder: DataFolder) throws {
        path = folder.file("other.sqlite")
        // An empty SQLite file: the header with an application id of 1 at byte 68, and one empty page.
        var bytes = Data("SQLite format 3\0".utf8)
        bytes.append(contentsOf: [0x10, 0x00, 1, 1, 0, 64, 32, 32])
        bytes.append(contentsOf: [UInt8](repeating: 0, count: 4_096 - bytes.count))
        bytes[31] = 1
        bytes[47] = 4
        bytes[59] = 1
        bytes[71] = 1
        bytes[100] = 13
        bytes[105] = 0x10
        try bytes.write(to: URL(fileURLWithPath: path))
    }
}
