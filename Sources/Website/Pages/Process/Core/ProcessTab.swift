/// The pages of a process, in the order of its menu. The text is the end of the address.
enum ProcessTab: String, CaseIterable {
    case overview = ""
    case board = "bord"
    case parties = "partijen"
    case goals = "doelen"
    case places = "kaart"
    case dynamics = "dynamiek"
    case cooperation = "samenwerking"
    case log = "logboek"
    case timeline = "tijdlijn"
    case members = "deelnemers"

    /// Name in text keys.
    var key: String { rawValue.isEmpty ? "overzicht" : rawValue }
}
