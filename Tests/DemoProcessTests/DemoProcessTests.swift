import DemoProcess
import Journal
import Planning
import Process
import ProcessService
import Testing

struct DemoProcessTests {
    private func place(_ code: String, _ name: String) throws -> DemoPlaces.Place {
        DemoPlaces.Place(code: try #require(AreaCode(code)), name: name, ground: Self.ground)
    }

    /// Two streets, a bank and a green somewhere in the country.
    private static let ground = DemoGround(
        streets: [[[5.10, 52.10], [5.11, 52.10]], [[5.10, 52.11], [5.11, 52.11]]],
        bank: [[5.10, 52.12], [5.11, 52.12], [5.12, 52.13]],
        green: [[5.10, 52.10], [5.11, 52.10], [5.11, 52.11], [5.10, 52.10]])

    private func places() throws -> DemoPlaces {
        try #require(
            DemoPlaces(
                municipalities: [place("GM9990", "Zuiderveen")],
                districts: [
                    place("WK999000", "Binnenstad"), place("WK999003", "Westerhof"), place("WK999004", "De Hagen"),
                ],
                neighbourhoods: [
                    place("BU99900000", "Markteiland"), place("BU99900300", "Rozenveld"),
                    place("BU99900301", "Verzetsveld"), place("BU99900302", "Dichtersveld"),
                    place("BU99900303", "Provincieveld"), place("BU99900400", "Weideoord"),
                ]))
    }

    private func demo() async throws -> MemoryJournal {
        let journal = MemoryJournal()
        try await DemoProcesses(places: try places(), diagnosis: [.natureInclusivity: 70]).write(to: journal)
        return journal
    }

    private func service(_ journal: any JournalStore) -> ProcessService {
        ProcessService(journal: journal) { Timestamp(milliseconds: 0) }
    }

    @Test func `the large process is in full swing after two years`() async throws {
        let journal = try await demo()
        let process = try #require(try await service(journal).process(DemoProcesses.large))
        #expect(process.parties.count >= 8)
        #expect(process.members.count >= 10)
        #expect(process.cards.count >= 20)
        #expect(process.cards.all.count { $0.item.state == .missing } >= 3)
        #expect(process.decisions.count >= 7)
        #expect(process.decisions.all.count { !$0.item.dissents.isEmpty } >= 3)
        #expect(process.decisions.all.contains { $0.item.replaces != nil })
        #expect(process.activities.count >= 18)
        #expect(Set(process.activities.all.map(\.item.sort)) == Set(Activity.Sort.allCases))
        #expect(process.groups.count == 3)
        #expect(process.joints.count == 4)
        #expect(process.visibility == .everyone)
        #expect(process.dynamics.parties == Set(process.parties.all.map(\.id)))
        #expect(process.canvas.editions.count == 2)
        #expect(process.canvas.hasDraft)
        let matrix = GoalMatrix(process)
        #expect(matrix.pairs.contains { $0.sort == .meet } && matrix.pairs.contains { $0.sort == .clash })
    }

    @Test func `people drew points, lines and areas, with goals, interests and cards`() async throws {
        let process = try #require(try await service(try await demo()).process(DemoProcesses.large))
        let goals = process.goals.all.compactMap(\.item.place.sketch)
        let interests = process.interests.all.compactMap(\.item.place.sketch)
        let cards = process.cards.all.compactMap(\.item.place.sketch)
        #expect(goals.count >= 4 && interests.count >= 3 && cards.count >= 4)
        let all = goals + interests + cards
        #expect(all.contains { !$0.points.isEmpty } && all.contains { !$0.lines.isEmpty })
        #expect(all.contains { !$0.polygons.isEmpty })
    }

    @Test func `its history spans two years and verifies`() async throws {
        let journal = try await demo()
        let summary = try #require(try await journal.summary(of: DemoProcesses.large))
        // 17 January 2022 and 1 December 2023, in UTC.
        #expect(summary.began < Timestamp(milliseconds: 1_642_464_000_000))
        #expect(summary.changed > Timestamp(milliseconds: 1_701_388_800_000))
        #expect(summary.changed < Timestamp(milliseconds: 1_704_067_200_000))
        #expect(summary.version > 180)
        #expect(try await journal.check().isSound)
        // Nothing happened at the same moment as what came before only because time had run back.
        let times = try await service(journal).history(of: DemoProcesses.large).map(\.fact.time)
        #expect(times == times.sorted())
        #expect(Set(times).count == times.count)
    }

