internal import Foundation
public import Journal

/// The folder with everything that people add to a server: journal, people, attachments. Only its owner may look inside.
public struct DataFolder: Hashable, Sendable {
    /// Path of the folder.
    public let path: String

    /// Names a folder, which need not be there yet.
    public init(path: String) { self.path = path }

    /// The journal of all processes.
    public var journal: String { file("journal.sqlite") }

    /// Files on cards, in folders by their hash.
    public var attachments: String { file("bijlagen") }

    /// True when there is a folder at the path.
    public var exists: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Makes the folder where it is not there yet, with mode 0700. A folder that was there keeps its mode.
    ///
    /// - Throws: ``JournalError/unreadable(_:)`` when it cannot be made.
    public func make() throws(JournalError) {
        if exists { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unreadable("the folder \(path) cannot be made")
        }
    }

    /// Path of a file in the folder.
    public func file(_ name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }
}
