import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct DynamicsTests {
    private func key(
        _ party: ItemID<Party>, _ transition: Transition = .energy, _ scale: ScaleLevel = .district
    ) -> Dynamics.Key {
        Dynamics.Key(party: party, transition: transition, scale: scale)
    }

    private func answer(_ attention: Int, _ urgency: Int, _ planning: Int, _ money: Int) -> DynamicsAnswer {
        DynamicsAnswer(
            marks: [.attention: attention, .urgency: urgency, .planning: planning, .money: money], reason: "")
    }

    @Test func `marks 4, 3, 2 and 3 give 75`() {
        #expect(answer(4, 3, 2, 3).score == 75)
        #expect(DynamicsAnswer(marks: [.attention: 4, .money: 2], reason: "").score == 75)
        #expect(answer(0, 0, 0, 0).score == 0)
        #expect(DynamicsAnswer(marks: [:], reason: "").score == nil)
    }

    @Test func `an answer is kept with who gave it`() throws {
        let story = try Story.peopled()
        story.when(ScoreDynamics(key("stad"), answer(4, 3, 2, 3), seenAt: 9), by: .carla)
            .then(DynamicsScored(key: key("stad"), answer: answer(4, 3, 2, 3)))
        let scored = try story.given(ScoreDynamics(key("stad"), answer(4, 3, 2, 3), seenAt: 9), by: .carla)
        #expect(scored.process.dynamics[key("stad")]?.given == Story.fact(10, .carla))
        scored.when(ScoreDynamics(key("stad"), answer(4, 3, 2, 3), seenAt: 10)).refused(.nothingNew)
        scored.when(ScoreDynamics(key("stad"), answer(0, 0, 0, 0), seenAt: 9))
            .refused(.changedMeanwhile(.dynamics, id: "stad", since: Story.fact(10, .carla)))
        scored.when(ScoreDynamics(key("stad", .mobility), answer(0, 0, 0, 0), seenAt: 9))
            .then(DynamicsScored(key: key("stad", .mobility), answer: answer(0, 0, 0, 0)))
    }

    @Test func `marks are 0 to 4, at least one, of a party that is there`() throws {
        let story = try Story.peopled()
        story.when(ScoreDynamics(key("weg"), answer(1, 1, 1, 1), seenAt: 9)).invalid("partij", .unknown)
        story.when(ScoreDynamics(key("stad"), DynamicsAnswer(marks: [:], reason: ""), seenAt: 9))
            .invalid("aandacht", .empty)
        for mark in [-1, 5, .max, .min] {
            story.when(ScoreDynamics(key("stad"), DynamicsAnswer(marks: [.planning: mark], reason: ""), seenAt: 9))
                .invalid("planning", .outside(least: 0, most: 4))
        }
    }

    /// The city scores 75 in the district and 25 in the municipality; the water board scores 100 in the district. Of the
    /// district that is 87.5, from 75 to 100; of the municipality 25.
    @Test func `scores of different scales are never averaged, and the spread is shown`() throws {
        let story = try Story.peopled()
            .given(ScoreDynamics(key("stad"), answer(4, 3, 2, 3), seenAt: 9))
            .given(ScoreDynamics(key("stad", .energy, .municipality), answer(1, 1, 1, 1), seenAt: 9))
            .given(ScoreDynamics(key("water"), answer(4, 4, 4, 4), seenAt: 9))
        let all = story.process.dynamics.summaries(at: .district, diagnosis: [.energy: 62.5])
        #expect(all.map(\.transition) == Transition.allCases)
        #expect(
            all[0]
                == DynamicsSummary(transition: .energy, count: 2, score: 87.5, spread: 75...100, diagnosis: 62.5))
        #expect(all[0].joint == 75)
        #expect(
            all[1]
                == DynamicsSummary(transition: .climateAdaptation, count: 0, score: nil, spread: nil, diagnosis: nil))
        #expect(all[1].joint == nil)
        let municipality = story.process.dynamics.summaries(at: .municipality)[0]
        #expect(municipality.score == 25)
        #expect(municipality.count == 1)
        #expect(story.process.dynamics.summaries(at: .borough)[0].count == 0)
        #expect(story.process.dynamics.parties == ["stad", "water"])
    }

    @Test(arguments: [
        (50.0, 62.5, DynamicsSummary.Comparison.agree), (50, 37.5, .agree), (50, 62.6, .dataSaysMore),
        (50, 37.4, .peopleSayMore), (50, 50, .agree), (58, 83, .dataSaysMore),
    ])
    func `up to half a step apart counts as about the same`(
        _ score: Double, _ diagnosis: Double, _ expected: DynamicsSummary.Comparison
    ) {
        let summary = DynamicsSummary(
            transition: .energy, count: 1, score: score, spread: score...score, diagnosis: diagnosis)
        #expect(summary.comparison == expected)
    }

    @Test func `without figures or without people there is nothing to compare`() {
        let people = DynamicsSummary(transition: .energy, count: 1, score: 50, spread: 50...50, diagnosis: nil)
        #expect(people.comparison == nil)
        #expect(people.joint == 50)
        let figures = DynamicsSummary(transition: .energy, count: 0, score: nil, spread: nil, diagnosis: 70)
        #expect(figures.comparison == nil)
        #expect(figures.joint == 70)
        let both = DynamicsSummary(transition: .energy, count: 1, score: 50, spread: 50...50, diagnosis: 70)
        #expect(both.joint == 60)
    }
}
