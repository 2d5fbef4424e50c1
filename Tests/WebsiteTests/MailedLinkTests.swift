import HTTPTypes
import Journal
import Mail
import People
import Planning
import Process
import Testing
import Website

@Suite("Links that go by mail")
struct MailedLinkTests {
    @Test func `an administrator has a link mailed, in the language of the person, and does not see it`() async throws {
        let postman = Postman()
        let town = try Town(postman: postman)
        _ = try await town.add("admin", isAdministrator: true)
        let bram = try await town.add("bram")
        try await town.people.changeLanguage(bram.id, to: "en")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("admin")
            let mailed = try await browser.send("/beheer/mensen", [("actie", "mail"), ("persoon", bram.id.rawValue)])
            #expect(mailed.status == 200)
            #expect(mailed.text.contains("gaat per mail naar bram@example.nl"))
            #expect(!mailed.text.contains("/wachtwoord/"))
            let added = try await browser.send(
                "/beheer/mensen",
                [("actie", "toevoegen"), ("naam", "Anna"), ("email", "anna@example.nl"), ("mail", "ja")])
            #expect(!added.text.contains("/wachtwoord/"))
            await town.outbox?.settled()
            let mails = postman.taken.sorted { $0.to.address < $1.to.address }
            #expect(mails.map(\.to.address) == ["anna@example.nl", "bram@example.nl"])
            #expect(mails.map(\.subject.text) == ["Kies een wachtwoord", "Choose a password"])
            let other = street.browser(at: "203.0.113.1")
            let chosen = try await other.send(
                mails[0].link, [("nieuw", Town.secret), ("herhaal", Town.secret)])
            #expect(chosen.status == 303)
            #expect(try await other.signIn("anna").status == 303)
        }
    }

    @Test func `what cannot be mailed is shown to hand over`() async throws {
        let town = try Town(postman: Postman(), mostMail: 0)
        _ = try await town.add("admin", isAdministrator: true)
        let bram = try await town.add("bram")
        let odd = try await town.people.add(email: "zoë@example.nl", name: "Zoë")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("admin")
            for person in [bram, odd] {
                let shown = try await browser.send(
                    "/beheer/mensen", [("actie", "mail"), ("persoon", person.id.rawValue)])
                #expect(shown.text.contains("Mailen lukt nu niet. Geef de link zelf."))
                #expect(shown.text.contains("https://plannen.example/wachtwoord/"))
            }
            let page = try await browser.get("/beheer/mensen")
            let buttons = page.text.matches(of: /name="actie" value="mail"/)
            #expect(buttons.count == 2, "nobody is offered a mail to an address that cannot have one")
        }
    }

    @Test func `without mail nobody is offered any`() async throws {
        let town = try Town()
        _ = try await town.add("admin", isAdministrator: true)
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("admin")
            let page = try await browser.get("/beheer/mensen")
            #expect(!page.text.contains("value=\"mail\""))
            #expect(!page.text.contains("name=\"mail\""))
        }
    }

    @Test func `an invitation is mailed to the address it is for, and can be accepted`() async throws {
        let postman = Postman()
        let town = try await ProcessTown(postman: postman)
        let home = "/proces/" + (try await town.begin()).rawValue
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let invite = home + "/deelnemers/uitnodigen"
            #expect(try await anna.get(home + "/deelnemers").text.contains("Mail de uitnodiging naar dit adres"))
            let without = try await anna.send(
                home + "/deelnemers", [("rol", "lezer"), ("email", ""), ("mail", "ja")], to: invite)
            #expect(without.status == 400)
            let sent = try await anna.send(
                home + "/deelnemers",
                [("rol", "partner"), ("partij", "water"), ("email", "Hanna@example.nl"), ("mail", "ja")], to: invite)
            #expect(sent.text.contains("De uitnodiging gaat ook per mail naar hanna@example.nl."))
            #expect(sent.text.contains("https://plannen.example/uitnodiging/"))
            await town.town.outbox?.settled()
            let mail = try #require(postman.taken.first)
            #expect(postman.taken.count == 1)
            #expect(mail.to.address == "hanna@example.nl")
            #expect(mail.subject.text == "Uitnodiging voor Meerburg <b>& Zo</b>")
            #expect(mail.text.hasPrefix("Goedendag,\n\nAnna vraagt u om mee te doen namens Waterschap."))
            let nobody = try #require(browsers[.nobody])
            let accepted = try await nobody.send(
                mail.link,
                [
                    ("naam", "Hanna"), ("email", "hanna@example.nl"), ("nieuw", Town.secret),
                    ("herhaal", Town.secret),
                ])
            #expect(accepted.headers[.location] == home)
        }
    }

    @Test func `nobody mails invitations without end`() async throws {
        let postman = Postman()
        let town = try await ProcessTown(postman: postman)
        let home = "/proces/" + (try await town.begin()).rawValue
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let secret = try await anna.formSecret()
            for number in 0...30 {
                let answer = try await anna.post(
                    home + "/deelnemers/uitnodigen",
                    [("rol", "lezer"), ("email", "n\(number)@example.nl"), ("mail", "ja"), ("csrf", secret)])
                #expect(answer.status == (number < 30 ? 200 : 429))
            }
        }
        await town.town.outbox?.settled()
        #expect(postman.taken.count == 30)
    }

    @Test func `a changed password is told to its owner`() async throws {
        let postman = Postman()
        let town = try Town(postman: postman)
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            let changed = try await browser.send(
                "/account",
                [
                    ("actie", "wachtwoord"), ("wachtwoord", Town.secret), ("nieuw", "iets heel nieuws"),
                    ("herhaal", "iets heel nieuws"),
                ])
            #expect(changed.status == 303)
        }
        await town.outbox?.settled()
        #expect(postman.taken.map(\.subject.text) == ["Uw wachtwoord is veranderd"])
        #expect(postman.taken.first?.text.contains("iets heel nieuws") == false)
    }
}
