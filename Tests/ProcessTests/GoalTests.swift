import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct GoalTests {
    @Test func `what obliges names its source`() throws {
        var goal = Goal.of("stad")
        goal.isObligatory = true
        let story = try Story.peopled()
        story.when(AddItem(goal, id: "d")).invalid("bron", .empty)
        goal.source = "Omgevingswet"
        story.when(AddItem(goal, id: "d")).then(ItemAdded(id: "d", item: goal))
    }

    @Test func `a quantity is a number with a unit`() throws {
        let story = try Story.peopled()
        var goal = Goal.of("stad")
        goal.quantity = .init(amount: 350, unit: "woningen")
        story.when(AddItem(goal, id: "d")).then(ItemAdded(id: "d", item: goal))
        goal.quantity = .init(amount: 350, unit: " ")
        story.when(AddItem(goal, id: "d")).invalid("eenheid", .empty)
        for amount in [Double.nan, .infinity, 1.1e12, -1.1e12, -5] {
            goal.quantity = .init(amount: amount, unit: "m²")
            story.when(AddItem(goal, id: "d")).invalid("hoeveelheid", .outside(least: 0, most: 1e12))
        }
    }

    @Test func `a goal is a step to one that is there`() throws {
        let story = try Story.peopled().given(AddItem(Goal.of("stad", "2050"), id: "ver"))
        let near = Goal.of("stad", "2030", towards: "ver")
        story.when(AddItem(near, id: "nabij")).then(ItemAdded(id: "nabij", item: near))
        story.when(AddItem(Goal.of("stad", towards: "weg"), id: "nabij")).invalid("naar", .unknown)
        try story.given(AddItem(near, id: "nabij")).when(RemoveItem<Goal>("ver", reason: "weg", seenAt: 99))
            .refused(.needed(.goal))
    }

    @Test func `goals never lead back to themselves`() throws {
        let story = try Story.peopled().given(AddItem(Goal.of("stad", "2050"), id: "a"))
            .given(AddItem(Goal.of("stad", "2040", towards: "a"), id: "b"))
            .given(AddItem(Goal.of("stad", "2030", towards: "b"), id: "c"))
        story.when(ChangeItem("a", to: Goal.of("stad", towards: "a"), seenAt: 99)).invalid("naar", .circular)
        story.when(ChangeItem("a", to: Goal.of("stad", towards: "b"), seenAt: 99)).invalid("naar", .circular)
        story.when(ChangeItem("a", to: Goal.of("stad", towards: "c"), seenAt: 99)).invalid("naar", .circular)
        let straight = Goal.of("stad", "2030", towards: "a")
        story.when(ChangeItem("c", to: straight, seenAt: 99)).then(ItemChanged(id: "c", item: straight))
    }

    @Test func `a relation is between two goals, with a reason`() throws {
        let story = try Story.peopled().given(AddItem(Goal.of("stad"), id: "a"))
            .given(AddItem(Goal.of("water"), id: "b"))
        let relation = GoalRelation(first: "a", second: "b", sort: .clash, reason: "Dezelfde berm")
        story.when(AddItem(relation, id: "r")).then(ItemAdded(id: "r", item: relation))
        story.when(AddItem(GoalRelation(first: "a", second: "a", sort: .meet, reason: "x"), id: "r"))
            .invalid("ander", .circular)
        story.when(AddItem(GoalRelation(first: "a", second: "weg", sort: .meet, reason: "x"), id: "r"))
            .invalid("ander", .unknown)
        story.when(AddItem(GoalRelation(first: "a", second: "b", sort: .meet, reason: ""), id: "r"))
            .invalid("reden", .empty)
        let related = try story.given(AddItem(relation, id: "r"))
        related.when(RemoveItem<Goal>("a", reason: "weg", seenAt: 99)).refused(.needed(.goal))
        related.when(RemoveItem<Goal>("b", reason: "weg", seenAt: 99)).refused(.needed(.goal))
    }

    /// Worked by hand. The city wants homes at the station (layer: ground) and heat everywhere (underground); the water
    /// board wants storage at the station (ground) and heat from its plant (underground). Homes and storage want the same
    /// ground: a clash. Heat and heat serve the same transition: they meet. Storage and heat want other layers: nothing.
    @Test func `the matrix lays goals over each other`() throws {
        let story = try Story.peopled()
            .given(
                AddItem(Goal.of("stad", "Woningen", .urbanisation, layer: .ground, place: Place("Station")), id: "w")
            )
            .given(AddItem(Goal.of("stad", "Warmte", .energy, layer: .underground), id: "e"))
            .given(
                AddItem(
                    Goal.of("water", "Berging", .climateAdaptation, layer: .ground, place: Place("station")), id: "b")
            )
            .given(AddItem(Goal.of("water", "Aquathermie", .energy, layer: .underground), id: "a"))
        let matrix = GoalMatrix(story.process)
        #expect(matrix.parties == ["stad", "water", "buurt"])
        #expect(
            matrix.pairs == [
                .init(first: "w", second: "b", sort: .clash, ground: .sameLayer(.ground, place: .named("Station"))),
                .init(first: "e", second: "a", sort: .meet, ground: .sameTransition(.energy, place: .unknown)),
            ])
        let none = GoalMatrix.Count()
        let clash = GoalMatrix.Count(clashes: 1)
        let meet = GoalMatrix.Count(meets: 1)
        #expect(matrix["stad", .urbanisation] == .init(goals: ["w"], agreed: none, proposed: clash))
        #expect(matrix["stad", .energy] == .init(goals: ["e"], agreed: none, proposed: meet))
        #expect(matrix["water", .climateAdaptation] == .init(goals: ["b"], agreed: none, proposed: clash))
        #expect(matrix["water", .energy] == .init(goals: ["a"], agreed: none, proposed: meet))
        #expect(matrix["buurt", .energy] == .init(goals: [], agreed: none, proposed: none))
    }

    @Test func `what people recorded counts as they said`() throws {
        let story = try Story.peopled()
            .given(AddItem(Goal.of("stad", "Warmte", .energy), id: "e"))
            .given(AddItem(Goal.of("water", "Aquathermie", .energy), id: "a"))
            .given(
                AddItem(GoalRelation(first: "a", second: "e", sort: .clash, reason: "Te koud water"), id: "r"))
        let matrix = GoalMatrix(story.process)
        #expect(
            matrix.pairs == [
                .init(first: "a", second: "e", sort: .clash, ground: .recorded("r", reason: "Te koud water"))
            ])
        #expect(matrix["stad", .energy].agreed == GoalMatrix.Count(clashes: 1))
        #expect(matrix["stad", .energy].proposed == GoalMatrix.Count())
    }

    @Test func `a proposal that does not hold is recorded with the reason, and counts no more`() throws {
        let story = try Story.peopled()
            .given(AddItem(Goal.of("stad", "Warmte", .energy), id: "e"))
            .given(AddItem(Goal.of("water", "Aquathermie", .energy), id: "a"))
        #expect(GoalMatrix(story.process)["stad", .energy].proposed == GoalMatrix.Count(meets: 1))
        story.when(AddItem(GoalRelation(first: "e", second: "a", sort: .neither, reason: " "), id: "r"))
            .invalid("reden", .empty)
        let looked = try story.given(
            AddItem(GoalRelation(first: "e", second: "a", sort: .neither, reason: "Andere straat"), id: "r"))
        let matrix = GoalMatrix(looked.process)
        #expect(
            matrix.pairs == [
                .init(first: "e", second: "a", sort: .neither, ground: .recorded("r", reason: "Andere straat"))
            ])
        #expect(matrix["stad", .energy] == .init(goals: ["e"], agreed: .init(), proposed: .init()))
    }

    @Test func `goals meet where one of their places is the same, however it is typed`() throws {
        let story = try Story.peopled()
            .given(AddItem(Goal.of("stad", "A", .energy, place: Place("Station,  Oude  Kade")), id: "a"))
            .given(AddItem(Goal.of("water", "B", .energy, place: Place("oude kade; Park")), id: "b"))
        #expect(
            GoalMatrix(story.process).pairs == [
                .init(
                    first: "a", second: "b", sort: .meet,
                    ground: .sameTransition(.energy, place: .named("Oude Kade")))
            ])
    }

    private func due(_ day: String, towards: ItemID<Goal>? = nil) throws -> Goal {
        var goal = Goal.of("stad", towards: towards)
        let deadline: CalendarDay = try #require(CalendarDay(day))
        goal.deadline = deadline
        return goal
    }

    @Test func `a step comes before what it is a step to`() throws {
        let end = try #require(CalendarDay("2050-01-01"))
        let story = try Story.peopled().given(AddItem(due("2050-01-01"), id: "ver"))
        story.when(AddItem(try due("2060-01-01", towards: "ver"), id: "stap"))
            .invalid("termijn", .tooLate(before: end))
        story.when(AddItem(try due("2050-01-01", towards: "ver"), id: "stap"))
            .invalid("termijn", .tooLate(before: end))
        let step = try due("2049-12-31", towards: "ver")
        story.when(AddItem(step, id: "stap")).then(ItemAdded(id: "stap", item: step))
        // The goal does not move before its step.
        let stepped = try story.given(AddItem(step, id: "stap"))
        stepped.when(ChangeItem("ver", to: try due("2040-01-01"), seenAt: 99))
            .invalid("termijn", .tooEarly(after: try #require(CalendarDay("2049-12-31"))))
        let later = try due("2055-01-01")
        stepped.when(ChangeItem("ver", to: later, seenAt: 99)).then(ItemChanged(id: "ver", item: later))
    }

    @Test func `goals in different places or of one party are no pair`() throws {
        let story = try Story.peopled()
            .given(AddItem(Goal.of("stad", "A", .energy, place: Place("Noord")), id: "a"))
            .given(AddItem(Goal.of("stad", "B", .energy, place: Place("Noord")), id: "b"))
            .given(AddItem(Goal.of("water", "C", .energy, place: Place("Zuid")), id: "c"))
        #expect(GoalMatrix(story.process).pairs.isEmpty)
    }
}
