internal import Foundation
internal import GeoFiles
internal import Planning

/// A table in a JSON file: CBS OData (`{"value": [{…}, …]}`), a plain list of objects, or objects by area code.
///
/// Objects within objects become columns named by their path: `Demographics/65+ years (%)`. In objects by code, the code is
/// the column `code`.
struct JSONTable {
    let columns: [String]
    let rows: [[FieldValue]]

    init(path: String, rowsKey: String?) throws {
        let name = SourceRows.shortName(path)
        func unreadable(_ why: String) -> AtlasError {
            AtlasError(
                "source.unreadable", .inputRejected, what: "\(name) is not a table in JSON.", why: why,
                advice: "The file should hold a list of objects, or say with `rows:` under which key they are.")
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw unreadable("It cannot be read.") }
        let root: Any
        do {
            root = try JSONSerialization.jsonObject(with: data)
        } catch {
            throw unreadable("It is not JSON.")
        }
        var content: Any? = root
        if let key = rowsKey { content = (root as? [String: Any])?[key] }
        if rowsKey == nil, let value = (root as? [String: Any])?["value"] as? [Any] { content = value }
        var objects: [[String: FieldValue]] = []
        if let list = content as? [[String: Any]] {
            objects = list.map { JSONTable.flatten($0) }
        } else if let byCode = content as? [String: [String: Any]] {
            objects = byCode.sorted { $0.key < $1.key }.map { code, object in
                JSONTable.flatten(object).merging(["code": .text(code)]) { $1 }
            }
        } else {
            throw unreadable(rowsKey.map { "There are no rows under '\($0)'." } ?? "There is no list of rows.")
        }
        let names = Set(objects.flatMap(\.keys)).sorted()
        columns = names
        rows = objects.map { object in names.map { object[$0] ?? .null } }
    }

    private static func flatten(_ object: [String: Any], under prefix: String = "") -> [String: FieldValue] {
        var flat: [String: FieldValue] = [:]
        for (key, value) in object {
            switch value {
            case let inner as [String: Any]: flat.merge(flatten(inner, under: prefix + key + "/")) { first, _ in first }
            case let text as String: flat[prefix + key] = .text(text)
            case let number as NSNumber: flat[prefix + key] = .number(number.doubleValue)
            default: flat[prefix + key] = .null
            }
        }
        return flat
    }
}
