internal import Foundation

extension CalendarDay {
    /// The day of a moment in the Netherlands: 2024-06-30T22:30:00Z is 1 July 2024.
    public init(_ time: Timestamp) {
        // A moment before 1900 or after 2200 counts as the first or the last day there is.
        let edge = time.milliseconds < 0 ? (1900, 1, 1) : (2200, 12, 31)
        self.init(unchecked: edge.0, edge.1, edge.2)
        guard (-2_208_988_800_000..<7_289_654_400_000).contains(time.milliseconds) else { return }
        let date = Date(timeIntervalSince1970: Double(time.milliseconds) / 1_000)
        let parts = Self.calendar.dateComponents([.year, .month, .day], from: date)
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let known = CalendarDay(year: year, month: month, day: day)
        else { return }
        self = known
    }

    /// The first moment of the next day in the Netherlands: everything on this day lies before it.
    public var end: Timestamp {
        let start = Self.calendar.date(from: DateComponents(year: year, month: month, day: day))
        let next = start.flatMap { Self.calendar.date(byAdding: .day, value: 1, to: $0) } ?? .distantFuture
        return Timestamp(milliseconds: Int64((next.timeIntervalSince1970 * 1_000).rounded()))
    }

    private static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
        return calendar
    }
}