    @Test func `it is at the third step, once went back, and lacks something`() async throws {
        let service = service(try await demo())
        let process = try #require(try await service.process(DemoProcesses.large))
        #expect(process.progress.step == .packages)
        #expect(process.progress.next?.requirement == .scenarios)
        #expect(!process.progress.lacking.isEmpty)
        #expect(process.progress.lacking.contains { !$0.waitingFor.isEmpty })
        let steps = try await service.history(of: DemoProcesses.large).compactMap { ($0.event as? StepEntered)?.step }
        #expect(steps == [.interests, .packages, .interests, .packages])
    }

    @Test func `the starting points were decided against the proposal`() async throws {
        let process = try #require(try await service(try await demo()).process(DemoProcesses.large))
        let points = try #require(process.startingPoints)
        #expect(points.proposed.trigger?.rawValue == "t-water")
        #expect(points.trigger?.rawValue == "t-riool")
        #expect(points.leading != points.proposed.leading)
        #expect(!points.reason.isEmpty && !points.dissents.isEmpty)
    }

    @Test func `some agreed with the last version of the canvas, others not yet`() async throws {
        let process = try #require(try await service(try await demo()).process(DemoProcesses.large))
        #expect(process.canvas.editions.last?.agreed.count == 3)
        #expect(process.canvas.partners.count == 5)
        #expect(
            process.progress.items.first { $0.requirement == .canvasAgreed }?.waitingFor.map(\.rawValue)
                == ["corporatie", "netbeheer"])
    }

    @Test func `decisions tell which figures were at hand in their year`() async throws {
        let process = try #require(try await service(try await demo()).process(DemoProcesses.large))
        #expect(Set(process.decisions.all.compactMap(\.item.atlas?.edition)) == ["2022", "2023"])
    }

    @Test func `a second process has just begun next door`() async throws {
        let process = try #require(try await service(try await demo()).process(DemoProcesses.small))
        #expect(process.charter?.areas.map(\.description) == ["WK999004"])
        #expect(process.parties.count == 3)
        #expect(process.progress.step == .inventory)
    }

    @Test func `the demo is the same for everybody`() async throws {
        let heads = [try await demo(), try await demo()]
        let first = try await heads[0].streams()
        let second = try await heads[1].streams()
        #expect(first == second)
        #expect(first.count == 2)
    }

    @Test func `everybody who plays has a name, and nobody else has`() async throws {
        let journal = try await demo()
        let actors = Set(try await journal.readAll(after: 0, most: .max).map(\.actor))
        let known = Set(DemoPerson.all.map(\.id))
        #expect(actors.isSubset(of: known))
        #expect(Set(DemoPerson.all.map(\.email)).count == DemoPerson.all.count)
        #expect(DemoPerson.all.allSatisfy { $0.email.hasSuffix("@voorbeeld.invalid") && $0.name.contains(" ") })
    }

    @Test func `a journal that has the demo is left alone`() async throws {
        let journal = try await demo()
        let before = try await journal.streams()
        await #expect(throws: DemoProcessError.alreadyThere) {
            try await DemoProcesses(places: try places(), diagnosis: [:]).write(to: journal)
        }
        #expect(try await journal.streams() == before)
    }

    @Test func `a town of one neighbourhood has room for both`() async throws {
        let small = try #require(
            DemoPlaces(
                municipalities: [place("GM9990", "Klein")], districts: [place("WK999000", "Dorp")],
                neighbourhoods: [place("BU99900000", "Kern")]))
        #expect(small.neighbour.name == "Klein")
        let journal = MemoryJournal()
        #expect(try await DemoProcesses(places: small, diagnosis: [:]).write(to: journal) > 200)
        #expect(DemoPlaces(municipalities: [], districts: [], neighbourhoods: []) == nil)
    }
}
