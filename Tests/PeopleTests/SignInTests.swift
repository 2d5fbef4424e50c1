import Planning
import Testing

@testable import People

struct SignInTests {
    @Test func `given an account, when the password is right, then a session begins`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let signedIn = try await house.people.signIn(
            email: "  ANNA@Example.NL ", password: Password(House.secret), from: "here")
        #expect(signedIn.account == anna)
        let current = try #require(try await house.people.current(signedIn.token))
        #expect(current.account == anna)
        #expect(current.session == signedIn.session)
    }

    @Test func `a wrong password, an unknown address and no password at all are told in the same words`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let bram = try await house.people.add(email: "bram@example.nl", name: "Bram")
        for (email, password) in [
            (anna.email.text, "iets heel anders"), ("nobody@example.nl", House.secret), (bram.email.text, House.secret),
            (bram.email.text, ""), ("geen adres", House.secret),
        ] {
            await #expect(throws: PeopleError.wrongCredentials) {
                try await house.people.signIn(email: email, password: Password(password), from: email)
            }
        }
    }

    @Test func `given a session in the browser, when signing in again, then the old one has ended`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let first = try await house.signIn(anna)
        let second = try await house.people.signIn(
            email: anna.email.text, password: Password(House.secret), from: "here", replacing: first.token)
        #expect(first.token != second.token)
        #expect(try await house.people.current(first.token) == nil)
        #expect(try await house.people.current(second.token) != nil)
    }

    @Test func `a session ends after fourteen days without use, and after thirty days anyhow`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let idle = try await house.signIn(anna).token
        house.time.pass(Span(milliseconds: Span.days(14).milliseconds - 1))
        #expect(try await house.people.current(idle) != nil)
        house.time.pass(.days(14))
        #expect(try await house.people.current(idle) == nil)

        let used = try await house.signIn(anna).token
        for _ in 0..<29 {
            house.time.pass(.days(1))
            #expect(try await house.people.current(used) != nil)
        }
        house.time.pass(.days(1))
        #expect(try await house.people.current(used) == nil)
    }

    @Test func `reading pages does not write each time that somebody was here`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let signedIn = try await house.signIn(anna)
        house.time.pass(.minutes(9))
        #expect(try await house.people.current(signedIn.token)?.session.lastSeen == signedIn.session.lastSeen)
        house.time.pass(.minutes(2))
        #expect(try await house.people.current(signedIn.token)?.session.lastSeen == house.time.now)
        #expect(try await house.people.sessions(of: anna.id).map(\.lastSeen) == [house.time.now])
    }

    @Test func `signing out everywhere leaves at most the browser it is asked from`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let bram = try await house.add("bram")
        var tokens: [Token] = []
        for _ in 0..<3 { tokens.append(try await house.signIn(anna).token) }
        let other = try await house.signIn(bram).token
        #expect(try await house.people.signOutEverywhere(anna.id, except: tokens[1].hash) == 2)
        #expect(try await house.people.current(tokens[0]) == nil)
        #expect(try await house.people.current(tokens[1]) != nil)
        #expect(try await house.people.current(tokens[2]) == nil)
        #expect(try await house.people.current(other) != nil)
        try await house.people.signOut(tokens[1])
        #expect(try await house.people.current(tokens[1]) == nil)
    }

    @Test func `nobody is signed in in more than fifty browsers`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let first = try await house.signIn(anna, from: "first").token
        for number in 0..<PeopleService.mostSessions {
            house.time.pass(.seconds(1))
            _ = try await house.signIn(anna, from: "place \(number)")
        }
        #expect(try await house.people.sessions(of: anna.id).count == PeopleService.mostSessions)
        #expect(try await house.people.current(first) == nil)
    }

    @Test func `after eight wrong passwords the right one has to wait a quarter of an hour too`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        for number in 0..<8 {
            await #expect(throws: PeopleError.wrongCredentials) {
                try await house.signIn(anna, password: "verkeerd nummer \(number)", from: "place \(number)")
            }
        }
        await #expect(throws: PeopleError.locked(.minutes(15))) { try await house.signIn(anna, from: "elsewhere") }
        house.time.pass(.minutes(5))
        // Trying while it is locked does not lock it for longer.
        await #expect(throws: PeopleError.locked(.minutes(10))) { try await house.signIn(anna, from: "elsewhere") }
        house.time.pass(.minutes(10))
        #expect(try await house.signIn(anna, from: "elsewhere").account == anna)
    }

    @Test func `an address without an account is locked as one with an account is`() async throws {
        let house = House()
        for number in 0..<8 {
            await #expect(throws: PeopleError.wrongCredentials) {
                try await house.people.signIn(
                    email: "nobody@example.nl", password: Password("verkeerd \(number)"), from: "place \(number)")
            }
        }
        await #expect(throws: PeopleError.locked(.minutes(15))) {
            try await house.people.signIn(email: "nobody@example.nl", password: Password("x"), from: "elsewhere")
        }
    }

    @Test func `a hundred guesses at once are eight guesses`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let tried = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    do {
                        _ = try await house.signIn(anna, password: "gok \(number)", from: "place \(number)")
                        return true
                    } catch {
                        return error as? PeopleError == .wrongCredentials || error as? PeopleError == .busy
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(tried == 8)
    }

    @Test func `signing in clears what was counted`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        for round in 0..<3 {
            for number in 0..<7 {
                await #expect(throws: PeopleError.wrongCredentials) {
                    try await house.signIn(anna, password: "verkeerd", from: "place \(round) \(number)")
                }
            }
            #expect(try await house.signIn(anna, from: "home \(round)").account == anna)
        }
    }

    @Test func `one place gets ten attempts a minute and forty wrong ones in a quarter of an hour`() async throws {
        let house = House()
        var wrong = 0
        for number in 0..<11 {
            let expected: PeopleError = number < 10 ? .wrongCredentials : .tooMany(.seconds(6))
            await #expect(throws: expected) {
                try await house.people.signIn(email: "n\(number)@example.nl", password: Password("x"), from: "one")
            }
            wrong += number < 10 ? 1 : 0
        }
        while wrong < 40 {
            house.time.pass(.seconds(6))
            let email = "n\(wrong)@example.nl"
            await #expect(throws: PeopleError.wrongCredentials) {
                try await house.people.signIn(email: email, password: Password("x"), from: "one")
            }
            wrong += 1
        }
        house.time.pass(.seconds(6))
        let error = await #expect(throws: PeopleError.self) {
            try await house.people.signIn(email: "last@example.nl", password: Password("x"), from: "one")
        }
        guard case .tooMany(let wait)? = error else {
            Issue.record("the place is not locked")
            return
        }
        #expect(wait > .minutes(10))
    }

    @Test func `forty people at one address who know their passwords come in one after another`() async throws {
        let house = House()
        for number in 0..<45 {
            let resident = try await house.add("n\(number)")
            #expect(try await house.signIn(resident, from: "the hall").account == resident)
        }
    }

    @Test func `who guesses and signs in to an account of their own now and then keeps what was counted`() async throws
    {
        let house = House()
        let own = try await house.add("own")
        var guesses = 0
        while guesses < 40 {
            house.time.pass(.seconds(6))
            await #expect(throws: PeopleError.wrongCredentials) {
                try await house.people.signIn(
                    email: "n\(guesses)@example.nl", password: Password("x"), from: "one")
            }
            guesses += 1
            if guesses.isMultiple(of: 5), guesses < 40 { _ = try await house.signIn(own, from: "one") }
        }
        house.time.pass(.seconds(6))
        let error = await #expect(throws: PeopleError.self) {
            try await house.people.signIn(email: "last@example.nl", password: Password("x"), from: "one")
        }
        guard case .tooMany? = error else {
            Issue.record("the place is not locked but \(String(describing: error))")
            return
        }
        // The account of somebody who could not even try is not locked by it.
        #expect(house.people.accountLock.attempt("last@example.nl") == nil)
    }

    @Test func `a server that is too busy to look at a password counts no wrong one`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let busy = PeopleService(
            directory: house.directory, clock: house.time.clock, cost: House.cheap, work: PasswordWork(mostWaiting: 0))
        for _ in 0..<50 {
            await #expect(throws: PeopleError.busy) {
                try await busy.signIn(email: anna.email.text, password: Password(House.secret), from: "here")
            }
        }
        #expect(busy.accountLock.count == 0)
        #expect(busy.placeLock.count == 0)
    }

    @Test func `who is signed in stays so when it cannot be kept that they were here`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let token = try await house.signIn(anna).token
        let people = PeopleService(
            directory: ReadOnlyDirectory(directory: house.directory), clock: house.time.clock, cost: House.cheap)
        house.time.pass(.hours(1))
        var told: [String] = []
        let current = try await people.current(token) { told.append("\($0)") }
        #expect(current?.account == anna)
        #expect(told.count == 1)
    }

    @Test func `a password of an older cost is worked out anew when its owner signs in`() async throws {
        let house = House()
        let anna = try await house.add("anna")
        let dearer = PasswordHash.Cost(ln: 3, r: 1, p: 1)
        let people = PeopleService(directory: house.directory, clock: house.time.clock, cost: dearer)
        let signedIn = try await people.signIn(email: anna.email.text, password: Password(House.secret), from: "here")
        let kept = try #require(try await people.account(anna.id)?.password)
        #expect(kept.rawValue.hasPrefix("$scrypt$ln=3,r=1,p=1$"))
        #expect(signedIn.account.password == kept)
        #expect(kept.matches(Password(House.secret)))
    }
}

/// A directory on a full disk: it can be read.
private struct ReadOnlyDirectory: Directory {
    let directory: MemoryDirectory

    func read<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        try await directory.read(work)
    }

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        throw PeopleError.unreadable("the disk is full; nothing was written")
    }
}
