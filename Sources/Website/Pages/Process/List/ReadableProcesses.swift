internal import Journal
internal import Outlines
internal import Planning
internal import Process
internal import ProcessService

extension PageRequest {
    /// All processes that the visitor may read, those that changed last first.
    ///
    /// - Parameter area: only those that lie in this area, or that it lies in; nil for all.
    func readableProcesses(touching area: AreaCode? = nil) async throws -> [(id: StreamID, process: AreaProcess)] {
        guard let service = site.processes else { throw SiteProblem.notFound }
        var found: [(id: StreamID, process: AreaProcess)] = []
        for entry in try await service.all() where entry.process.isReadable(by: visitor.person?.id) {
            if try await entry.process.touches(area, site: site) { found.append(entry) }
        }
        return found.sorted { ($0.process.changed, $0.id) > ($1.process.changed, $1.id) }
    }
}

extension AreaProcess {
    /// True when it lies in the area, or the area in it; always without an area.
    fileprivate func touches(_ area: AreaCode?, site: Site) async throws -> Bool {
        guard let area else { return true }
        let drawn = try await charter?.outline.asyncMap(site.drawnArea)
        let codes = (charter?.areas ?? []) + (drawn?.notable.map(\.code) ?? [])
        return codes.contains { $0 == area || $0.isWithin(area) || area.isWithin($0) }
    }
}
