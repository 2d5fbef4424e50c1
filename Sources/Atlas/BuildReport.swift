/// What became of every source while an atlas was built.
public struct BuildReport: Codable, Sendable, Equatable {
    /// Something in a source that needs a person's eye.
    public struct Finding: Codable, Sendable, Equatable {
        /// `shape.repaired`, `value.impossible`, `code.unknown`, …
        public let kind: String
        /// File it was found in.
        public let file: String
        /// Row or feature number in the file.
        public let row: Int?
        /// Column.
        public let field: String?
        /// Area code.
        public let code: String?
        /// What was found.
        public let message: String
    }

    /// What became of one source.
    public struct SourceReport: Codable, Sendable, Equatable {
        /// The source's id.
        public let id: String
        /// True when something of it is in the atlas.
        public var used = false
        /// Why it was not used.
        public var problem: String?
        /// Rows or features read.
        public var read = 0
        /// Rows or features that are in the atlas.
        public var kept = 0
        /// Shapes repaired.
        public var repaired = 0
        /// Rows or features set aside.
        public var setAside = 0
        /// Pieces that were dissolved into another piece's area.
        public var dissolved = 0
        /// Rows of another level, or of the country as a whole.
        public var otherLevel = 0
        /// Codes in the source that are no area of the atlas.
        public var notInAtlas: [String] = []
        /// Areas of the atlas, of the levels the source covers, that are not in the source.
        public var notInSource: [String] = []
        /// Indicators taken from it.
        public var indicators: [String] = []
        /// Columns that no field of the catalogue fits.
        public var unknownColumns: [String] = []
        /// What was found; at most ``BuildReport/mostFindings`` are kept, all are counted.
        public var findings: [Finding] = []
        /// How many findings there are of each kind.
        public var findingCounts: [String: Int] = [:]

        init(id: String) { self.id = id }

        mutating func add(_ finding: Finding) {
            findingCounts[finding.kind, default: 0] += 1
            if findings.count < BuildReport.mostFindings { findings.append(finding) }
        }
    }

    /// Findings listed per source; beyond it they are only counted.
    public static let mostFindings = 500

    /// Areas in the atlas per level.
    public var areas: [String: Int] = [:]
    /// The sources in the order of the recipe.
    public var sources: [SourceReport] = []

    /// True when every source was used.
    public var isComplete: Bool { sources.allSatisfy(\.used) }

    /// The report for reading.
    public var text: String {
        var lines: [String] = []
        let total = areas.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        lines.append("Areas: \(total.isEmpty ? "none" : total)")
        for source in sources {
            lines.append("")
            lines.append("\(source.used ? "✓" : "✗") \(source.id)")
            if let problem = source.problem { lines.append("  not used: \(problem)") }
            var counts =
                "  read \(source.read), kept \(source.kept), repaired \(source.repaired), set aside \(source.setAside)"
            if source.dissolved > 0 { counts += ", dissolved \(source.dissolved)" }
            if source.otherLevel > 0 { counts += ", of other levels \(source.otherLevel)" }
            lines.append(counts)
            if !source.indicators.isEmpty { lines.append("  indicators: \(source.indicators.count)") }
            lines += listing("codes not in the atlas", source.notInAtlas)
            lines += listing("areas without a row", source.notInSource)
            for (kind, count) in source.findingCounts.sorted(by: { $0.key < $1.key }) {
                lines.append("  \(kind): \(count)")
                for finding in source.findings.filter({ $0.kind == kind }).prefix(10) {
                    let row = finding.row.map { " row \($0)" } ?? ""
                    let field = finding.field.map { " field \($0)" } ?? ""
                    let code = finding.code.map { " \($0)" } ?? ""
                    lines.append("    \(finding.file)\(row)\(field)\(code): \(finding.message)")
                }
                if count > 10 {
                    lines.append("    … and \(count - 10) more (all in the JSON report, up to \(Self.mostFindings))")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func listing(_ title: String, _ codes: [String]) -> [String] {
        guard !codes.isEmpty else { return [] }
        let more = codes.count > 12 ? " … and \(codes.count - 12) more" : ""
        return ["  \(title): \(codes.count): \(codes.prefix(12).joined(separator: " "))\(more)"]
    }
}
