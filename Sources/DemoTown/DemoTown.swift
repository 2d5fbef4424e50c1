/// What a demo town is made from; the same options give the same files.
public struct DemoTownOptions: Sendable {
    /// How many neighbourhoods there are in all. Up to 60 they form one municipality, with geodata to measure; beyond that
    /// a country of municipalities with about 40 each, without.
    public var neighbourhoods: Int = 40
    /// Where all chance comes from.
    public var seed: UInt64 = 1
    /// Years for which key figures are written; the last one is the edition.
    public var years: [Int] = [2022, 2023, 2024]

    /// Metres to a side of the cells of rasters; coarser ones are made and measured faster.
    var rasterCell = 10.0

    /// The default town; change what should differ.
    public init() {}

    /// Chooses everything.
    public init(neighbourhoods: Int, seed: UInt64 = 1, years: [Int] = [2022, 2023, 2024]) {
        self.neighbourhoods = neighbourhoods
        self.seed = seed
        self.years = years
    }
}

/// Why a demo town cannot be made.
public enum DemoTownError: Error, Equatable, CustomStringConvertible {
    /// The number asked for is not within `allowed`.
    case neighbourhoodsOutOfRange(asked: Int, allowed: ClosedRange<Int>)
    /// No year was given, or one outside 2000–2100.
    case unusableYears([Int])

    /// What is wrong and what is allowed.
    public var description: String {
        switch self {
        case .neighbourhoodsOutOfRange(let asked, let allowed):
            "\(asked) neighbourhoods cannot be made; ask for \(allowed.lowerBound) to \(allowed.upperBound)"
        case .unusableYears(let years):
            "years \(years) cannot be used; give at least one, each from 2000 to 2100"
        }
    }
}

/// Writes the sources of a fictional Dutch municipality, or country, and the recipe that reads them.
///
/// The folder gets `gebieden.gpkg` (areas), `kerncijfers-<year>.csv` and `omgeving-<year>.csv` (figures),
/// `lagen.gpkg` (buildings, streets, green, water, stops), a folder with the climate and `recept.yaml`. Geometry is in
/// RD New. Files that are already there under these names are replaced.
///
/// One municipality also gets what is measured: `bodem.gpkg` (land cover, road parts, trees, landscape elements) and the
/// rasters `bodembedekking.tif`, `hoogte.tif`, `grondwater.tif`, `hitte-eiland.tif` and `water-na-bui.tif`, in cells of
/// ten metres. A country has none of these and no measured figures: it is there to try the size of a country.
///
/// - Returns: the path of the recipe.
/// - Throws: ``DemoTownError`` for options that make no town, a `GeoFileError` or a file error when writing fails.
/// - Complexity: linear in neighbourhoods; 14,000 take a few seconds.
public func writeDemoTown(_ options: DemoTownOptions, to directory: String) throws -> String {
    let allowed = 1...Settlement.largest
    guard allowed.contains(options.neighbourhoods) else {
        throw DemoTownError.neighbourhoodsOutOfRange(asked: options.neighbourhoods, allowed: allowed)
    }
    let years = Set(options.years).sorted()
    guard let edition = years.last, years.allSatisfy((2000...2100).contains) else {
        throw DemoTownError.unusableYears(options.years)
    }
    let folder = try OutputFolder(path: directory)
    let settlement = Settlement(neighbourhoods: options.neighbourhoods, seed: options.seed)
    try writeAreaLayers(of: settlement, to: folder.pathForNewFile("gebieden.gpkg"))
    for year in years {
        let table = FigureTable(columns: KeyFigures.columns(in: year), layout: .keyFigures, year: year)
        try folder.write(table.bytes(for: settlement), as: "kerncijfers-\(year).csv")
    }
    let surroundings = FigureTable(columns: EnvironmentFigures.columns, layout: .codesOnly, year: edition)
    try folder.write(surroundings.bytes(for: settlement), as: "omgeving-\(edition).csv")
    let details = settlement.detailedTowns.map { TownDetail(of: $0, in: settlement) }
    try writeDetailLayers(of: settlement, details, to: folder.pathForNewFile("lagen.gpkg"))
    let ground = settlement.isMeasured ? details.first.map { TownGround(of: $0, in: settlement, year: edition) } : nil
    if let ground {
        try writeGroundLayers(of: ground, to: folder.pathForNewFile("bodem.gpkg"))
        try GroundRasters(of: ground, cell: options.rasterCell, seed: options.seed).write(to: folder)
    }
    try DemoClimate(around: DemoClimate.box(of: settlement), seed: options.seed).write(to: folder)
    return try folder.write(DemoRecipe(years: years, edition: edition, ground: ground).text, as: "recept.yaml")
}
