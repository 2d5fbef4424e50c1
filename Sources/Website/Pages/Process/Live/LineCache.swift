/// Lines of event streams, each made once however many watch: the first who needs a line makes it, the others wait for it.
actor LineCache {
    private var lines: [String: Task<String, any Error>] = [:]
    private var order: [String] = []

    /// Lines kept; those that everybody has heard are of no use.
    static let most = 400

    /// The line with that key, made now if nobody made it yet.
    func line(_ key: String, _ make: @escaping @Sendable () async throws -> String) async throws -> String {
        if let known = lines[key] { return try await known.value }
        let task = Task { try await make() }
        lines[key] = task
        order.append(key)
        if order.count > LineCache.most { lines[order.removeFirst()] = nil }
        do {
            return try await task.value
        } catch {
            // The next one tries again.
            lines[key] = nil
            order.removeAll { $0 == key }
            throw error
        }
    }
}
