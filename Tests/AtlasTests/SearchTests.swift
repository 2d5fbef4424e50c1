@testable import Atlas
import Planning
import Testing

/// A search over seven made-up areas with names that look alike.
struct SearchTests {
    private let search: AreaSearch

    init() throws {
        let workshop = try Workshop()
        func area(_ code: String, _ name: String, _ x: Double) -> MadeUpArea {
            var area = MadeUpArea.square(code, x: x)
            area.name = name
            return area
        }
        try workshop.write(
            [
                area("BU05460400", "Meerburg", 0), area("BU05460401", "Meerburg-Noord", 100),
                area("BU05460402", "Oud Meerburg", 200), area("BU06260100", "Meerburg", 300),
                area("BU06260101", "Château Élan", 400),
            ], as: "b.geojson")
        try workshop.write([area("GM0546", "Leiden", 0), area("GM0626", "'s-Gravenhage", 300)], as: "g.geojson")
        try workshop.build(
            Workshop.source("b", "b.geojson"),
            Workshop.source("g", "g.geojson", ["level": "gemeente", "code": "buurtcode", "name": "buurtnaam"]))
        search = AreaSearch(try workshop.atlas())
    }

    private func codes(_ text: String, level: AreaLevel? = nil, limit: Int = 10) -> [String] {
        search.find(text, level: level, limit: limit).map(\.code.description)
    }

    @Test func `a code finds its area however it is written`() {
        #expect(codes("bu5460400") == ["BU05460400"])
        #expect(codes(" GM0546 ") == ["GM0546"])
    }

    @Test func `a whole name comes before names that begin with it and names that hold it`() {
        #expect(codes("meerburg") == ["BU05460400", "BU06260100", "BU05460401", "BU05460402"])
    }

    @Test func `all words must fit in the name or the municipality`() {
        #expect(codes("meerburg leiden") == ["BU05460400", "BU05460401", "BU05460402"])
        #expect(codes("meerburg utrecht").isEmpty)
    }

    @Test func `capitals, accents and punctuation do not matter`() {
        #expect(codes("CHATEAU elan") == ["BU06260101"])
        #expect(codes("s gravenhage").first == "GM0626")
        #expect(codes("'s-Gravenhage").first == "GM0626")
    }

    @Test func `a level and a limit are kept to`() {
        #expect(codes("leiden", level: .municipality) == ["GM0546"])
        #expect(codes("meerburg", limit: 2).count == 2)
        #expect(codes("meerburg", limit: 0).isEmpty)
    }

    @Test func `nothing is found for nothing`() {
        #expect(codes("").isEmpty)
        #expect(codes(" - ' ").isEmpty)
        #expect(search.nearest(to: "", count: 3).isEmpty)
    }

    @Test func `a name with a slip of the pen finds the nearest names`() {
        #expect(search.nearest(to: "Meerbrug", count: 2).first?.name == "Meerburg")
        #expect(search.nearest(to: "Lieden", count: 1).first?.name == "Leiden")
        #expect(search.nearest(to: "xyzxyzxyzxyz", count: 3).isEmpty)
    }

    @Test func `a code that does not exist finds the nearest codes`() {
        #expect(search.nearest(to: "BU05460409", count: 1).map(\.code.description) == ["BU05460400"])
    }

    @Test func `a hit names its municipality`() {
        #expect(search.find("BU05460400", limit: 1).first?.municipality == "Leiden")
    }

    @Test func `a very long text is searched without harm`() {
        #expect(search.find(String(repeating: "zz ", count: 20_000), limit: 5).isEmpty)
        _ = search.nearest(to: String(repeating: "meerburg", count: 5_000), count: 5)
    }
}
