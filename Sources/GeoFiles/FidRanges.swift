internal import CGDAL
internal import Synchronization

/// Ranges of feature numbers that together make up a table of SQLite, handed out in order to any number of workers.
///
/// No range holds more than `featuresPerRange` features. Where numbers follow each other closely a range is that many
/// numbers, and costs nothing to find; elsewhere the table is asked where the next range ends.
final class FidRanges: Sendable {
    private let cursor: Mutex<Cursor>
    private let last: Int64
    private let isDense: Bool
    private let table: String
    private let column: String
    /// Most features of a range.
    let featuresPerRange: Int

    private struct Cursor {
        var next: Int64?
        var index = 0
    }

    /// Most numbers per feature for which ranges of fixed width are taken.
    private static let mostNumbersPerFeature: Int64 = 4

    /// Nil for a layer that is not a table with an integer primary key in a file of its own on disk.
    init?(of layer: ChunkLayer, featuresPerRange: Int) {
        guard ["GPKG", "SQLite"].contains(layer.dataset.driver), !layer.idColumn.isEmpty,
            !layer.path.hasPrefix("/vsi") || layer.path.hasPrefix("/vsimem/"), !layer.path.contains("://")
        else { return nil }
        table = Self.quoted(layer.name, "\"")
        column = Self.quoted(layer.idColumn, "\"")
        self.featuresPerRange = featuresPerRange
        let name = Self.quoted(layer.name, "'")
        let keys = """
            SELECT count(*) AS a, sum(upper(i.type) = 'INTEGER' AND i.name = \(Self.quoted(layer.idColumn, "'"))) AS b,
            sum(m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%') AS c
            FROM sqlite_master m, pragma_table_info(m.name) i WHERE i.pk > 0 AND lower(m.name) = lower(\(name))
            """
        let ends = """
            SELECT (SELECT min(\(column)) FROM \(table)) AS a, (SELECT max(\(column)) FROM \(table)) AS b
            """
        guard layer.dataset.integers(keys) == [[1, 1, 1]], let row = layer.dataset.integers(ends)?.first, row.count == 2
        else { return nil }
        let last = row[1] ?? .max
        // Only of a damaged table is the first number above the last.
        if let first = row[0], first > last { return nil }
        self.last = last
        cursor = Mutex(Cursor(next: row[0]))
        let known = GDALLibrary.quietly { OGR_L_GetFeatureCount(layer.handle, 0) }.result
        let (span, overflow) = last.subtractingReportingOverflow(row[0] ?? 0)
        isDense = !overflow && (span < Int64(featuresPerRange) || span / Self.mostNumbersPerFeature < known)
    }

    /// The next range and its place in the order; nil when all have been handed out.
    ///
    /// - Parameter layer: the caller's own, on which the table is asked where numbers are far apart.
    func take(with layer: ChunkLayer) throws -> (index: Int, range: ClosedRange<Int64>)? {
        try cursor.withLock { cursor in
            guard let first = cursor.next else { return nil }
            let (end, next) = isDense ? fixedEnd(from: first) : try askedEnd(from: first, with: layer)
            defer { cursor.index += 1 }
            cursor.next = next
            return (cursor.index, first...end)
        }
    }

    /// Condition that holds for the features of a range for which `condition` holds.
    ///
    /// Within `CASE` a condition cannot lure SQLite to another index, so features come by number.
    func condition(for range: ClosedRange<Int64>, and condition: String?) -> String {
        let between = "\(column) BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        return condition.map { "\(between) AND CASE WHEN (\($0)\n) THEN 1 END" } ?? between
    }

    /// SQLite's own reason to refuse a condition, empty where it gives none; nil where it does not refuse it.
    func refusal(of condition: String, by layer: ChunkLayer) -> String? {
        let message = layer.dataset.refusal(of: "SELECT \(column) FROM \(table) WHERE (\(condition)\n) LIMIT 1")
        guard !message.isEmpty else { return nil }
        // Before the reason stands the query, which is not what was typed.
        return message.ranges(of: "): ").last.map { String(message[$0.upperBound...]) } ?? ""
    }

    /// How many features of a range have no shape in the file; nil where the table cannot be asked.
    func shapeless(in range: ClosedRange<Int64>, and condition: String?, of layer: ChunkLayer) -> Int64? {
        let geometry = Self.quoted(layer.geometry?.name ?? "", "\"")
        let kept = self.condition(for: range, and: condition)
        let query = "SELECT count(*) AS a FROM \(table) WHERE \(kept) AND \(geometry) IS NULL"
        return layer.dataset.integers(query)?.first?.first ?? nil
    }

    private func fixedEnd(from first: Int64) -> (end: Int64, next: Int64?) {
        let (end, overflow) = first.addingReportingOverflow(Int64(featuresPerRange) - 1)
        return overflow || end >= last ? (last, nil) : (end, end + 1)
    }

    private func askedEnd(from first: Int64, with layer: ChunkLayer) throws -> (end: Int64, next: Int64?) {
        // The sign keeps GDAL from taking the column for the number of the row.
        let query = """
            SELECT +\(column) AS a FROM \(table) WHERE \(column) >= \(first)
            ORDER BY \(column) LIMIT 2 OFFSET \(featuresPerRange - 1)
            """
        guard let rows = layer.dataset.integers(query), rows.allSatisfy({ $0.count == 1 }) else {
            throw layer.failure("feature numbers cannot be read from \(first) on")
        }
        let numbers = rows.compactMap(\.[0])
        guard let end = numbers.first else { return (max(first, last), nil) }
        let next = numbers.count > 1 ? numbers[1] : nil
        guard end >= first, (next ?? .max) > end else {
            throw layer.failure("feature numbers are not in order from \(first) on")
        }
        return (end, next)
    }

    private static func quoted(_ name: String, _ mark: String) -> String {
        mark + name.replacing(mark, with: mark + mark) + mark
    }
}
