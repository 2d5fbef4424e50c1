public import Planning

/// What an atlas is made of: a list of sources and how each is read. Written by people as YAML.
public struct Recipe: Codable, Sendable, Equatable {
    /// Name of the atlas.
    public var title: String
    /// Which edition it is, as shown to users.
    public var edition: String
    /// True when places and figures are invented; every page says so.
    public var fictional: Bool?
    /// What it is read from, in order: where two sources give the same figure, the first one counts.
    public var sources: [Source]

    /// One source: one publication of one publisher, in one or more files of the same form.
    public struct Source: Codable, Sendable, Equatable {
        /// What a source brings.
        public enum Kind: String, Codable, Sendable {
            /// Areas of one level, and figures where `year` is given.
            case areas
            /// Figures joined by area code.
            case table
            /// A layer to draw: water, green, streets.
            case layer
        }

        /// Stable name.
        public var id: String
        /// Name of the publication.
        public var title: String
        /// Who publishes it.
        public var publisher: String
        /// Licence.
        public var licence: String
        /// Where it comes from: the publisher's page, to look at when an address is stale.
        public var origin: String
        /// The year the figures are about; areas without it bring no figures.
        public var year: Int?
        /// What it brings.
        public var kind: Kind
        /// Level of the areas; for a table whose codes have no letters, the level they mean.
        public var level: AreaLevel?
        /// Files, patterns (`*.geojson`) or addresses; relative to the recipe. `${NAME:-default}` is replaced.
        public var paths: [String]
        /// Layer or sheet; the first one when absent.
        public var layer: String?
        /// Column with the area code, when it is not one of the usual ones.
        public var code: String?
        /// Column with the name, when it is not one of the usual ones.
        public var name: String?
        /// EPSG number to assume where a file names none.
        public var crs: Int32?
        /// Only rows for which this holds, in the SQL of GDAL's attribute filter: `water = 'NEE'`.
        public var filter: String?
        /// Columns that the catalogue does not know by name: field id to column name.
        public var fields: [String: String]?
        /// In a JSON file: the key under which the rows are (`value` in CBS OData).
        public var rows: String?
    }
}
