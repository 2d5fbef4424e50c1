internal import Foundation
internal import Hummingbird
internal import Process
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

extension JSONValue {
    /// The same value as a piece of YAML; merge keys and aliases are already resolved in it.
    init(_ node: Node) {
        switch node {
        case .mapping(let mapping):
            self = .object(
                Dictionary(
                    mapping.map { ($0.key.string ?? "", JSONValue($0.value)) }, uniquingKeysWith: { first, _ in first })
            )
        case .sequence(let sequence): self = .array(sequence.map { JSONValue($0) })
        case .scalar(let scalar): self = JSONValue.scalar(node, scalar.string)
        case .alias: self = .null
        }
    }

    private static func scalar(_ node: Node, _ text: String) -> JSONValue {
        switch node.tag.description {
        case "tag:yaml.org,2002:null": .null
        case "tag:yaml.org,2002:bool": .bool(text == "true")
        case "tag:yaml.org,2002:int": Int64(text).map(JSONValue.integer) ?? .string(text)
        case "tag:yaml.org,2002:float": Double(text).map(JSONValue.number) ?? .string(text)
        default: .string(text)
        }
    }
}
