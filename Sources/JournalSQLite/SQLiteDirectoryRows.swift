internal import GRDB
internal import People
internal import Planning

/// The records of a directory in one transaction.
final class DirectoryRows: DirectoryRecords {
    private let db: Database
    /// True once an account was taken away: the log of the database then has to be emptied too.
    private(set) var hasErased = false

    init(_ db: Database) { self.db = db }

    // MARK: Accounts

    private static let accountColumns = "id, email, display_name, is_administrator, created, language, password"

    func account(_ id: PersonID) throws -> Account? {
        try Row.fetchOne(
            db, sql: "SELECT \(Self.accountColumns) FROM accounts WHERE id = ?", arguments: [id.rawValue]
        ).map(Self.account)
    }

    func account(_ email: EmailAddress) throws -> Account? {
        try Row.fetchOne(
            db, sql: "SELECT \(Self.accountColumns) FROM accounts WHERE email = ?", arguments: [email.text]
        ).map(Self.account)
    }

    func accounts() throws -> [Account] {
        try Row.fetchAll(db, sql: "SELECT \(Self.accountColumns) FROM accounts ORDER BY email").map(Self.account)
    }

    func accountCount() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM accounts") ?? 0 }

    func put(_ account: Account) throws {
        if let other = try self.account(account.email), other.id != account.id { throw PeopleError.emailTaken }
        try db.execute(
            sql: """
                INSERT INTO accounts (\(Self.accountColumns)) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET email = excluded.email, display_name = excluded.display_name,
                    is_administrator = excluded.is_administrator, language = excluded.language,
                    password = excluded.password
                """,
            arguments: [
                account.id.rawValue, account.email.text, account.displayName, account.isAdministrator,
                account.created.milliseconds, account.language, account.password?.rawValue,
            ])
    }

    func removeAccount(_ id: PersonID) throws {
        try db.execute(sql: "DELETE FROM accounts WHERE id = ?", arguments: [id.rawValue])
        hasErased = true
    }

    private static func account(_ row: Row) throws -> Account {
        guard let email = EmailAddress(row["email"] as String) else {
            throw PeopleError.unreadable("an account has no e-mail address")
        }
        return Account(
            id: PersonID(rawValue: row["id"]), email: email, displayName: row["display_name"],
            isAdministrator: row["is_administrator"], created: moment(row["created"]), language: row["language"],
            password: (row["password"] as String?).map(PasswordHash.init(rawValue:)))
    }

    // MARK: Departures

    func departure(of id: PersonID) throws -> Timestamp? {
        try Int64.fetchOne(db, sql: "SELECT moment FROM departures WHERE id = ?", arguments: [id.rawValue])
            .map(Self.moment)
    }

    func putDeparture(of id: PersonID, at moment: Timestamp) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO departures (id, moment) VALUES (?, ?)",
            arguments: [id.rawValue, moment.milliseconds])
    }

    // MARK: Sessions

    func session(_ hash: TokenHash) throws -> Session? {
        try Row.fetchOne(
            db, sql: "SELECT hash, person, created, last_seen FROM sessions WHERE hash = ?", arguments: [hash.rawValue]
        ).map(Self.session)
    }

    func sessions(of person: PersonID) throws -> [Session] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT hash, person, created, last_seen FROM sessions WHERE person = ? ORDER BY created DESC, hash
                """, arguments: [person.rawValue]
        ).map(Self.session)
    }

    func put(_ session: Session) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO sessions (hash, person, created, last_seen) VALUES (?, ?, ?, ?)",
            arguments: [
                session.hash.rawValue, session.person.rawValue, session.created.milliseconds,
                session.lastSeen.milliseconds,
            ])
    }

    func removeSession(_ hash: TokenHash) throws {
        try db.execute(sql: "DELETE FROM sessions WHERE hash = ?", arguments: [hash.rawValue])
    }

    private static func session(_ row: Row) -> Session {
        Session(
            hash: TokenHash(rawValue: row["hash"]), person: PersonID(rawValue: row["person"]),
            created: moment(row["created"]), lastSeen: moment(row["last_seen"]))
    }

    // MARK: Links

    private static let linkColumns =
        "hash, reset_of, stream, role, party, email, maker, created, expires, used, user, handed_over"

    func link(_ hash: TokenHash) throws -> AccessLink? {
        try Row.fetchOne(
            db, sql: "SELECT \(Self.linkColumns) FROM links WHERE hash = ?", arguments: [hash.rawValue]
        ).map(Self.link)
    }

    func links() throws -> [AccessLink] {
        try Row.fetchAll(db, sql: "SELECT \(Self.linkColumns) FROM links ORDER BY created DESC, hash").map(Self.link)
    }

    func put(_ link: AccessLink) throws {
        var person: PersonID?
        var invitation: Invitation?
        switch link.purpose {
        case .resetPassword(let id): person = id
        case .invitation(let asked): invitation = asked
        }
        try db.execute(
            sql: "INSERT OR REPLACE INTO links (\(Self.linkColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                link.hash.rawValue, person?.rawValue, invitation?.stream, invitation?.role, invitation?.party,
                invitation?.email?.text, link.maker.rawValue, link.created.milliseconds, link.expires.milliseconds,
                link.used?.milliseconds, link.user?.rawValue, link.isHandedOver,
            ])
    }

    func removeLink(_ hash: TokenHash) throws {
        try db.execute(sql: "DELETE FROM links WHERE hash = ?", arguments: [hash.rawValue])
    }

    func removeEnded(at now: Timestamp, linksBefore: Timestamp) throws {
        try db.execute(
            sql: "DELETE FROM sessions WHERE created <= ? OR last_seen <= ?",
            arguments: [
                now.milliseconds - Session.longest.milliseconds, now.milliseconds - Session.longestIdle.milliseconds,
            ])
        try db.execute(sql: "DELETE FROM links WHERE expires < ?", arguments: [linksBefore.milliseconds])
    }

    private static func link(_ row: Row) throws -> AccessLink {
        let purpose: AccessLink.Purpose
        if let person = row["reset_of"] as String? {
            purpose = .resetPassword(PersonID(rawValue: person))
        } else if let stream = row["stream"] as String?, let role = row["role"] as String? {
            purpose = .invitation(
                Invitation(
                    stream: stream, role: role, party: row["party"],
                    email: (row["email"] as String?).flatMap { EmailAddress($0) }))
        } else {
            throw PeopleError.unreadable("a link leads nowhere")
        }
        return AccessLink(
            hash: TokenHash(rawValue: row["hash"]), purpose: purpose, maker: PersonID(rawValue: row["maker"]),
            created: moment(row["created"]), expires: moment(row["expires"]),
            used: (row["used"] as Int64?).map(moment), user: (row["user"] as String?).map(PersonID.init(rawValue:)),
            isHandedOver: row["handed_over"])
    }

    private static func moment(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }
}
