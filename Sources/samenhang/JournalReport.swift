import Foundation
import Journal
import Process
import ProcessService

/// What `journal verify` found, for programs.
struct JournalReport: Encodable {
    struct Stream: Encodable {
        let stream: String
        let version: Int
        let digest: String
    }

    struct Damage: Encodable {
        let stream: String?
        let version: Int
        let position: Int64
        let what: String
    }

    struct Files: Encodable {
        struct Lost: Encodable {
            let process: String
            let processName: String
            let card: String
            let cardTitle: String
            let name: String
            let sha256: String
            let what: String
        }

        let areWhole: Bool
        let named: Int
        let lost: [Lost]
        let unnamed: Int

        init(_ check: AttachmentCheck) {
            areWhole = check.isSound
            named = check.namedCount
            lost = check.lost.map { lost in
                Lost(
                    process: lost.file.process.rawValue, processName: lost.process, card: lost.file.card.rawValue,
                    cardTitle: lost.card, name: lost.file.name, sha256: lost.file.sha256, what: lost.error.what)
            }
            unnamed = check.unnamedCount
        }
    }

    let path: String
    /// About the journal alone.
    let isWhole: Bool
    let events: Int
    let lastPosition: Int64
    let streams: [Stream]
    let damages: [Damage]
    let damageCount: Int
    /// Files on cards; nil for a file without a data folder, or when the journal is damaged.
    let files: Files?

    init(path: String, check: ChainCheck, files: AttachmentCheck?) {
        self.path = path
        isWhole = check.isSound
        events = check.eventCount
        lastPosition = check.lastPosition
        streams = check.heads.sorted { $0.key < $1.key }.map { stream, head in
            Stream(stream: stream.rawValue, version: head.version, digest: head.digest.description)
        }
        damages = check.damages.map { damage in
            Damage(
                stream: damage.stream?.rawValue, version: damage.version, position: damage.position,
                what: damage.description)
        }
        damageCount = check.damageCount
        self.files = files.map(Files.init)
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
