internal import Crypto
internal import Foundation
public import Planning

/// Files of all processes, each under the SHA-256 of its bytes: the same file is kept once, and a file cannot change unseen.
public struct AttachmentStore: Sendable {
    private let folder: URL

    /// Keeps files in a folder, which is made when the first file comes.
    public init(path: String) { folder = URL(fileURLWithPath: path, isDirectory: true) }

    /// Keeps a file. It returns when the file is on disk under its final name.
    ///
    /// - Returns: 64 hexadecimal digits of SHA-256.
    /// - Throws: ``AttachmentError`` when it cannot be kept; then nothing is left behind.
    public func keep(_ bytes: [UInt8]) throws(AttachmentError) -> String {
        let digest = AttachmentStore.digest(bytes)
        let file = place(of: digest)
        if (try? Data(contentsOf: file)).map({ AttachmentStore.digest(Array($0)) }) == digest { return digest }
        let part = file.deletingLastPathComponent().appendingPathComponent(".\(UUID().uuidString).part")
        do {
            try makeFolder(file.deletingLastPathComponent())
            try Data(bytes).write(to: part)
            try flush(part)
            guard rename(part.path, file.path) == 0 else { throw AttachmentStore.failure }
            try flush(file.deletingLastPathComponent())
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw AttachmentError.isDiskFull(error) ? .diskFull : .cannotWrite
        }
        return digest
    }

    /// The bytes under a digest.
    ///
    /// - Throws: ``AttachmentError/lost`` when there are none, ``AttachmentError/damaged`` when they are others than they were.
    public func read(_ digest: String) throws(AttachmentError) -> [UInt8] {
        guard digest.utf8.count == 64,
            digest.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            let data = try? Data(contentsOf: place(of: digest))
        else { throw .lost }
        let bytes = Array(data)
        guard AttachmentStore.digest(bytes) == digest else { throw .damaged }
        return bytes
    }

    /// Why a file cannot be read as it was; nil when it can.
    public func problem(with digest: String) -> AttachmentError? {
        do throws(AttachmentError) {
            _ = try read(digest)
            return nil
        } catch {
            return error
        }
    }

    /// The names of all files in the folder, in alphabetical order: digests, and what an upload that was cut off left behind.
    public var names: [String] {
        let files = FileManager.default
        let folders = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
        return folders.flatMap { name in
            (try? files.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path)) ?? []
        }.sorted()
    }

    private func place(of digest: String) -> URL {
        folder.appendingPathComponent(String(digest.prefix(2))).appendingPathComponent(digest)
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Makes a folder that only its owner may read, and has the folder around it put on the disk: a file in a folder that is
    /// gone after a power failure is gone too.
    private func makeFolder(_ url: URL) throws {
        let files = FileManager.default
        let isNew = !files.fileExists(atPath: folder.path)
        try files.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try flush(folder)
        if isNew { try flush(folder.deletingLastPathComponent()) }
    }

    /// Has the operating system put a file or a folder on the disk.
    private func flush(_ url: URL) throws {
        let descriptor = open(url.path, O_RDONLY)
        guard descriptor >= 0 else { throw AttachmentStore.failure }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw AttachmentStore.failure }
    }

    /// What the operating system just said.
    private static var failure: CocoaError { CocoaError(errno == ENOSPC ? .fileWriteOutOfSpace : .fileWriteUnknown) }
}

/// Why a file cannot be kept or read.
public enum AttachmentError: ExplainedError, Equatable {
    /// The disk has no room.
    case diskFull
    /// The folder cannot be written.
    case cannotWrite
    /// There is no such file.
    case lost
    /// The bytes are others than they were.
    case damaged

    static func isDiskFull(_ error: any Error) -> Bool {
        let error = error as NSError
        let under = error.userInfo[NSUnderlyingErrorKey] as? NSError
        return [error, under].contains { $0?.domain == NSPOSIXErrorDomain && $0?.code == Int(ENOSPC) }
            || error.code == CocoaError.Code.fileWriteOutOfSpace.rawValue
    }

    /// Stable name.
    public var code: String {
        switch self {
        case .diskFull: "attachment.diskFull"
        case .cannotWrite: "attachment.cannotWrite"
        case .lost: "attachment.lost"
        case .damaged: "attachment.damaged"
        }
    }

    /// All of them are failures of the machine.
    public var category: ErrorCategory { self == .lost ? .notFound : .failed }

    /// What failed.
    public var what: String {
        switch self {
        case .diskFull: "The disk is full; the file was not kept."
        case .cannotWrite: "The folder of files cannot be written."
        case .lost: "There is no such file."
        case .damaged: "The file is not what it was when it was kept."
        }
    }

    /// Nothing more to say.
    public var why: String { "" }

    /// What to do next.
    public var advice: String {
        switch self {
        case .diskFull: "Make room, then send it again."
        case .cannotWrite: "Check the rights on the folder."
        case .lost: "Put it back from a backup of the data folder."
        case .damaged: "Put it back from a backup of the data folder."
        }
    }
}
