internal import HTTPTypes
internal import Planning
internal import Process
internal import ProcessService

/// Looking back at a process: how it was, and what somebody may see of that.
extension ProcessPage {
    /// The day that the page shows: today, or the day of the moment it is about. Deadlines are late or not as seen from it.
    var today: CalendarDay {
        CalendarDay(isPast ? process.changed : page.site.processes?.now() ?? process.changed)
    }

    /// The same page about the process in another state: to say what things were called then.
    func showing(_ state: AreaProcess) -> ProcessPage {
        ProcessPage(
            page: page, id: id, process: state, latest: latest, names: names, seats: seats, key: key, drawn: drawn,
            earliest: earliest, isMember: isMember)
    }

    /// Refuses a file that was taken away since, to who does not take part: why it was taken away may be that it should not have
    /// been there.
    ///
    /// - Throws: ``SiteProblem`` as if there was no such file.
    func checkIsServed(_ file: ItemID<Attachment>) async throws {
        guard isPast, !isMember else { return }
        let now = try await page.site.processes?.process(id)
        guard now?.attachments[file] != nil else { throw SiteProblem.itemUnknown }
    }

    /// Says to who does not take part that there is more that only members see; nil for members.
    var untoldPast: HTML? {
        guard earliest > 1 else { return nil }
        return "<p class=\"callout\">\(t("past.membersOnly"))</p>"
    }
}

/// Work that looks back; when there is too much of it the visitor hears so.
func lookingBack<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
    do {
        return try await work()
    } catch is PastIsBusy {
        throw SiteProblem.busy
    }
}

extension SiteProblem {
    /// A moment before the process was opened to readers.
    static let beforeOpening = SiteProblem(
        code: "process.beforeOpening", status: .forbidden, title: "problem.past.title", detail: "problem.past.detail")
}
