internal import Planning

extension AreaProcess {
    /// The starting points that follow from what is known: the coming work that opens the ground, the earliest first, and the
    /// transition with the highest joint score of diagnosis and dynamics. Work of a year that is past is no longer coming.
    ///
    /// - Parameters:
    ///   - figures: urgency scores of the atlas, and the scale level of the answers.
    ///   - year: the present year.
    public func proposedStartingPoints(_ figures: StartingPoints.Figures, year: Int) -> StartingPoints.Proposal {
        let order = Trigger.Sort.allCases
        let trigger = triggers.all.filter { !$0.item.isPast(in: year) }.min { a, b in
            func rank(_ entry: Register<Trigger>.Entry) -> (Int, Int, Int) {
                (order.firstIndex(of: entry.item.sort) ?? order.count, entry.item.year ?? .max, entry.added.version)
            }
            return rank(a) < rank(b)
        }
        let summaries = dynamics.summaries(at: figures.scale, diagnosis: figures.diagnosis)
        let highest = summaries.compactMap(\.joint).max()
        let leading = summaries.filter { $0.joint != nil && $0.joint == highest }.map(\.transition)
        return StartingPoints.Proposal(trigger: trigger?.id, leading: Array(leading.prefix(1)))
    }
}

extension Trigger {
    /// True when it was to begin before that year; false when its year is open.
    public func isPast(in year: Int) -> Bool { self.year.map { $0 < year } ?? false }
}
