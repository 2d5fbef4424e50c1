import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct CooperationTests {
    struct Case: Sendable {
        let essential: Bool, symmetric: Bool, certain: Bool
        let form: CooperationForm
        let reasons: [CooperationAdvice.Reason]
        let cautions: [CooperationAdvice.Reason]
    }

    /// All eight situations, written out.
    static let cases = [
        Case(
            essential: true, symmetric: true, certain: true, form: .combine,
            reasons: [.symmetricAllowsInformal, .certainAllowsOutline], cautions: []),
        Case(
            essential: true, symmetric: false, certain: true, form: .coalition,
            reasons: [.asymmetricNeedsContract, .certainAllowsOutline], cautions: []),
        Case(
            essential: true, symmetric: true, certain: false, form: .alliance,
            reasons: [.essentialAndUncertainNeedsCommitment], cautions: []),
        Case(
            essential: true, symmetric: false, certain: false, form: .alliance,
            reasons: [.essentialAndUncertainNeedsCommitment], cautions: []),
        Case(
            essential: false, symmetric: true, certain: true, form: .combine,
            reasons: [.symmetricAllowsInformal, .certainAllowsOutline], cautions: []),
        Case(
            essential: false, symmetric: false, certain: true, form: .coalition,
            reasons: [.asymmetricNeedsContract, .certainAllowsOutline], cautions: []),
        Case(
            essential: false, symmetric: true, certain: false, form: .combine,
            reasons: [.symmetricAllowsInformal, .importantDoesNotCarryControl],
            cautions: [.uncertaintyNeedsShortTerm]),
        Case(
            essential: false, symmetric: false, certain: false, form: .coalition,
            reasons: [.asymmetricNeedsContract, .importantDoesNotCarryControl],
            cautions: [.uncertaintyNeedsShortTerm]),
    ]

    @Test(arguments: cases) func `each of the eight situations has its form and reasons`(_ one: Case) {
        let advice = CooperationAdvice(
            CooperationSituation(isEssential: one.essential, isSymmetric: one.symmetric, isCertain: one.certain))
        #expect(advice.form == one.form)
        #expect(advice.reasons == one.reasons)
        #expect(advice.cautions == one.cautions)
    }

    @Test func `phases have the forms that the guide names, and no others`() {
        #expect(
            GuidePhase.allCases.map(\.namedForms) == [
                [], [.combine], [.governingCombine, .coalition], [.alliance], [],
            ])
    }

    @Test func `a phase has several cooperations beside each other`() throws {
        let parts = [
            CooperationPart(.governingCombine, for: "Voortgang"), CooperationPart(.coalition, for: "Water"),
            CooperationPart(.coalition, for: "Warmte"),
        ]
        let story = try Story.peopled()
        func choose(_ parts: [CooperationPart]) -> ChooseCooperation {
            ChooseCooperation(.planStudy, situation, parts: parts, reason: "Past", seenAt: 9)
        }
        story.when(choose(parts)).then(
            CooperationChosen(phase: .planStudy, situation: situation, parts: parts, reason: "Past"))
        #expect(try story.given(choose(parts)).process.cooperation[.planStudy]?.parts == parts)
        story.when(choose([])).invalid("vorm", .empty)
        story.when(choose([parts[1], parts[1]])).invalid("vorm", .twice)
        story.when(choose([CooperationPart(.network, for: String(repeating: "x", count: 201))]))
            .invalid("waarvoor", .tooLong(most: 200))
    }

    private let situation = CooperationSituation(isEssential: true, isSymmetric: false, isCertain: true)

    @Test func `the form of a phase is chosen with a reason`() throws {
        let story = try Story.peopled()
        func choose(_ form: CooperationForm, _ reason: String = "Past", seenAt: Int = 9) -> ChooseCooperation {
            ChooseCooperation(.planStudy, situation, form: form, reason: reason, seenAt: seenAt)
        }
        story.when(choose(.coalition), by: .bert)
            .then(
                CooperationChosen(
                    phase: .planStudy, situation: situation, parts: [CooperationPart(.coalition)], reason: "Past"))
        story.when(choose(.coalition, "")).invalid("reden", .empty)
        let chosen = try story.given(choose(.coalition), by: .bert)
        chosen.when(choose(.coalition, seenAt: 10)).refused(.nothingNew)
        chosen.when(choose(.network, seenAt: 9))
            .refused(.changedMeanwhile(.cooperation, id: "planstudie", since: Story.fact(10, .bert)))
        #expect(
            chosen.process.cooperation == [
                .planStudy: CooperationChoice(
                    situation: situation, parts: [CooperationPart(.coalition)], reason: "Past",
                    chosen: Story.fact(10, .bert))
            ])
    }
}
