import Planning
import Testing

struct VocabularyTests {
    @Test func `levels go from coarse to fine`() {
        #expect(AreaLevel.allCases.sorted() == [.municipality, .district, .neighbourhood])
        #expect(AreaLevel.neighbourhood.parent == .district)
        #expect(AreaLevel.municipality.parent == nil)
        #expect(AreaLevel.allCases.map(\.prefix) == ["GM", "WK", "BU"])
        #expect(AreaLevel.allCases.map(\.rawValue) == ["gemeente", "wijk", "buurt"])
    }

    @Test func `there are six transitions in a fixed order`() {
        #expect(
            Transition.allCases.map(\.rawValue) == [
                "energie", "klimaatadaptatie", "natuurinclusiviteit", "mobiliteit", "verstedelijking",
                "sociaaleconomisch",
            ])
        #expect(Transition.allCases.map(\.index) == [0, 1, 2, 3, 4, 5])
    }

    @Test func `exit codes follow from the kind of failure`() {
        #expect(ErrorCategory.failed.exitCode == 1)
        #expect(ErrorCategory.wrongUse.exitCode == 2)
        #expect(ErrorCategory.inputRejected.exitCode == 3)
        #expect(ErrorCategory.notFound.exitCode == 2)
    }

    @Test func `an error says what, why and what to do, each on a line`() {
        struct Example: ExplainedError {
            let code = "example"
            let category = ErrorCategory.failed
            let what = "The disk is full."
            var why = ""
            let advice = "Make room."
        }
        #expect(Example().description == "The disk is full.\n  Make room.")
        #expect(Example(why: "0 bytes left.").description == "The disk is full.\n  0 bytes left.\n  Make room.")
    }
}
