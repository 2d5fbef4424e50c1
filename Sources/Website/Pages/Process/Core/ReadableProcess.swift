internal import Hummingbird
internal import Journal
internal import Planning
internal import Process
internal import ProcessService

/// A process that the visitor may read, as it is or as it was at the moment that the address names.
struct ReadableProcess: Sendable {
    let id: StreamID
    /// The process at the moment asked for.
    let process: AreaProcess
    /// The process as it is now, which says who may read it.
    let now: AreaProcess
    /// The first version that the visitor may look back to.
    let earliest: Int

    /// Finds the process of `/…/{id}`; `moment` and `sleutel` in the address say which moment and by which shared link.
    ///
    /// - Throws: ``SiteProblem`` when there is no such process or the visitor may not read it; who may not read it does not
    ///   hear that it exists.
    static func find(_ page: PageRequest, _ parameters: Parameters) async throws -> ReadableProcess {
        guard let service = page.site.processes, let text = parameters.get("id"), let id = StreamID(rawValue: text),
            let now = try await service.process(id),
            now.isReadable(by: page.visitor.person?.id, linkDigest: page.readingKey)
        else { throw page.visitor.person == nil ? SiteProblem.processUnknownOrPrivate : .processUnknown }
        let earliest = now.earliestVersion(for: page.visitor.person?.id)
        guard let text = page.query["moment"] else {
            return ReadableProcess(id: id, process: now, now: now, earliest: earliest)
        }
        guard let version = AddressText.wholeNumber(text), version >= 1 else {
            throw SiteProblem.parameter("moment", value: text, allowed: "\(earliest)–\(now.version)")
        }
        guard version >= earliest else { throw SiteProblem.beforeOpening }
        guard version <= now.version,
            let past = try await lookingBack({ try await service.process(id, at: version) })
        else { throw SiteProblem.momentUnknown(last: now.version) }
        return ReadableProcess(id: id, process: past, now: now, earliest: earliest)
    }
}
