internal import Diagnosis
internal import Foundation
internal import GeoFiles
public import GeoModel
internal import Planning

extension Atlas {
    /// Opens an atlas file and reads it into memory.
    ///
    /// - Throws: ``AtlasError`` `atlas.missing`, `atlas.damaged` or `atlas.otherVersion`, each with what to do.
    public static func open(_ path: String) throws -> Atlas {
        guard FileManager.default.fileExists(atPath: path) else {
            throw AtlasError(
                "atlas.missing", .inputRejected, what: "There is no atlas at \(path).",
                advice: "Make one with `samenhang demo` or `samenhang atlas build RECIPE.yaml --out \(path)`.")
        }
        do {
            return try AtlasReader(path: path).read()
        } catch let error as GeoFileError {
            throw AtlasReader.damaged(path, error.reason)
        } catch let error as WellKnownBinary.Failure {
            throw AtlasReader.damaged(path, "\(error)")
        }
    }

    /// Shapes of a level in another system than RD New.
    ///
    /// - Throws: ``AtlasError`` when PROJ does not know the system.
    public static func shapes(_ shapes: [MultiPolygon], in crs: CoordinateReferenceSystem) throws -> [MultiPolygon] {
        do {
            let transformation = try CoordinateTransformation(from: .rdNew, to: crs)
            var points = shapes.flatMap { $0.polygons.flatMap { $0.rings.flatMap { $0 } } }
            try transformation.apply(to: &points)
            var next = 0
            func take(_ count: Int) -> Ring {
                defer { next += count }
                return Array(points[next..<(next + count)])
            }
            return shapes.map { shape in
                MultiPolygon(
                    polygons: shape.polygons.map { polygon in
                        let exterior = take(polygon.exterior.count)
                        return Polygon(exterior: exterior, holes: polygon.holes.map { take($0.count) })
                    })
            }
        } catch let error as GeoFileError {
            throw AtlasError(
                "projection.unknown", .failed, what: "Shapes cannot be drawn in EPSG:\(crs.epsg).", why: error.reason,
                advice: "Install the PROJ data of this machine (Debian: proj-data).")
        }
    }
}

/// Reads the tables of an atlas file.
private struct AtlasReader {
    let path: String
    private let file: VectorFile

    init(path: String) throws {
        self.path = path
        file = try VectorFile(opening: path)
    }

    static func damaged(_ path: String, _ why: String) -> AtlasError {
        AtlasError(
            "atlas.damaged", .inputRejected, what: "\(path) is not a whole atlas.", why: why,
            advice: "Build it again with `samenhang atlas build`, or put back a copy.")
    }

