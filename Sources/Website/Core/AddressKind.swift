/// What an address depends on, which decides whether browsers may keep its answer.
enum AddressKind {
    /// Atlas and program alone: files, tiles, figures. The same for everybody.
    case shared
    /// A page of the atlas, with everything under `/gebied`: the same for all who are not signed in.
    case atlasPage
    /// People and what they write. Every address that is not named here is one of these, so that a new page is never kept
    /// where others can see it.
    case personal

    private static let pages: Set<String> = ["", "gebied", "vergelijk", "methode", "bronnen", "zoek"]
    private static let files: Set<String> = ["web", "tegels", "download", "kaart.svg", "gezond"]
    private static let resources: Set<String> = [
        "gebieden", "indicatoren", "waarden", "ranglijst", "zoek", "kaart", "kwetsbaarheid",
    ]

    /// Looks at a path such as `/gebied/BU05460400`.
    init(_ path: String) {
        let parts = path.split(separator: "/", maxSplits: 4, omittingEmptySubsequences: true)
        let first = parts.first.map(String.init) ?? ""
        if Self.pages.contains(first) {
            self = .atlasPage
        } else if Self.files.contains(first) {
            self = .shared
        } else if first == "api", parts.count == 2 || (parts.count > 2 && Self.resources.contains(String(parts[2]))) {
            self = .shared
        } else {
            self = .personal
        }
    }
}
