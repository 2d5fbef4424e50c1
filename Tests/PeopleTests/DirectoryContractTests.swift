import People
import Planning
import Testing

/// What every directory promises.
@Suite(.serialized) struct DirectoryContractTests {
    private let start = Timestamp(milliseconds: 1_772_357_400_123)

    @Test(arguments: DirectoryKind.allCases)
    func `an account comes back as it was put, and changes in place`(kind: DirectoryKind) async throws {
        try await kind.empty { directory in
            let account = try made("ánna", "anna@example.nl")
            #expect(try await directory.read { try $0.accountCount() } == 0)
            try await directory.write { try $0.put(account) }
            #expect(try await directory.read { try $0.account(account.id) } == account)
            #expect(try await directory.read { try $0.account(account.email) } == account)
            var changed = account
            changed.displayName = "Anna \u{1F333} de Boer"
            changed.isAdministrator = true
            changed.language = "en"
            changed.password = nil
            changed.email = try email("a@example.nl")
            let second = changed
            try await directory.write { try $0.put(second) }
            #expect(try await directory.read { try $0.accounts() } == [changed])
            #expect(try await directory.read { try $0.account(account.email) } == nil)
        }
    }

    @Test(arguments: DirectoryKind.allCases)
    func `two accounts never have one address`(kind: DirectoryKind) async throws {
        try await kind.empty { directory in
            let anna = try made("anna", "anna@example.nl")
            let other = try made("other", "anna@example.nl")
            try await directory.write { try $0.put(anna) }
            await #expect(throws: PeopleError.emailTaken) { try await directory.write { try $0.put(other) } }
            #expect(try await directory.read { try $0.accounts() } == [anna])
        }
    }

    @Test(arguments: DirectoryKind.allCases)
    func `accounts come in the order of their addresses`(kind: DirectoryKind) async throws {
        try await kind.empty { directory in
            let names = ["zoë", "bram", "anna"]
            let accounts = try names.map { try made($0, "\($0)@example.nl") }
            try await directory.write { records in for account in accounts { try records.put(account) } }
            #expect(try await directory.read { try $0.accounts() }.map(\.displayName) == ["anna", "bram", "zoë"])
        }
    }

