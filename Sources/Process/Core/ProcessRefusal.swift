/// Why a command is not carried out. Nothing has changed.
public enum ProcessRefusal: Error, Hashable, Sendable {
    /// The person does not have the right.
    case notAllowed(Right)
    /// The process has not been started.
    case notStarted
    /// There is a process of that name already.
    case alreadyStarted
    /// What was changed is no longer there.
    case gone(ItemKind)
    /// Somebody else changed the same thing after the person saw it.
    case changedMeanwhile(ItemKind, id: String, since: Fact)
    /// Something else in the process refers to it.
    case needed(ItemKind)
    /// It may never be changed or taken away.
    case lasting(ItemKind)
    /// What was filled in is not in order.
    case invalid([FieldProblem])
    /// Another decision took the place of this one.
    case replaced
    /// A process needs a director.
    case lastDirector
    /// The same thing is there already: the command came twice.
    case alreadyDone
    /// Nothing would change.
    case nothingNew

    /// Stable name, such as `process.changedMeanwhile`.
    public var code: String {
        switch self {
        case .notAllowed: "process.notAllowed"
        case .notStarted: "process.notStarted"
        case .alreadyStarted: "process.alreadyStarted"
        case .gone: "process.gone"
        case .changedMeanwhile: "process.changedMeanwhile"
        case .needed: "process.needed"
        case .lasting: "process.lasting"
        case .invalid: "process.invalid"
        case .replaced: "process.replaced"
        case .lastDirector: "process.lastDirector"
        case .alreadyDone: "process.alreadyDone"
        case .nothingNew: "process.nothingNew"
        }
    }

    /// Refuses when there is a problem.
    static func check(_ problems: [FieldProblem]) throws(ProcessRefusal) {
        if !problems.isEmpty { throw .invalid(problems) }
    }
}
