internal import Journal
public import Planning
internal import Process

/// What somebody did in one process, to show and to take away.
public struct DoneByPerson: Codable, Sendable, Hashable {
    /// One thing they did.
    public struct Act: Codable, Sendable, Hashable {
        /// The version of the process after it.
        public let version: Int
        /// When, in ISO 8601.
        public let time: String
        /// What kind of event.
        public let type: String
        /// What it was about.
        public let title: String
    }

    /// Id of the process.
    public let process: String
    /// What it is called.
    public let name: String
    /// The role in it; nil for who is no member, or no longer.
    public let role: String?
    /// The party they speak for.
    public let party: String?
    /// Everything they did, the first first.
    public let acts: [Act]
}

extension ProcessService {
    /// Everything that somebody did, and every process they are a member of. Of the journal it reads what they did; for one at
    /// a time, as looking back is.
    ///
    /// - Throws: ``PastIsBusy`` when many look back at once, and what the journal says.
    public func everythingDone(by person: PersonID) async throws -> [DoneByPerson] {
        try await past.alone { try await done(by: person) }
    }

    private func done(by person: PersonID) async throws -> [DoneByPerson] {
        var found: [DoneByPerson] = []
        for (id, process) in try await all() {
            let acts = try await acts(of: person, in: id)
            let membership = process.members[person]
            guard !acts.isEmpty || membership != nil else { continue }
            found.append(
                DoneByPerson(
                    process: id.rawValue, name: process.charter?.name ?? id.rawValue, role: membership?.role.rawValue,
                    party: membership?.party.flatMap { process.parties[$0]?.item.name }, acts: acts))
        }
        return found
    }

    /// Read from the end, told from the beginning.
    private func acts(of person: PersonID, in id: StreamID) async throws -> [DoneByPerson.Act] {
        var acts: [DoneByPerson.Act] = []
        var before = Int.max
        while true {
            let page = try await history(
                of: id, before: before, EventChoice(actor: person), most: ProcessDesk.pageSize)
            guard let last = page.last else { return acts.reversed() }
            acts += page.map { entry in
                DoneByPerson.Act(
                    version: entry.fact.version, time: entry.fact.time.iso8601, type: entry.type,
                    title: entry.event.title)
            }
            before = last.fact.version
            await Task.yield()
        }
    }
}
