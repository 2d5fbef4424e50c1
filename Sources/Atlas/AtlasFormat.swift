/// Names in an atlas file. Dutch where people see them in QGIS.
enum AtlasFormat {
    /// Raised when a program that knows only the older form cannot read the file.
    static let version = "1"

    static let metadataTable = "atlas"
    static let sourcesTable = "bronnen"
    static let indicatorsTable = "indicatoren"
    static let reportTable = "bouwrapport"
    /// Prefix of tables with figures: `kerncijfers_buurt_2015`.
    static let figuresPrefix = "kerncijfers_"
    /// Prefix of layers to draw: `laag_water`.
    static let layerPrefix = "laag_"
    /// Tables of the climate, all three or none: an atlas made before there were any opens without.
    static let climateCellsTable = "klimaat_cellen"
    static let climateAreasTable = "klimaat_gebieden"
    static let climateCountryTable = "klimaat_landelijk"
    /// Which rules each raster of the vulnerability map was made with; without rasters the table is absent too.
    static let vulnerabilityTable = "kwetsbaarheid"
    /// Column that names which figures of a row are missing and why: `suppressed: a b; notPublished: c`.
    static let missingColumn = "ontbrekend"

    static func figuresTable(_ level: String, _ period: Int) -> String { "\(figuresPrefix)\(level)_\(period)" }
}
