internal import Foundation
internal import Hummingbird
internal import Yams

/// The description of the API, written as YAML for people and served as JSON for programs.
enum OpenAPIDocument {
    /// The document as JSON.
    ///
    /// - Throws: when it is not beside the program, or not YAML.
    static func json() throws -> [UInt8] {
        guard let url = Bundle.module.url(forResource: "Resources/openapi", withExtension: "yaml"),
            let node = try Yams.compose(yaml: try String(contentsOf: url, encoding: .utf8))
        else { throw SiteProblem.failed }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(JSONValue(node)))
    }
}

/// A value of any JSON type.
enum JSONValue: Encodable {
    case null
    case bool(Bool)
    case whole(Int)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// The same value as a piece of YAML; merge keys and aliases are already resolved in it.
    init(_ node: Node) {
        switch node {
        case .mapping(let mapping):
            self = .object(
                Dictionary(
                    mapping.map { ($0.key.string ?? "", JSONValue($0.value)) }, uniquingKeysWith: { first, _ in first })
            )
        case .sequence(let sequence): self = .list(sequence.map { JSONValue($0) })
        case .scalar(let scalar): self = JSONValue.scalar(node, scalar.string)
        case .alias: self = .null
        }
    }

    private static func scalar(_ node: Node, _ text: String) -> JSONValue {
        switch node.tag.description {
        case "tag:yaml.org,2002:null": .null
        case "tag:yaml.org,2002:bool": .bool(text == "true")
        case "tag:yaml.org,2002:int": Int(text).map(JSONValue.whole) ?? .text(text)
        case "tag:yaml.org,2002:float": Double(text).map(JSONValue.number) ?? .text(text)
        default: .text(text)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .whole(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        case .object(let values): try container.encode(values)
        }
    }
}