    @Test(arguments: DirectoryKind.allCases)
    func `work that throws half-way changes nothing`(kind: DirectoryKind) async throws {
        struct Stop: Error {}
        try await kind.empty { directory in
            let anna = try made("anna", "anna@example.nl")
            let session = session(Token.random(), anna, at: start)
            await #expect(throws: Stop.self) {
                try await directory.write { records in
                    try records.put(anna)
                    try records.put(session)
                    #expect(try records.account(anna.id) == anna)
                    throw Stop()
                }
            }
            #expect(try await directory.read { try $0.accountCount() } == 0)
            #expect(try await directory.read { try $0.session(session.hash) } == nil)
        }
    }

    @Test(arguments: DirectoryKind.allCases)
    func `twenty that want to be first: one is`(kind: DirectoryKind) async throws {
        try await kind.empty { directory in
            let accounts = try (0..<20).map { try made("n\($0)", "n\($0)@example.nl") }
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for account in accounts {
                    group.addTask {
                        let done: Void? = try? await directory.write { records in
                            guard try records.accountCount() == 0 else { throw PeopleError.notTheFirst }
                            try records.put(account)
                        }
                        return done != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(outcomes == 1)
            #expect(try await directory.read { try $0.accountCount() } == 1)
        }
    }

    @Test(arguments: DirectoryKind.allCases)
    func `sessions come newest first, and end one by one`(kind: DirectoryKind) async throws {
        try await kind.empty { directory in
            let anna = try made("anna", "anna@example.nl")
            let bram = try made("bram", "bram@example.nl")
            let sessions = (0..<3).map { session(Token.random(), anna, at: start + .minutes($0)) }
            let other = session(Token.random(), bram, at: start)
            try await directory.write { records in
                for account in [anna, bram] { try records.put(account) }
                for session in sessions + [other] { try records.put(session) }
            }
            #expect(try await directory.read { try $0.sessions(of: anna.id) } == sessions.reversed())
            var touched = sessions[0]
            touched.lastSeen = start + .hours(1)
            let later = touched
            try await directory.write { records in
                try records.put(later)
                try records.removeSession(sessions[1].hash)
                try records.removeSession(Token.random().hash)
            }
            #expect(try await directory.read { try $0.sessions(of: anna.id) } == [sessions[2], touched])
            #expect(try await directory.read { try $0.session(other.hash) } == other)
        }
    }

    @Test(arguments: DirectoryKind.allCases)
    func `an account takes its sessions and its reset links with it, and leaves who it was`(kind: DirectoryKind)
        async throws
    {
        try await kind.empty { directory in
            let anna = try made("anna", "anna@example.nl")
            let session = session(Token.random(), anna, at: start)
            let reset = link(.resetPassword(anna.id))
            let invitation = link(.invitation(Invitation(stream: "proces/1", role: "partner")))
            let moment = start
            try await directory.write { records in
                try records.put(anna)
                try records.put(session)
                try records.put(reset)
                try records.put(invitation)
                #expect(try records.departure(of: anna.id) == nil)
                try records.removeAccount(anna.id)
                try records.putDeparture(of: anna.id, at: moment)
            }
            #expect(try await directory.read { try $0.account(anna.id) } == nil)
            #expect(try await directory.read { try $0.session(session.hash) } == nil)
            #expect(try await directory.read { try $0.links() } == [invitation])
            #expect(try await directory.read { try $0.departure(of: anna.id) } == start)
        }
    }

    @Test(arguments: DirectoryKind.allCases)
    func `links come back with all that they carry`(kind: DirectoryKind) async throws {
        try await kind.empty { directory in
            let anna = try made("anna", "anna@example.nl")
            let invited = try email("bram@example.nl")
            var used = link(
                .invitation(Invitation(stream: "proces/ü", role: "partner", party: "waterschap", email: invited)),
                at: start + .minutes(1))
            used.used = start + .hours(1)
            used.user = anna.id
            let links = [used, link(.resetPassword(anna.id), at: start)]
            try await directory.write { records in
                try records.put(anna)
                for link in links { try records.put(link) }
            }
            #expect(try await directory.read { try $0.links() } == links)
            #expect(try await directory.read { try $0.link(links[1].hash) } == links[1])
            try await directory.write { try $0.removeLink(links[0].hash) }
            #expect(try await directory.read { try $0.links() } == [links[1]])
        }
    }

    @Test(arguments: DirectoryKind.allCases)
    func `what has ended is swept away at the very millisecond, and nothing else`(kind: DirectoryKind) async throws {
        try await kind.empty { directory in
            let anna = try made("anna", "anna@example.nl")
            let idle = session(Token.random(), anna, at: start)
            var used = session(Token.random(), anna, at: start)
            used.lastSeen = start + .days(13)
            let sessions = [idle, used]
            let old = link(.invitation(Invitation(stream: "p", role: "r")), at: start)
            try await directory.write { records in
                try records.put(anna)
                for session in sessions { try records.put(session) }
                try records.put(old)
            }
            let ends: [(Timestamp, [Session])] = [
                (Timestamp(milliseconds: idle.expires.milliseconds - 1), sessions), (idle.expires, [used]),
                (Timestamp(milliseconds: used.expires.milliseconds - 1), [used]), (used.expires, []),
            ]
            for (moment, expected) in ends {
                try await directory.write { try $0.removeEnded(at: moment, linksBefore: old.expires) }
                #expect(
                    Set(try await directory.read { try $0.sessions(of: anna.id) }.map(\.hash))
                        == Set(expected.map(\.hash)))
            }
            #expect(try await directory.read { try $0.links() } == [old])
            let after = old.expires + Span(milliseconds: 1)
            try await directory.write { try $0.removeEnded(at: after, linksBefore: after) }
            #expect(try await directory.read { try $0.links() } == [])
        }
    }

    // MARK: Made up

    private func made(_ name: String, _ address: String) throws -> Account {
        Account(
            id: .random(), email: try email(address), displayName: name, created: start,
            password: PasswordHash(rawValue: "$scrypt$ln=1,r=1,p=1$x$y"))
    }

    private func email(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

    private func session(_ token: Token, _ account: Account, at moment: Timestamp) -> Session {
        Session(hash: token.hash, person: account.id, created: moment, lastSeen: moment)
    }

    private func link(_ purpose: AccessLink.Purpose, at moment: Timestamp? = nil) -> AccessLink {
        let made = moment ?? start
        return AccessLink(
            hash: Token.random().hash, purpose: purpose, maker: .system, created: made, expires: made + .hours(24))
    }
}
