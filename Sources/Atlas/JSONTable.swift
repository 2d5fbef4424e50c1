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
        var objects: [[String: FieldValue]] = []
        var next: String? = path
        var pages = 0
        // CBS OData gives at most 10,000 rows at a time, and says where the next ones are.
        while let page = next, pages < JSONTable.mostPages {
            pages += 1
            guard let root = try? JSONSerialization.jsonObject(with: Data(try WholeFile.read(page))) else {
                throw unreadable("It is not JSON.")
            }
            let content = JSONTable.content(of: root, key: rowsKey)
            if let list = content as? [[String: Any]] {
                objects += list.map { JSONTable.flatten($0) }
            } else if let byCode = content as? [String: [String: Any]] {
                objects += byCode.sorted { $0.key < $1.key }.map { code, object in
                    JSONTable.flatten(object).merging(["code": .text(code)]) { $1 }
                }
            } else {
                throw unreadable(rowsKey.map { "There are no rows under '\($0)'." } ?? "There is no list of rows.")
            }
            let links = root as? [String: Any]
            next = (links?["@odata.nextLink"] ?? links?["odata.nextLink"]) as? String
        }
        let names = Set(objects.flatMap(\.keys)).sorted()
        columns = names
        rows = objects.map { object in names.map { object[$0] ?? .null } }
    }

    /// Most pages of one table that are followed.
    private static let mostPages = 1_000

    private static func content(of root: Any, key: String?) -> Any? {
        guard let object = root as? [String: Any] else { return root }
        if let key { return object[key] }
        return object["value"] as? [Any] ?? root
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
