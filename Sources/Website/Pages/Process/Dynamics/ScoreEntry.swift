internal import Process

/// What somebody sent in answer to the four questions. What they left out stays as it was; what they take away on purpose goes.
struct ScoreEntry {
    /// What a question says that is to have no answer.
    static let none = "geen"

    /// What the party answers from now on.
    let answer: DynamicsAnswer
    /// What cannot be read.
    let problems: [FieldProblem]

    /// Reads a form over what was answered before; nil where nothing was.
    init(_ form: FormRequest, before: DynamicsAnswer?) {
        var reader = FieldReader(form)
        var marks = before?.marks ?? [:]
        for question in DynamicsQuestion.allCases {
            if form[question.rawValue] == Self.none {
                marks[question] = nil
            } else if let mark = reader.whole(question.rawValue) {
                marks[question] = mark
            }
        }
        answer = DynamicsAnswer(marks: marks, reason: form.has("reden") ? form["reden"] : before?.reason ?? "")
        problems = reader.problems
    }
}
