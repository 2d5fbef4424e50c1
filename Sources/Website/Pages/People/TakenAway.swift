internal import People
internal import ProcessService

/// Everything that is kept about somebody, in one document: who they are, and what they did in processes.
struct TakenAway: Encodable {
    let directory: KeptAboutPerson
    let processes: [DoneByPerson]

    private enum CodingKeys: String, CodingKey { case processes }

    /// The directory's own keys, with the processes beside them.
    func encode(to encoder: any Encoder) throws {
        try directory.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(processes, forKey: .processes)
    }
}
