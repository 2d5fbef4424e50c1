internal import Diagnosis

/// The sea level at the Dutch coast year by year, in centimetres above the mean of 1995 up to and including 2015: one series
/// for the whole coast, measured until now and computed until 2100 for low and for high emissions.
///
/// Around 2050 it is 23.7 cm (15.7 to 34.0) with low and 27.1 cm (18.6 to 37.8) with high emissions.
public struct SeaLevel: Sendable {
    /// One year of the series.
    public struct Year: Sendable, Hashable {
        /// The year.
        public let year: Int
        /// Measured mean of the year; nil where there is none.
        public let measured: Double?
        /// Trend through the measurements; nil where there is none.
        public let trend: Double?
        /// Computed for low emissions, with the source's range; nil where there is none.
        public let low: ClimateValue?
        /// Computed for high emissions, with the source's range; nil where there is none.
        public let high: ClimateValue?

        /// Makes a year.
        public init(year: Int, measured: Double?, trend: Double?, low: ClimateValue?, high: ClimateValue?) {
            self.year = year
            self.measured = measured
            self.trend = trend
            self.low = low
            self.high = high
        }
    }

    /// The years in order.
    public let years: [Year]
    /// The rounded key figures that the source itself gives, by climate.
    public let stated: [Climate: Double]

    private static let columns = [
        "Jaar", "Jaargemiddelde", "Trend metingen", "Lage uitstootscenario", "Lage uitstootscenario-range (low)",
        "Lage uitstootscenario-range (high)", "2050laag", "2100laag", "Hoge uitstootscenario",
        "Hoge uitstootscenario-range (low)", "Hoge uitstootscenario-range (high)", "2050hoog", "2100hoog",
    ]

    /// Puts a stored series together; years in any order, of equal ones the first counts.
    public init(years: [Year], stated: [Climate: Double]) {
        var seen: Set<Int> = []
        self.years = years.filter { seen.insert($0.year).inserted }.sorted { $0.year < $1.year }
        self.stated = stated
    }

    /// Reads the official CSV text (`zeespiegelstijging.csv`), columns in any order.
    ///
    /// The edition of February 2025 lacks the line end behind its heading: `…,2100hoog1900,-21.8,…`. That one fault is read as
    /// it was meant.
    ///
    /// - Throws: ``ClimateError`` with file, row and field: a column that is absent, unknown or there twice, years that do not
    ///   rise, a field that is no number or cannot be, a range that is not one.
    public init(csv: String, variable: ClimateVariable, file: String? = nil) throws(ClimateError) {
        let text = try SeaLevel.text(csv, file: file ?? variable.file)
        for name in text.heading where !SeaLevel.columns.contains(String(name)) {
            throw .file(text.file, row: 1, column: String(name), "climate.column", why: "The column is not known")
        }
        var places: [Int] = []
        for name in SeaLevel.columns { places.append(try text.place(of: name)) }
        var years: [Year] = []
        var stated: [Climate: Double] = [:]
        for row in text.rows {
            let year = try text.integer(row, places[0], in: 1800...2300)
            if let last = years.last, last.year >= year {
                throw text.failure(row, places[0], "Year \(year) comes after \(last.year)")
            }
            func number(_ column: Int) throws(ClimateError) -> Double? {
                try text.number(row, places[column], in: variable.limits)
            }
            for (column, climate) in [(6, Climate.low2050), (7, .low2100), (11, .high2050), (12, .high2100)] {
                guard let number = try number(column) else { continue }
                guard year == (climate.horizon == .year2050 ? 2050 : 2100) else {
                    throw text.failure(row, places[column], "The number stands in year \(year)")
                }
                stated[climate] = number
            }
            func value(_ column: Int) throws(ClimateError) -> ClimateValue? {
                let (mid, low, high) = (try number(column), try number(column + 1), try number(column + 2))
                if mid == nil, low == nil, high == nil { return nil }
                guard let mid, let low, let high, let band = ClimateBand(low5: low, high95: high) else {
                    throw text.failure(
                        row, places[column], "The middle and a range from low to high must stand together")
                }
                return ClimateValue(mid: mid, band: band)
            }
            years.append(
                Year(
                    year: year, measured: try number(1), trend: try number(2), low: try value(3), high: try value(8)))
        }
        self.years = years
        self.stated = stated
    }

    /// The rise in the year of a horizon, 2050 or 2100, with the source's range.
    ///
    /// The rise is counted from the mean around 2005, so there is no figure of now.
    public func figure(_ climate: Climate) -> ClimateFigure {
        let wanted: Int
        switch climate.horizon {
        case .reference: return .missing(.notApplicable)
        case .year2050: wanted = 2050
        case .year2100: wanted = 2100
        }
        let year = years.first { $0.year == wanted }
        let value = climate.scenario == .low ? year?.low : year?.high
        return value.map { .value($0) } ?? .missing(.notPublished)
    }

    private static func text(_ csv: String, file: String) throws(ClimateError) -> CSVText {
        var lines = CSVText.lines(of: csv)
        guard let first = lines.first, !first.isEmpty else {
            throw .file(file, "climate.empty", why: "The file is empty")
        }
        let fields = CSVText.fields(of: first)
        let last = columns.count - 1
        // Heading and first row on one line share a field.
        guard fields.count == 2 * columns.count - 1, let name = columns.last, fields[last].hasPrefix(name) else {
            return try CSVText(csv, file: file)
        }
        let heading = Array(fields[..<last]) + [fields[last].prefix(name.count)]
        let row = [fields[last].dropFirst(name.count)] + fields[(last + 1)...]
        lines[0] = Substring(row.joined(separator: ","))
        return try CSVText(file: file, heading: heading, lines: lines, from: 1)
    }
}
