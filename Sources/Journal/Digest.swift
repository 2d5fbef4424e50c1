internal import Crypto
internal import Foundation
public import Planning

/// 32 bytes that tell whether an event, or anything in front of it in its stream, was changed afterwards.
///
/// `digest = SHA-256(previous ‖ f(stream) ‖ n(version) ‖ n(time) ‖ f(actor) ‖ f(type) ‖ n(schema) ‖ f(payload))`, where `n` is a
/// number as 8 bytes, most significant first, and `f` is a field's length in bytes as `n`, then its bytes. Lengths keep
/// two different events from giving the same bytes.
///
/// Example: `{"title":"Café"}` as `card.added` of form 1 by `p7k2m9xqa4wd`, the first event of `wijk`, at
/// 2026-01-01T00:00:00.000Z, has `531d4a1802eb9ec50c5ef4fc5733d76dfea78e9a53de079c5451549af47c0158`. (As Python's `hashlib`
/// says, too.)
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// In front of the first event: 32 zeros.
    public static let none = Digest(unchecked: [UInt8](repeating: 0, count: 32))

    /// Takes 32 bytes; nil for any other number of them.
    public init?(bytes: some Sequence<UInt8>) {
        let all = Array(bytes)
        guard all.count == 32 else { return nil }
        self.bytes = all
    }

    /// Reads 64 hexadecimal digits.
    public init?(hexadecimal text: some StringProtocol) {
        guard text.utf8.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var rest = text[...]
        while !rest.isEmpty {
            guard rest.prefix(2).allSatisfy(\.isHexDigit), let byte = UInt8(rest.prefix(2), radix: 16) else {
                return nil
            }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        self.init(bytes: bytes)
    }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// The digest of an event behind `previous`.
    public init(
        of event: NewEvent, stream: StreamID, version: Int, time: Timestamp, actor: PersonID, after previous: Digest
    ) {
        var hash = SHA256()
        func add(_ number: Int64) { withUnsafeBytes(of: number.bigEndian) { hash.update(bufferPointer: $0) } }
        func add(field: some Collection<UInt8>) {
            add(Int64(field.count))
            hash.update(data: Array(field))
        }
        hash.update(data: previous.bytes)
        add(field: stream.rawValue.utf8)
        add(Int64(version))
        add(time.milliseconds)
        add(field: actor.rawValue.utf8)
        add(field: event.type.utf8)
        add(Int64(event.schema))
        add(field: event.payload)
        bytes = Array(hash.finalize())
    }

    /// 64 hexadecimal digits.
    public var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
