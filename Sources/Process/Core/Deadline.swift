public import Planning

extension Card {
    /// True when the day on which it should be ready has passed, and it is neither done nor stopped.
    public func isLate(on day: CalendarDay) -> Bool {
        guard let due, state != .done, state != .stopped else { return false }
        return due < day
    }
}

extension Goal {
    /// True when its day has passed. Whether it was reached nobody recorded: what is late may still have been reached.
    public func isLate(on day: CalendarDay) -> Bool { deadline.map { $0 < day } ?? false }
}
