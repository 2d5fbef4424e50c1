import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Website

/// An answer of the site, as a test looks at it.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var type: String { headers[.contentType] ?? "" }
    /// The body as JSON; null when it is none.
    var json: JSON { (try? JSONDecoder().decode(JSON.self, from: Data(bytes))) ?? .null }
}

/// Any JSON, for looking into answers.
enum JSON: Decodable, Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    /// A member; null when there is none.
    subscript(_ key: String) -> JSON { if case .object(let members) = self { members[key] ?? .null } else { .null } }
    /// An element; null when there is none.
    subscript(_ index: Int) -> JSON { list.indices.contains(index) ? list[index] : .null }
    /// The elements; none for anything but a list.
    var list: [JSON] { if case .list(let values) = self { values } else { [] } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var keys: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }
}

/// Asks the site of the small atlas, without a network in between.
struct Visitor: Sendable {
    fileprivate let client: any TestClientProtocol

    /// A GET, or another method.
    func get(_ address: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:]) async throws -> Answer {
        try await client.execute(uri: address, method: method, headers: headers) { response in
            Answer(
                status: response.status.code, headers: response.headers,
                bytes: Array(response.body.readableBytesView))
        }
    }
}

/// Runs a test against the site of the small atlas.
func visit(_ test: @Sendable (Visitor) async throws -> Void) async throws {
    let site = try SmallAtlas.served.get()
    var logger = Logger(label: "test")
    logger.logLevel = .error
    let application = buildApplication(site, host: "127.0.0.1", port: 0, logger: logger) { _ in }
    try await application.test(.router) { client in try await test(Visitor(client: client)) }
}