    func read() throws -> Atlas {
        let tables = Set(file.layerNames)
        guard tables.contains(AtlasFormat.metadataTable) else {
            throw AtlasReader.damaged(
                path, "It has no table '\(AtlasFormat.metadataTable)'; it may be another GeoPackage.")
        }
        var facts: [String: String] = [:]
        try rows(AtlasFormat.metadataTable, least: 2) { facts[$0[0]] = $0[1] }
        guard facts["versie"] == AtlasFormat.version else {
            throw AtlasError(
                "atlas.otherVersion", .inputRejected,
                what:
                    "\(path) is an atlas of version \(facts["versie"] ?? "unknown"); this program reads version \(AtlasFormat.version).",
                advice: "Build the atlas again with this program.")
        }
        let sources = try readSources()
        let origins = try readColumnSources()
        var levels: [AreaLevel: Atlas.Level] = [:]
        for level in AreaLevel.allCases
        where tables.contains(level.rawValue) || facts["aantal_\(level.rawValue)"] != nil {
            levels[level] = try readLevel(level, sources: sources, origins: origins)
            guard "\(levels[level]?.count ?? 0)" == facts["aantal_\(level.rawValue)"] else {
                throw AtlasReader.damaged(path, "The number of areas in '\(level.rawValue)' is not what the file says.")
            }
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return Atlas(
            title: facts["titel"] ?? "", edition: facts["editie"] ?? "", isFictional: facts["fictief"] == "ja",
            madeAt: facts["gemaakt"] ?? "", sources: sources, levels: levels,
            layers: try tables.filter { $0.hasPrefix(AtlasFormat.layerPrefix) }.sorted().map(readLayer),
            climate: try ClimateReader(file: file, path: path).read(levels, tables: tables),
            vulnerability: try readVulnerability(tables),
            fingerprint: String(size, radix: 36) + "-" + String(Int(changed * 1000), radix: 36))
    }

    private func rows(_ table: String, least: Int, _ body: ([String]) -> Void) throws {
        let layer = try file.layer(table)
        let count = layer.fields.count
        guard count >= least else { throw AtlasReader.damaged(path, "'\(table)' has too few columns.") }
        try layer.forEachFeature { feature in
            body(
                try (0..<count).map { index in
                    switch feature.value(index) {
                    case .null: return ""
                    case .text(let text): return text
                    case .number(let number):
                        guard let whole = Int(exactly: number) else {
                            throw AtlasReader.damaged(path, "'\(table)' has a number that cannot be: \(number).")
                        }
                        return String(whole)
                    }
                })
        }
    }

    /// The rasters that the file says it has, in the order in which they were written.
    private func readVulnerability(_ tables: Set<String>) throws -> [VulnerabilityGrid] {
        guard tables.contains(AtlasFormat.vulnerabilityTable) else { return [] }
        var grids: [VulnerabilityGrid] = []
        try rows(AtlasFormat.vulnerabilityTable, least: 4) { row in
            let rule = VulnerabilityGrid.Rule(id: row[2], sources: row[3].split(separator: " ").map(String.init))
            let earlier = grids.last?.table == row[0] ? grids.removeLast().rules : []
            grids.append(VulnerabilityGrid(theme: row[1], rules: earlier + [rule], path: path, table: row[0]))
        }
        return grids
    }

    private func readSources() throws -> [Atlas.Source] {
        var sources: [Atlas.Source] = []
        try rows(AtlasFormat.sourcesTable, least: 11) { row in
            sources.append(
                Atlas.Source(
                    id: row[0], title: row[1], publisher: row[2], licence: row[3], origin: row[4], year: Int(row[5]),
                    read: Int(row[6]) ?? 0, kept: Int(row[7]) ?? 0, repaired: Int(row[8]) ?? 0,
                    setAside: Int(row[9]) ?? 0, problem: row[10].isEmpty ? nil : row[10]))
        }
        return sources
    }

    /// Source per level, period and indicator, as `buurt/2015/population`.
    private func readColumnSources() throws -> [String: String] {
        var origins: [String: String] = [:]
        try rows(AtlasFormat.indicatorsTable, least: 9) { row in origins["\(row[0])/\(row[6])/\(row[1])"] = row[5] }
        return origins
    }

    private func readLevel(
        _ level: AreaLevel, sources: [Atlas.Source], origins: [String: String]
    ) throws -> Atlas.Level {
        var codes: [AreaCode] = []
        var names: [String] = []
        var squareMetres: [Double] = []
        var shapes: [MultiPolygon] = []
        try file.layer(level.rawValue).forEachFeature { feature in
            guard case .text(let text) = feature.value(0), let code = AreaCode(text, level: level),
                case .text(let name) = feature.value(1), case .number(let area) = feature.value(5),
                let wkb = try feature.geometry()
            else { throw AtlasReader.damaged(path, "Area \(feature.id) of '\(level.rawValue)' is not whole.") }
            codes.append(code)
            names.append(name)
            squareMetres.append(area)
            shapes.append(try WellKnownBinary.multiPolygon(from: wkb))
        }
        var series: [String: [Atlas.Series]] = [:]
        let prefix = AtlasFormat.figuresPrefix + level.rawValue + "_"
        // The list of indicators says which tables there are; one that is gone is damage.
        let promised = origins.keys.map { $0.split(separator: "/") }.filter { $0.first == Substring(level.rawValue) }
        for period in Set(promised.compactMap { Int($0[1]) }).sorted(by: >) {
            for (indicator, column) in try readFigures(prefix + "\(period)", codes: codes) {
                let source = origins["\(level.rawValue)/\(period)/\(indicator)"] ?? ""
                series[indicator, default: []].append(
                    Atlas.Series(
                        period: period, source: source, publisher: publisher(source, sources), column: column))
            }
        }
        return Atlas.Level(
            level: level, codes: codes, names: names, squareMetres: squareMetres, shapes: shapes, series: series)
    }

    /// Names of the publishers behind source ids, each once.
    private func publisher(_ ids: String, _ sources: [Atlas.Source]) -> String {
        let names = ids.split(separator: " ").map { id in sources.first { $0.id == id }?.publisher ?? String(id) }
        return names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", ")
    }

    private func readFigures(_ table: String, codes: [AreaCode]) throws -> [(String, IndicatorColumn)] {
        let layer = try file.layer(table)
        let fields = layer.fields.map(\.name)
        guard let missingColumn = fields.firstIndex(of: AtlasFormat.missingColumn), missingColumn > 0 else {
            throw AtlasReader.damaged(path, "'\(table)' has no column '\(AtlasFormat.missingColumn)'.")
        }
        let indicators = Array(fields[1..<missingColumn])
        let places = Dictionary(indicators.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var columns = indicators.map { _ in
            var column: [Figure] = []
            column.reserveCapacity(codes.count)
            return column
        }
        var row = -1
        try layer.forEachFeature { feature in
            row += 1
            guard case .text(let code) = feature.value(0), row < codes.count, code == codes[row].description else {
                throw AtlasReader.damaged(path, "Row \(row + 1) of '\(table)' is not that of its area.")
            }
            for place in indicators.indices {
                switch feature.value(place + 1) {
                case .number(let number): columns[place].append(.value(number))
                default: columns[place].append(.missing(.notPublished))
                }
            }
            guard case .text(let missing) = feature.value(missingColumn) else { return }
            for part in missing.split(separator: "; ") {
                let words = part.split(separator: " ")
                guard let status = words.first.flatMap({ ValueStatus(name: String($0.dropLast())) }) else { continue }
                for word in words.dropFirst() {
                    if let place = places[String(word)] { columns[place][row] = .missing(status) }
                }
            }
        }
        guard row + 1 == codes.count else {
            throw AtlasReader.damaged(path, "'\(table)' has not one row for every area.")
        }
        return zip(indicators, columns).map { ($0, IndicatorColumn($1)) }
    }

    private func readLayer(_ table: String) throws -> Atlas.DrawnLayer {
        var paths: [[Coordinate]] = []
        var kind = Atlas.DrawnLayer.Kind.polygon
        try file.layer(table).forEachFeature { feature in
            guard let wkb = try feature.geometry(), wkb.count > 4 else { return }
            let shape = try DrawnShape(wkb: wkb)
            kind = shape.kind
            paths += shape.paths
        }
        return Atlas.DrawnLayer(id: String(table.dropFirst(AtlasFormat.layerPrefix.count)), kind: kind, paths: paths)
    }
}
