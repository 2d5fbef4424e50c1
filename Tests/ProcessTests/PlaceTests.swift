import Planning
import ProcessTestSupport
import Testing

@testable import Process

struct PlaceTests {
    private static let corner: [Double] = [4.481, 52.151]
    private static let line = [[4.481, 52.151], [4.482, 52.152]]
    private static let ring = [[4.481, 52.151], [4.482, 52.151], [4.482, 52.152], [4.481, 52.151]]
    private static let sketch = Sketch(points: [corner], lines: [line], polygons: [[ring]])

    @Test func `goals, interests and cards carry what was drawn`() throws {
        let place = Place("Noord", sketch: Self.sketch)
        let story = try Story.peopled()
            .given(AddItem(Goal.of("stad", place: place), id: "d"))
            .given(AddItem(Interest(party: "stad", title: "Rust", place: place), id: "b"))
            .given(
                AddItem(
                    Card(title: "Sloot", phase: .start, level: .tactical, alliance: .natural, place: place), id: "k")
            )
            .given(MoveCard("k", to: .ambitions, .tactical, seenAt: 99))
        #expect(story.process.goals["d"]?.item.place == place)
        #expect(story.process.interests["b"]?.item.place == place)
        #expect(story.process.cards["k"]?.item.place == place, "a card keeps its place when it is moved")
    }

    @Test(arguments: [
        (Sketch(), FieldProblem.Reason.empty),
        (Sketch(points: [[4.4]]), .empty),
        (Sketch(lines: [[PlaceTests.corner]]), .empty),
        (Sketch(lines: [[PlaceTests.corner, PlaceTests.corner]]), .empty),
        (Sketch(polygons: [[[PlaceTests.corner, PlaceTests.corner, PlaceTests.corner]]]), .empty),
        (Sketch(polygons: [[Array(PlaceTests.ring.dropLast()) + [[4.49, 52.16]]]]), .empty),
        (Sketch(points: [[93_000, 463_000]]), .outside(least: 2, most: 54.5)),
        (Sketch(points: [[52.1, 4.4]]), .outside(least: 2, most: 54.5)),
        (Sketch(points: [[.nan, 52]]), .outside(least: 2, most: 54.5)),
        (Sketch(points: Array(repeating: PlaceTests.corner, count: 101)), .tooLong(most: 100)),
        (Sketch(lines: [(0...2_000).map { [4.4 + Double($0) / 1e5, 52.1] }]), .tooLong(most: 2_000)),
    ])
    func `a drawing that is no proper one is refused`(_ sketch: Sketch, _ reason: FieldProblem.Reason) throws {
        try Story.peopled().when(AddItem(Goal.of("stad", place: Place(sketch: sketch)), id: "d"))
            .invalid("tekening", reason)
    }

    @Test func `words of a place may be as long as a title`() throws {
        let long = Place(String(repeating: "x", count: TextLimit.title + 1))
        try Story.peopled().when(AddItem(Goal.of("stad", place: long), id: "d"))
            .invalid("plek", .tooLong(most: TextLimit.title))
    }

    @Test func `places may touch by words, by drawings, or because one says nothing`() {
        let here = Sketch(points: [[4.48, 52.15]])
        let around = Sketch(lines: [[[4.47, 52.14], [4.49, 52.16]]])
        let away = Sketch(points: [[4.6, 52.3]])
        #expect(Place("Noord").shared(with: Place("noord")) == .named("Noord"))
        #expect(Place("Station, Oude  Kade").shared(with: Place("oude kade")) == .named("Oude Kade"))
        #expect(Place("Noord").shared(with: Place("Zuid")) == nil)
        #expect(Place("Noord").shared(with: Place()) == .unknown)
        #expect(Place("Noord", sketch: here).shared(with: Place("Zuid", sketch: around)) == .drawn)
        #expect(Place("Noord", sketch: here).shared(with: Place("Zuid", sketch: away)) == nil)
        #expect(Place("Noord", sketch: here).shared(with: Place("Noord", sketch: away)) == .named("Noord"))
        #expect(Place(sketch: here).shared(with: Place("Zuid")) == nil, "words and a drawing cannot be compared")
    }

    @Test func `goals that were drawn over each other are proposed as a clash`() throws {
        let story = try Story.peopled()
            .given(
                AddItem(
                    Goal.of(
                        "stad", "Bomen", .natureInclusivity, layer: .ground,
                        place: Place("Kade", sketch: Sketch(lines: [Self.line]))), id: "a")
            )
            .given(
                AddItem(
                    Goal.of(
                        "water", "Berging", .climateAdaptation, layer: .ground,
                        place: Place("Plein", sketch: Sketch(polygons: [[Self.ring]]))), id: "b"))
        #expect(
            GoalMatrix(story.process).pairs == [
                .init(first: "a", second: "b", sort: .clash, ground: .sameLayer(.ground, place: .drawn))
            ])
    }

    @Test func `events from before places were drawn are read as they were meant`() throws {
        let catalogue = EventCatalogue.current
        let goal = """
            {"id":"d","item":{"isObligatory":false,"party":"stad","place":"Noord","scale":"wijk","source":"","text":"",\
            "title":"Doel","transition":"energie"}}
            """
        let added = try #require(
            try catalogue.decode(type: "goal.added", schema: 1, payload: Array(goal.utf8)) as? ItemAdded<Goal>)
        #expect(added.item.place == Place("Noord"))
        let card = """
            {"id":"k","item":{"alliance":"natuurlijk","level":"tactisch","links":[],"phase":"vertrekpunt","state":"open",\
            "text":"","title":"Sloot"}}
            """
        let changed = try #require(
            try catalogue.decode(type: "card.changed", schema: 1, payload: Array(card.utf8)) as? ItemChanged<Card>)
        #expect(changed.item.place == Place())
        #expect(changed.item.place.isBlank)
    }
}
