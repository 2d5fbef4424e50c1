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
            /// The climate now, around 2050 and around 2100: KNMI'23 figures per cell.
            case climate
            /// Geodata from which figures are measured: buildings, land cover, heights, stops.
            case measure
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
        /// For the climate: points in the cells that count as land. Without it all cells with figures count.
        public var cells: String?
        /// For the climate: polygons of the rain regimes. Without it there is no extreme rain.
        public var regimes: String?
        /// Geodata: which measured layer of the catalogue it is.
        public var measure: String?
        /// Which geometry, of features that have several.
        public var geometry: String?
        /// Columns of the geodata: role in the catalogue to column name.
        public var columns: [String: String]?
        /// Class in the catalogue to values in the column with role `class`, or to cell values of a raster.
        public var classes: [String: [String]]?
        /// The class of all features of the source.
        public var `class`: String?
        /// Band of a raster, from 1.
        public var band: Int?
        /// The value that means missing in a raster whose file does not say so.
        public var nodata: Double?
        /// What cells of a raster without a value count as: 0 where a map of water depth is empty where it stays dry.
        public var fill: Double?
        /// What the cells of a raster are multiplied by, to the unit that the catalogue names: 0.01 for centimetres.
        public var scale: Double?
        /// What distances are measured from; the source itself then has what they are measured to.
        public var from: Origin?
        /// Areas that the geodata cover: municipalities, districts or neighbourhoods by code. Where absent, the areas inside
        /// the box around the geodata are taken to be covered, and those with anything of it.
        public var covers: [AreaCode]?
    }

    /// Features that distances are measured from, such as buildings.
    public struct Origin: Codable, Sendable, Equatable {
        /// Files, patterns or addresses.
        public var paths: [String]
        /// Layer; the first one when absent.
        public var layer: String?
        /// Only features for which this holds, in SQL.
        public var filter: String?
        /// EPSG number to assume where a file names none.
        public var crs: Int32?
        /// Role in the catalogue to column name: `dwellings`.
        public var columns: [String: String]?
    }
}
