/// The rows of a comma-separated text without quotes, as the KNMI'23 files are.
///
/// Strict: every row has as many fields as the heading, no column is there twice, no row is empty. A byte order mark, Windows
/// line ends and a missing last line end are fine.
struct CSVText {
    /// A row with its number in the file; the heading is row 1.
    struct Row {
        let number: Int
        let fields: [Substring]
    }

    let file: String
    let heading: [Substring]
    let rows: [Row]

    init(_ text: String, file: String) throws(ClimateError) {
        let lines = CSVText.lines(of: text)
        guard let first = lines.first, !first.isEmpty else {
            throw .file(file, "climate.empty", why: "The file is empty")
        }
        let heading = CSVText.fields(of: first)
        try self.init(file: file, heading: heading, lines: lines.dropFirst(), from: 2)
    }

    init(file: String, heading: [Substring], lines: some Sequence<Substring>, from start: Int) throws(ClimateError) {
        var seen: Set<Substring> = []
        for name in heading where !seen.insert(name).inserted {
            throw .file(file, row: 1, column: String(name), "climate.column", why: "The column is there twice")
        }
        var rows: [Row] = []
        var number = start
        for line in lines {
            let fields = CSVText.fields(of: line)
            guard fields.count == heading.count else {
                throw .file(
                    file, row: number, "climate.row",
                    why: "The row has \(fields.count) fields, the heading has \(heading.count)")
            }
            rows.append(Row(number: number, fields: fields))
            number += 1
        }
        guard !rows.isEmpty else { throw .file(file, "climate.empty", why: "The file has a heading and no rows") }
        self.file = file
        self.heading = heading
        self.rows = rows
    }

    /// Lines without their ends; an empty one after the last line end is none.
    static func lines(of text: String) -> [Substring] {
        var bytes = text.utf8[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { Substring($0.last == 0x0D ? $0.dropLast() : $0) }
    }

    static func fields(of line: Substring) -> [Substring] {
        line.utf8.split(separator: 0x2C, omittingEmptySubsequences: false).map { Substring($0) }
    }

    /// The place of a column.
    func place(of column: String) throws(ClimateError) -> Int {
        guard let place = heading.firstIndex(of: column[...]) else {
            throw .file(file, row: 1, column: column, "climate.column", why: "The column is not there")
        }
        return place
    }

    /// The number in a field; nil where the field is empty.
    ///
    /// - Throws: ``ClimateError`` when it is no number, not finite, or outside `range`.
    func number(_ row: Row, _ place: Int, in range: ClosedRange<Double>) throws(ClimateError) -> Double? {
        let field = row.fields[place]
        if field.isEmpty { return nil }
        // `Double` also reads hexadecimal numbers and words such as `nan`.
        let plain = field.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        guard plain, let number = Double(field), number.isFinite else {
            throw failure(row, place, "'\(ClimateError.shortened(field))' is no number")
        }
        guard range.contains(number) else {
            throw failure(
                row, place, "\(number) cannot be; it must lie from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// The whole number in a field.
    func integer(_ row: Row, _ place: Int, in range: ClosedRange<Int>) throws(ClimateError) -> Int {
        let field = row.fields[place]
        guard field.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(field), range.contains(number)
        else {
            throw failure(
                row, place,
                "'\(ClimateError.shortened(field))' is no whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// An error about a field.
    func failure(_ row: Row, _ place: Int, _ why: String) -> ClimateError {
        .file(file, row: row.number, column: String(heading[place]), "climate.field", why: why)
    }
}
