import Atlas
import JournalSQLite
import People
import Process
import ProcessService

/// Everything that people write on a server: accounts, processes and files, in one folder.
struct WrittenData {
    let people: PeopleService
    let processes: ProcessService
    let attachments: AttachmentStore

    /// Opens a folder, and makes what is not there yet.
    ///
    /// - Throws: an explained error when the folder cannot be made, or a file in it is not what it should be.
    init(folder: DataFolder, atlas: Atlas) throws {
        try folder.make()
        people = PeopleService(directory: try SQLiteDirectory(path: folder.people))
        let clock = people.clock
        processes = ProcessService(
            journal: try SQLiteJournal(path: folder.journal),
            atlas: AtlasEdition(edition: atlas.edition, fingerprint: atlas.fingerprint), now: { clock.now })
        attachments = AttachmentStore(path: folder.attachments)
    }
}
