internal import Foundation
internal import Planning

/// Reasoning back from the long term to ten years (seed 004).
extension AreaProcess {
    /// True when some goal lies further than ten years ahead, and a step towards it, or a step towards that step, within ten
    /// years. Ahead of the moment at which the process changed last: the same events always say the same.
    var isReasonedBack: Bool {
        guard let horizon = CalendarDay(of: changed, yearsLater: 10) else { return false }
        return goals.all.contains { near in
            guard let deadline = near.item.deadline, deadline <= horizon else { return false }
            var next = near.item.towards
            // No chain is longer than there are goals.
            for _ in 0..<goals.count {
                guard let goal = next.flatMap({ goals[$0]?.item }) else { return false }
                if let deadline = goal.deadline, deadline > horizon { return true }
                next = goal.towards
            }
            return false
        }
    }
}

extension CalendarDay {
    /// The day of a moment in UTC, so many years later; 28 February where that year has no 29th. Nil outside the calendar.
    init?(of moment: Timestamp, yearsLater years: Int) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let same = CalendarDay(year: year + years, month: month, day: day)
                ?? CalendarDay(year: year + years, month: month, day: 28)
        else { return nil }
        self = same
    }
}
