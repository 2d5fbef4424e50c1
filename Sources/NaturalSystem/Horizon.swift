/// A time for which the KNMI'23 files give figures.
///
/// KNMI'23 also knows 2033 and 2150; the files do not have them.
public enum Horizon: String, Codable, CaseIterable, Hashable, Sendable {
    /// The climate of now: the mean of 1991 up to and including 2020 for figures of the grid, about 2022 for extreme rain.
    case reference
    /// Thirty years around 2050.
    case year2050 = "2050"
    /// Thirty years around 2100.
    case year2100 = "2100"
}
