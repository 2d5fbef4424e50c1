public import Planning

/// What people did together: a meeting, a milestone, a message that went round.
public struct Activity: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.activity
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Activity>> & Sendable { \.activities }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.keepLog

    /// What it was.
    public var sort: Sort
    /// In a few words.
    public var title: String
    /// When it was or will be.
    public var day: CalendarDay
    /// Who was there, or was told.
    public var parties: [ItemID<Party>]
    /// The working group that met; nil for the process as a whole.
    public var group: ItemID<WorkingGroup>?
    /// What was said.
    public var notes: String
    /// What was agreed.
    public var agreements: String

    /// What kind of activity.
    public enum Sort: String, Codable, CaseIterable, Hashable, Sendable {
        case meeting = "overleg"
        case milestone = "mijlpaal"
        case workshop = "atelier"
        case visit = "schouw"
        /// A letter, a newsletter, a conversation at the door: communication.
        case message = "bericht"
    }

    /// Describes an activity.
    public init(
        sort: Sort, title: String, day: CalendarDay, parties: [ItemID<Party>] = [],
        group: ItemID<WorkingGroup>? = nil, notes: String = "", agreements: String = ""
    ) {
        self.sort = sort
        self.title = title
        self.day = day
        self.parties = parties
        self.group = group
        self.notes = notes
        self.agreements = agreements
    }

    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.text("verslag", notes, most: TextLimit.text)
            + FieldProblem.text("afspraken", agreements, most: TextLimit.text)
            + FieldProblem.reference("werkgroep", group, in: process.groups)
            + FieldProblem.list("partijen", parties)
            + (parties.contains { process.parties[$0] == nil } ? [FieldProblem("partijen", .unknown)] : [])
    }
}

/// People of several parties with a task of their own.
public struct WorkingGroup: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.group
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<WorkingGroup>> & Sendable { \.groups }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.keepParties

    /// What it is called.
    public var name: String
    /// What it is to do.
    public var assignment: String
    /// Who is in it.
    public var parties: [ItemID<Party>]

    /// Describes a working group.
    public init(name: String, assignment: String = "", parties: [ItemID<Party>] = []) {
        self.name = name
        self.assignment = assignment
        self.parties = parties
    }

    /// What people call it.
    public var title: String { name }
    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        FieldProblem.text("naam", name, most: TextLimit.title, required: true)
            + FieldProblem.text("opdracht", assignment, most: TextLimit.text)
            + FieldProblem.list("partijen", parties)
            + (parties.contains { process.parties[$0] == nil } ? [FieldProblem("partijen", .unknown)] : [])
    }

    /// What refers to it.
    public static func referrers(to id: ItemID<WorkingGroup>, in process: AreaProcess) -> [Referrer] {
        process.activities.referring { $0.group == id }
    }
}
