internal import People
internal import Planning
internal import Process

/// What people are called, with words for who left and for the program itself. Names are for who takes part: other readers of an
/// open process see the role and the party instead.
struct PersonNames: Sendable {
    private let names: [PersonID: PersonName]
    private let seats: [PersonID: String]?
    private let t: Texts

    /// - Parameter seats: what people are in the process, for a reader who is not told names; see ``AreaProcess/seats(for:_:)``.
    init(_ people: Set<PersonID>, page: PageRequest, seats: [PersonID: String]? = nil) async throws {
        names = seats == nil ? try await page.site.people?.names(of: people) ?? [:] : [:]
        self.seats = seats
        t = page.t
    }

    subscript(_ person: PersonID) -> String {
        if person == .system { return t("person.program") }
        if let seats { return seats[person] ?? t("person.participant") }
        return switch names[person] {
        case .known(let name)?: name
        case .departed?: t("person.gone")
        case .unknown?, nil: t("person.unknown")
        }
    }

    /// True for somebody who erased their account; never for who is not told names.
    func isGone(_ person: PersonID) -> Bool { names[person] == .departed }
}

extension AreaProcess {
    /// What the members are, in words, for a reader who takes no part; nil for a member, who sees names.
    func seats(for reader: PersonID?, _ t: Texts) -> [PersonID: String]? {
        guard reader.flatMap({ members[$0] }) == nil else { return nil }
        return members.mapValues { member in
            let role = t("role.\(member.role.rawValue)")
            let party = member.party.flatMap { parties[$0]?.item.name }
            return party.map { "\(role) (\($0))" } ?? role
        }
    }
}

extension ProcessPage {
    /// True when the process would be nobody's without somebody: every other director erased their account.
    func isOnlyDirectorHere(_ person: PersonID) -> Bool {
        process.directors.contains(person) && process.directors.allSatisfy { $0 == person || names.isGone($0) }
    }
}
