/// What the columns of a kind of file mean.
public struct ClimateLayout: Codable, Hashable, Sendable, Identifiable {
    /// What the numbers of a column are.
    public struct Column: Codable, Hashable, Sendable {
        /// Of which climate.
        public let climate: Climate
        /// Which of its three numbers.
        public let part: ClimatePart
    }

    /// Stable name.
    public let id: String
    /// The column that names the row: the number of a cell, or a rain regime.
    public let key: String
    /// Columns that may be there and are not read.
    public let ignored: [String]
    /// The columns of numbers by name. Files have them in different orders.
    public let columns: [String: Column]
}
