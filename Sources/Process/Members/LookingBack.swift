public import Planning

extension AreaProcess {
    /// The first version to which somebody may look back. Members see everything; who reads because the process is public or by
    /// its link sees it from the moment it was opened in that way: what was said behind closed doors stays there (ADR 0021).
    public func earliestVersion(for person: PersonID?) -> Int {
        if isMember(person) { return 1 }
        return visibility == .members ? version : visibilitySet?.version ?? version
    }

    /// True for who takes part, and for the program itself.
    public func isMember(_ person: PersonID?) -> Bool {
        guard let person else { return false }
        return person == .system || members[person] != nil
    }
}
