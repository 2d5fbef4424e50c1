internal import Journal
internal import People
internal import Planning
internal import Process
internal import ProcessService

extension Site {
    /// The names of the processes that nobody would direct without a person; who erased their account directs nothing any more.
    func soleDirections(of person: PersonID) async throws -> [String] {
        guard let processes, let people else { return [] }
        var names: [String] = []
        for (id, process) in try await processes.all() where process.directors.contains(person) {
            let others = process.directors.filter { $0 != person }
            let known = try await people.names(of: others).values
            let isAnybodyLeft = known.contains { if case .known = $0 { true } else { false } }
            if !isAnybodyLeft { names.append(process.charter?.name ?? id.rawValue) }
        }
        return names
    }
}
