internal import Journal

/// The processes that are open, at most so many: the one that was used longest ago is put away for another.
///
/// A process that is put away while somebody works in it is no harm: the journal refuses what did not see the latest.
struct KeptDesks {
    private var desks: [StreamID: (desk: ProcessDesk, used: Int)] = [:]
    private var uses = 0
    private let most: Int

    init(most: Int) { self.most = most }

    /// How many are open.
    var count: Int { desks.count }

    /// The desk of a process; nil when it is not open.
    mutating func desk(_ id: StreamID) -> ProcessDesk? {
        guard let found = desks[id] else { return nil }
        uses += 1
        desks[id] = (found.desk, uses)
        return found.desk
    }

    /// Keeps a desk, unless another for the same process came first: that one is given back.
    mutating func keep(_ desk: ProcessDesk, _ id: StreamID) -> ProcessDesk {
        if let first = self.desk(id) { return first }
        if desks.count >= most, let oldest = desks.min(by: { $0.value.used < $1.value.used }) {
            desks[oldest.key] = nil
        }
        uses += 1
        desks[id] = (desk, uses)
        return desk
    }
}
