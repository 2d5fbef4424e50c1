internal import Foundation
internal import Planning

/// A journal as JSON lines: one event on a line, in the order of the journal, for other programs and for keeping.
///
/// A line has the keys `stream`, `version`, `position`, `time` (ISO 8601 with milliseconds), `actor`, `type`, `schema`,
/// `previous`, `digest` (hexadecimal) and, last of all, `payload`: the very bytes that the digest is about, because a payload
/// is JSON already. A payload that is not JSON on one line stands as `payload_base64` instead. So a line gives back exactly the
/// event that it was made from, and the digest proves it.
public enum JournalExport {
    private struct Line: Codable {
        let stream: String
        let version: Int
        let position: Int64
        let time: String
        let actor: String
        let type: String
        let schema: Int
        let previous: String
        let digest: String
        var payloadBase64: String?

        enum CodingKeys: String, CodingKey {
            case stream, version, position, time, actor, type, schema, previous, digest
            case payloadBase64 = "payload_base64"
        }
    }

    private static let payloadKey = Array(#","payload":"#.utf8)

    /// An event as one line of JSON, without the line feed.
    public static func line(_ event: RecordedEvent) -> [UInt8] {
        let text = event.event.payload
        let isVerbatim = isJSONOnOneLine(text)
        // Written by hand, because the payload has to come last and every other key in a fixed order.
        let head = [
            ("stream", quoted(event.stream.rawValue)), ("version", String(event.version)),
            ("position", String(event.position)), ("time", quoted(event.time.iso8601)),
            ("actor", quoted(event.actor.rawValue)), ("type", quoted(event.event.type)),
            ("schema", String(event.event.schema)), ("previous", quoted(event.previous.description)),
            ("digest", quoted(event.digest.description)),
        ].map { "\"\($0)\":\($1)" }.joined(separator: ",")
        var bytes = Array("{\(head)".utf8)
        if isVerbatim {
            bytes += payloadKey + text
        } else {
            bytes += Array(#","payload_base64":"\#(Data(text).base64EncodedString())""#.utf8)
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// Reads a line back; nil when it is not one that ``line(_:)`` writes. Whether it was changed is for ``ChainCheck`` to say.
    public static func event(line: some Collection<UInt8>) -> RecordedEvent? {
        var head = Array(line)
        var payload: [UInt8]?
        // A quotation mark inside a text is escaped, so the first match is the key itself.
        if let start = firstPlace(of: payloadKey, in: head) {
            guard head.last == UInt8(ascii: "}") else { return nil }
            payload = Array(head[(start + payloadKey.count)...].dropLast())
            head = head[..<start] + [UInt8(ascii: "}")]
        }
        guard let line = try? JSONDecoder().decode(Line.self, from: Data(head)),
            let bytes = payload ?? line.payloadBase64.flatMap({ Data(base64Encoded: $0) }).map(Array.init),
            let stream = StreamID(rawValue: line.stream), let time = Timestamp(iso8601: line.time),
            let previous = Digest(hexadecimal: line.previous), let digest = Digest(hexadecimal: line.digest)
        else { return nil }
        return RecordedEvent(
            position: line.position, stream: stream, version: line.version, time: time,
            actor: PersonID(rawValue: line.actor),
            event: NewEvent(type: line.type, schema: line.schema, payload: bytes), previous: previous, digest: digest)
    }

    private static func firstPlace(of key: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= key.count else { return nil }
        return (0...(bytes.count - key.count)).first {
            bytes[$0] == key[0] && bytes[$0..<($0 + key.count)].elementsEqual(key)
        }
    }

    private static func isJSONOnOneLine(_ bytes: [UInt8]) -> Bool {
        // Foundation takes a byte order mark for the beginning of a document; inside a line it is none.
        guard bytes.allSatisfy({ $0 >= 0x20 }), bytes.first != 0xEF, String(validating: bytes, as: UTF8.self) != nil
        else { return false }
        return (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // Text always has a JSON form.
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

extension JournalStore {
    /// Hands out a journal, or one stream of it, line by line, and checks it on the way.
    ///
    /// - Returns: what the check found; the lines tell what is there also when it is damaged.
    /// - Throws: ``JournalError``, and whatever `write` throws.
    public func export(_ stream: StreamID?, to write: ([UInt8]) throws -> Void) async throws -> ChainCheck {
        var check = ChainCheck(whole: stream == nil)
        while true {
            let page =
                if let stream {
                    try await read(stream, after: check.heads[stream]?.version ?? 0, most: 1_000)
                } else {
                    try await readAll(after: check.lastPosition, most: 1_000)
                }
            if page.isEmpty { return check }
            for event in page {
                check.add(event)
                try write(JournalExport.line(event) + [0x0A])
            }
        }
    }
}
