import Foundation
import Testing

@testable import People

struct SecretTests {
    /// Section 12 of the RFC: N = 16, r = 1, p = 1, nothing as password and salt. Its first 32 bytes of 64; scrypt's last step
    /// gives a shorter key as the beginning of a longer one.
    @Test func `scrypt gives the first test vector of RFC 7914`() throws {
        let hash = try PasswordHash(Password(""), salt: [], cost: .init(ln: 4, r: 1, p: 1))
        let expected = "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(expected.dropFirst($0).prefix(2), radix: 16) }
        let key = Data(bytes).base64EncodedString().replacingOccurrences(of: "=", with: "")
        #expect(hash.rawValue == "$scrypt$ln=4,r=1,p=1$$\(key)")
    }

    @Test func `a password matches its own hash and no other, and two hashes of it differ`() throws {
        let cost = PasswordHash.Cost(ln: 3, r: 2, p: 1)
        let first = try PasswordHash(Password("een zin van mij"), cost: cost)
        let second = try PasswordHash(Password("een zin van mij"), cost: cost)
        #expect(first != second)
        #expect(first.rawValue.hasPrefix("$scrypt$ln=3,r=2,p=1$"))
        #expect(first.matches(Password("een zin van mij")))
        #expect(second.matches(Password("een zin van mij")))
        #expect(!first.matches(Password("een zin van mij ")))
        #expect(!first.matches(Password("")))
        #expect(!first.isOutdated(cost))
        #expect(first.isOutdated(.standard))
    }

    @Test func `accents typed in two ways are one password`() throws {
        let hash = try PasswordHash(Password("cafe\u{301} om de hoek"), cost: .init(ln: 2, r: 1, p: 1))
        #expect(hash.matches(Password("caf\u{E9} om de hoek")))
    }

    @Test(arguments: [
        "", "$", "$scrypt$", "$scrypt$ln=15,r=8,p=1$$", "$scrypt$ln=40,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
        "$scrypt$ln=-1,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA", "$argon2$ln=1,r=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
        "$scrypt$r=8,ln=15,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA", "$scrypt$ln=2,r=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
        "$scrypt$ln=2,r=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA", "$scrypt$ln,r,p$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
    ])
    func `a damaged hash matches nothing and does no harm`(text: String) {
        #expect(!PasswordHash(rawValue: text).matches(Password("AAAA")))
    }

    @Test func `nobody's hash is worked out like any other and matches nothing`() {
        let hash = PasswordHash.nobodys(.init(ln: 2, r: 1, p: 1))
        #expect(!hash.isOutdated(.init(ln: 2, r: 1, p: 1)))
        #expect(!hash.matches(Password("")))
    }

    @Test(arguments: [
        ("kort", PasswordRules.Problem.short), ("negen tek", .short), ("1234567890", .common), ("qwertyuiop", .common),
        ("aaaaaaaaaaaa", .common), ("Welkom2024!", .common), ("W@chtwoord1234", .common),
        ("anna@example.nl", .personal),
        ("annadeboer", .personal), ("Anna de Boer!1", .personal), ("abababababab", .common),
        (String(repeating: "abcdefg ", count: 26), .long),
    ])
    func `a password that is easily guessed is refused`(text: String, problem: PasswordRules.Problem) throws {
        let email = try #require(EmailAddress("anna@example.nl"))
        #expect(PasswordRules.problem(with: Password(text), email: email, name: "Anna de Boer") == problem)
    }

    @Test(arguments: [
        "fiets kaas regen dijk", "negen teke", "x9#Lk2!pQr", "Anna houdt van drop en kaas", "密码密码一二三四五六",
        String(repeating: "abcdefgh ", count: 22),
    ])
    func `a password that is long enough does, whatever its signs`(text: String) throws {
        let email = try #require(EmailAddress("anna@example.nl"))
        #expect(PasswordRules.problem(with: Password(text), email: email, name: "Anna de Boer") == nil)
    }

    @Test func `a token is 43 signs that fit in an address, and only one text makes it`() throws {
        let token = Token.random()
        #expect(token.text.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
        #expect(Token(token.text) == token)
        #expect(Token.random() != token)
        for wrong in [
            "", String(token.text.dropLast()), token.text + "A", token.text.dropLast() + "=",
            "%" + token.text.dropFirst(),
        ] {
            #expect(Token(wrong) == nil, "\(wrong)")
        }
        // The last sign carries four bits that count and two that must be zero.
        let zeros = String(repeating: "A", count: 43)
        #expect(Token(zeros) != nil)
        #expect(Token(zeros.dropLast() + "B") == nil)
    }

    @Test func `only the SHA-256 of a token is kept, and the secret for forms is another thing`() throws {
        let token = try #require(Token(String(repeating: "A", count: 43)))
        // SHA-256 of 32 zero bytes.
        #expect(token.hash.rawValue == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925")
        #expect(token.formSecret.count == 43)
        #expect(token.formSecret != token.text)
        #expect(token.formSecret == Token(token.text)?.formSecret)
        #expect(token.formSecret != Token.random().formSecret)
    }

    @Test func `secrets do not show when they are printed`() throws {
        let token = Token.random()
        let password = Password("een zin van mij")
        let hash = try PasswordHash(password, cost: .init(ln: 2, r: 1, p: 1))
        var printed = ""
        dump([token as Any, password, hash, ["inside": token], [password]], to: &printed)
        printed += "\(token) \(password) \(hash) \(String(reflecting: token)) \(String(reflecting: password))"
        printed += "\(Optional(token) as Any) \([password])"
        for secret in [token.text, "een zin", hash.rawValue, token.hash.rawValue] { #expect(!printed.contains(secret)) }
    }

    @Test func `two texts are the same only when every byte is`() {
        #expect(isSame("", ""))
        #expect(isSame("abc", "abc"))
        #expect(!isSame("abc", "abd"))
        #expect(!isSame("abc", "ab"))
        #expect(!isSame("", "a"))
    }

    @Test func `work on passwords has an end to who may wait`() async throws {
        let work = PasswordWork(width: 1, mostWaiting: 3)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do {
                        _ = try await work.run { try PasswordHash(Password("x"), cost: .init(ln: 10, r: 8, p: 1)) }
                        return true
                    } catch {
                        #expect(error as? PeopleError == .busy)
                        return false
                    }
                }
            }
            return await group.reduce(into: (0, 0)) { sum, done in if done { sum.0 += 1 } else { sum.1 += 1 } }
        }
        #expect(outcomes.0 >= 3)
        #expect(outcomes.0 + outcomes.1 == 50)
        #expect(try await work.run { 7 } == 7)
    }

    @Test func `at the standard cost a password takes long enough to hinder guessing`() throws {
        let clock = ContinuousClock()
        let taken = try clock.measure { _ = try PasswordHash(Password("een zin van mij")) }
        #expect(taken > .milliseconds(15))
        print("scrypt at the standard cost: \(taken)")
    }
}
