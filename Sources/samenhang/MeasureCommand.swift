import ArgumentParser
import Foundation
import GeoFiles
import GeoModel
import Geometry
import Measuring
import Planning

/// `samenhang measure --areas A.gpkg --id COLUMN …`
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure rasters and features over areas, exactly.",
        discussion: """
            A cell, line or polygon counts for the part of it that lies inside an area. Measuring is done in RD New; other
            inputs are reprojected. Examples:

              samenhang measure --areas buurten.gpkg --id buurtcode --raster hoogte.tif --stats mean,p10,p90 --out o.csv
              samenhang measure --areas buurten.gpkg:buurt --id code --features bag.gpkg:pand \\
                --where "status = 'Pand in gebruik'" --ops count,share,mean:bouwjaar --out o.csv
              samenhang measure --areas buurten.gpkg --id code --features adressen.gpkg --nearest haltes.gpkg \\
                --stats mean,share:400 --out o.gpkg

            Statistics of a raster: count, sum, mean, min, max, stdev, variance, median, p1 to p99, majority, minority,
            variety, share (per value); with --weights also weighted_sum, weighted_mean, weighted_stdev. Operations on features: count, area, length, density, share, share:COLUMN,
            class:COLUMN, sum:COLUMN, fsi:COLUMN, osr:COLUMN, mxi:LIVING/ALL, mean:COLUMN, stdev:COLUMN, min:COLUMN, max:COLUMN, median:COLUMN,
            p90:COLUMN. Statistics of distances: count, mean, min, max, stdev, share:METRES.
            """)

    @Option(help: "The areas: FILE or FILE:LAYER.") var areas: String
    @Option(help: "Column with the codes of the areas.") var id: String
    @Option(help: "A raster to measure.") var raster: String?
    @Option(help: "Its band; else the first.") var band: Int?
    @Option(help: "A value in it that means missing, beside what the file says.") var nodata: Double?
    @Option(help: "A raster on the same grid that says how much each cell counts, for weighted_mean and the like.")
    var weights: String?
    @Option(help: "Its band; else the first.") var weightsBand: Int?
    @Option(help: "Statistics of the raster, or of the distances with --nearest.") var stats: String?
    @Option(help: "Features to measure: FILE or FILE:LAYER.") var features: String?
    @Option(name: .customLong("where"), help: "Keep only features for which this holds, in SQL.") var condition: String?
    @Option(help: "Which geometry, of features that have several.") var geometry: String?
    @Option(help: "Operations on the features.") var ops: String?
    @Option(help: "Targets: how far features (or the middles of areas) lie from the nearest.") var nearest: String?
    @Option(help: "Keep only targets for which this holds, in SQL.") var nearestWhere: String?
    @Option(help: "m² from which a target that is a polygon counts.") var nearestMinArea: Double?
    @Option(help: "Column that says for how many a feature counts, with --nearest.") var weight: String?
    @Option(help: "EPSG number to take for inputs that name no coordinate reference system.") var assumeCrs: Int32?
    @Option(help: "Write here: .csv or .gpkg; by default CSV to standard output.") var out: String?
    @Option(help: "Cores to use; the result is the same for any number.") var threads: Int?
    @Option(help: "Most memory for values kept for quantiles, in MB.") var memory = 512

    func validate() throws {
        if (raster == nil) == (features == nil && nearest == nil) {
            throw ValidationError("Give --raster, or --features and/or --nearest.")
        }
        if raster != nil, stats == nil { throw ValidationError("Say with --stats what to compute of the raster.") }
        if nearest != nil, stats == nil { throw ValidationError("Say with --stats what to compute of the distances.") }
        if features != nil, nearest == nil, ops == nil {
            throw ValidationError("Say with --ops what to compute of the features.")
        }
        try refuseOptionsThatDoNotGoTogether()
        if let threads, threads < 1 { throw ValidationError("--threads is 1 or more.") }
        if memory < 1 { throw ValidationError("--memory is 1 or more.") }
        if let out, !out.hasSuffix(".csv"), !out.hasSuffix(".gpkg") {
            throw ValidationError("--out ends in .csv or .gpkg.")
        }
    }

    func run() throws {
        try refuseToWriteOverInput()
        let line = ProgressLine()
        defer { line.end() }
        let settings = MeasureSettings(threads: threads, memory: memory * 1_000_000) {
            line.show("Measuring", done: $0)
        }
        do {
            let (table, measured) = try measure(settings)
            line.end()
            try write(table, measured)
        } catch let error as GeoFileError {
            throw MeasureError(error)
        }
    }

    private var assumed: CoordinateReferenceSystem? { assumeCrs.map(CoordinateReferenceSystem.init(epsg:)) }

    private func measure(_ settings: MeasureSettings) throws -> (MeasureTable, MeasuredAreas) {
        if let raster { return try measureRaster(raster, settings) }
        let areas = try readAreas(in: .rdNew, settings)
        if let nearest { return (try measureDistances(areas, to: nearest, settings), areas) }
        let operations = try FeatureOperation.list(ops ?? "")
        let overlay = AreaOverlay(areas: areas.shapes, threads: settings.threads)
        let outcome = try FeaturePass(featureSource, settings: settings)
            .totals(over: overlay, in: areas.crs, needs: FeatureNeeds(operations))
        note(read: outcome.read, unusable: outcome.unusable, outside: outcome.outside)
        noteReprojection(of: features ?? "", from: outcome.ownCRS, to: areas.crs)
        try outcome.checkShapes(for: operations, of: features ?? "")
        outcome.notes(on: operations, of: features ?? "").forEach(printNote)
        return (MeasureTable(idColumn: id, areas: areas, operations, outcome), areas)
    }

    private func measureRaster(_ path: String, _ settings: MeasureSettings) throws -> (MeasureTable, MeasuredAreas) {
        let statistics = try RasterStatistic.list(stats ?? "")
        var source = RasterSource(path: path, band: band ?? 1, assumedCRS: assumed, missing: nodata)
        source.weights = weights.map { RasterSource.Weights(path: $0, band: weightsBand ?? 1) }
        let needs = statistics.reduce(into: RasterNeeds()) { $0.formUnion($1.needs) }
        guard needs.contains(.weighted) == (weights != nil) else {
            throw ValidationError(
                weights == nil
                    ? "Weighted statistics need --weights."
                    : "--weights goes with weighted_sum, weighted_mean or weighted_stdev.")
        }
        let pass = try RasterPass(source, settings: settings)
        let areas = try readAreas(in: pass.crs, settings)
        let totals = try pass.totals(of: areas.shapes, needs: needs, quantiles: statistics.compactMap(\.quantile))
        return (MeasureTable(idColumn: id, areas: areas, statistics, totals), areas)
    }

    private func measureDistances(
        _ areas: MeasuredAreas, to nearest: String, _ settings: MeasureSettings
    ) throws -> MeasureTable {
        let statistics = try NearestStatistic.list(stats ?? "")
        let distances = NearestStatistic.distances(statistics)
        let pass = NearestPass(settings: settings)
        let read = try pass.readTargets(
            FeatureSource(LayerName(nearest), where: nearestWhere, assumedCRS: assumed), leastArea: nearestMinArea ?? 0,
            in: areas.crs)
        noteReprojection(of: nearest, from: read.ownCRS, to: areas.crs)
        if read.unusable > 0 { printNote("\(read.unusable) of \(read.count) targets have no usable shape.") }
        let targets = read.targets.index(threads: settings.threads)
        guard read.targets.count > 0 else {
            throw MeasureError(
                "nearest.none", .inputRejected, what: "\(nearest) has no target to measure a distance to.",
                advice: "Look at --nearest-where and --nearest-min-area.")
        }
        let totals: [NearestPass.Totals]
        if features == nil {
            totals = pass.totals(fromMiddlesOf: areas.shapes, to: targets, within: distances)
        } else {
            let overlay = AreaOverlay(areas: areas.shapes, threads: settings.threads)
            let outcome = try pass.totals(
                from: featureSource, weight: weight, to: targets, within: distances, over: overlay, in: areas.crs)
            note(read: outcome.read, unusable: outcome.unusable, outside: outcome.outside)
            noteReprojection(of: features ?? "", from: outcome.ownCRS, to: areas.crs)
            totals = outcome.areas
        }
        return MeasureTable(idColumn: id, areas: areas, statistics, within: distances, totals)
    }

    private var featureSource: FeatureSource {
        FeatureSource(
            LayerName(features ?? ""), where: condition, geometryColumn: geometry, assumedCRS: assumed)
    }

    private func readAreas(
        in crs: CoordinateReferenceSystem, _ settings: MeasureSettings
    ) throws -> MeasuredAreas {
        let read = try MeasuredAreas(
            reading: LayerName(areas), id: id, in: crs, assuming: assumed, settings: settings)
        for finding in read.findings {
            printNote("\(finding.code): \(finding.isRepaired ? "repaired" : "set aside"): \(finding.reason)")
        }
        noteReprojection(of: areas, from: read.ownCRS, to: crs)
        return read
    }

    private func noteReprojection(
        of file: String, from own: CoordinateReferenceSystem?, to crs: CoordinateReferenceSystem
    ) {
        guard let from = own ?? assumed, from != crs else { return }
        printNote("\(file) is reprojected from EPSG:\(from.epsg) to EPSG:\(crs.epsg).")
    }

    private func note(read: Int, unusable: Int, outside: Int) {
        if unusable > 0 { printNote("\(unusable) of \(read) features have no usable shape or weight; not counted.") }
        if outside > 0 { printNote("\(outside) of \(read) features lie in none of the areas.") }
    }

    private func write(_ table: MeasureTable, _ areas: MeasuredAreas) throws {
        for column in table.renamed {
            printNote("Column '\(column.name)' was to be '\(column.wanted)', which is taken.")
        }
        if table.withoutNumber > 0 {
            printNote("\(table.withoutNumber) cells of the table stay empty: their value is infinite or no number.")
        }
        guard let out else { return try printOut(table.csv) }
        if out.hasSuffix(".gpkg") {
            try table.writeGeoPackage(to: out, areas: areas, timestamp: Timestamp.now())
        } else {
            do {
                try Data(table.csv.utf8).write(to: URL(fileURLWithPath: out), options: .atomic)
            } catch {
                throw MeasureError(
                    "output.cannotWrite", .failed, what: "\(out) cannot be written.",
                    advice: "Check that the folder exists, that you may write there and that the disk has room.")
            }
        }
    }
}
