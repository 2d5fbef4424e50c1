import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct CharterTests {
    @Test func `whoever starts a process directs it`() throws {
        Story().when(StartProcess(.meerburg), by: .gijs).then(ProcessStarted(charter: .meerburg))
        let story = try Story().given(StartProcess(.meerburg), by: .gijs)
        #expect(
            story.process.members == [.gijs: Membership(role: .director, party: nil, since: Story.fact(1, .gijs))])
        #expect(story.process.charterChanged == Story.fact(1, .gijs))
    }

    @Test func `a process is started once`() throws {
        try Story.begun().when(StartProcess(.meerburg)).refused(.alreadyStarted)
    }

    @Test func `nothing can be done in a process that was not started`() {
        let story = Story()
        story.when(AddItem(Card.oak, id: "k")).refused(.notStarted)
        story.when(AddItem(Party.stad, id: "p")).refused(.notStarted)
        story.when(ChangeCharter(.meerburg, seenAt: 0)).refused(.notStarted)
        story.when(EnterStep(.interests, reason: "verder", seenAt: 0)).refused(.notStarted)
        story.when(DeliverProduct(.startNote, card: nil, summary: "kort", seenAt: 99)).refused(.notStarted)
        story.when(AdmitMember(.bert, as: .reader)).refused(.notStarted)
        story.when(SetVisibility(.everyone, seenAt: 99)).refused(.notStarted)
        story.when(FillCanvas(nil, text: "samen", seenAt: 0)).refused(.notStarted)
        story.when(
            ChooseCooperation(
                .orientation, CooperationSituation(isEssential: true, isSymmetric: true, isCertain: true),
                form: .combine, reason: "past", seenAt: 0)
        ).refused(.notStarted)
        story.when(TakeDecision("Besluit", outcome: "ja", reason: "want", id: "b")).refused(.notStarted)
        story.when(
            ScoreDynamics(
                Dynamics.Key(party: "stad", transition: .energy, scale: .district),
                DynamicsAnswer(marks: [.money: 1], reason: ""), seenAt: 0)
        ).refused(.notStarted)
        story.when(
            DecideStartingPoints(
                trigger: nil, leading: [.energy], vision: "", reason: "want",
                proposed: StartingPoints.Proposal(trigger: nil, leading: []), seenAt: 0)
        ).refused(.notStarted)
        #expect(!story.process.allows(nil, Claim(.steer)))
    }

    @Test func `a charter is written anew`() throws {
        var charter = Charter.meerburg
        charter.vision = "Een wijk op de voet van de duinen"
        let story = try Story.begun()
        story.when(ChangeCharter(charter, seenAt: 1)).then(CharterChanged(charter: charter))
        #expect(try story.given(ChangeCharter(charter, seenAt: 1)).process.charter == charter)
        story.when(ChangeCharter(.meerburg, seenAt: 1)).refused(.nothingNew)
    }

    @Test func `who wrote the charter meanwhile is named, and when`() throws {
        var first = Charter.meerburg
        first.vision = "eerst"
        var second = Charter.meerburg
        second.vision = "daarna"
        let story = try Story.peopled().given(ChangeCharter(first, seenAt: 9), by: .bert)
        story.when(ChangeCharter(second, seenAt: 9))
            .refused(.changedMeanwhile(.charter, id: "", since: Story.fact(10, .bert)))
        story.when(ChangeCharter(second, seenAt: 10)).then(CharterChanged(charter: second))
    }

    @Test func `a charter needs a name and an area`() {
        Story().when(StartProcess(Charter(name: " ", areas: Charter.meerburg.areas))).invalid("naam", .empty)
        Story().when(StartProcess(Charter(name: "Nergens"))).invalid("gebieden", .noArea)
        let areas = (1...101).compactMap { AreaCode("BU\(10_000_000 + $0)") }
        Story().when(StartProcess(Charter(name: "Veel", areas: areas))).invalid("gebieden", .tooLong(most: 100))
        let twice = Charter.meerburg.areas + Charter.meerburg.areas
        Story().when(StartProcess(Charter(name: "Dubbel", areas: twice))).invalid("gebieden", .twice)
    }

    @Test(arguments: [
        ("naam", 200), ("begrenzing", 10_000), ("aanleiding", 10_000), ("visie", 10_000),
    ])
    func `a text of the charter has a limit`(_ field: String, _ most: Int) {
        func charter(_ length: Int) -> Charter {
            let text = String(repeating: "é", count: length)
            var charter = Charter.meerburg
            switch field {
            case "naam": charter.name = text
            case "begrenzing": charter.boundary = text
            case "aanleiding": charter.trigger = text
            default: charter.vision = text
            }
            return charter
        }
        Story().when(StartProcess(charter(most))).then(ProcessStarted(charter: charter(most)))
        Story().when(StartProcess(charter(most + 1))).invalid(field, .tooLong(most: most))
    }

    @Test func `a duty goes to a party that is there`() throws {
        var charter = Charter.meerburg
        charter.duties = [.chair: "stad"]
        Story().when(StartProcess(charter)).invalid("taak", .unknown)
        try Story.peopled().when(ChangeCharter(charter, seenAt: 9)).then(CharterChanged(charter: charter))
    }

    @Test func `a drawn border is a closed ring in the Netherlands`() {
        let ring = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
        func start(_ polygons: [[[[Double]]]]) -> Outcome {
            Story().when(StartProcess(Charter(name: "Getekend", outline: Outline(polygons: polygons))))
        }
        start([[ring]]).then(
            ProcessStarted(charter: Charter(name: "Getekend", outline: Outline(polygons: [[ring]]))))
        start([]).invalid("grens", .empty)
        start([[]]).invalid("grens", .empty)
        start([[[]]]).invalid("grens", .empty)
        start([[Array(ring.dropLast())]]).invalid("grens", .empty)
        start([[ring.map { $0 + [0] }]]).invalid("grens", .empty)
        start([[ring.map { [$0[0] + 100, $0[1]] }]]).invalid("grens", .outside(least: 2, most: 54.5))
        let long = [ring[0]] + Array(repeating: ring[1], count: 20_000) + [ring[0]]
        start([[long]]).invalid("grens", .tooLong(most: 20_000))
    }
}
