import Planning
import Testing
import ProcessTestSupport

@testable import Process

struct MemberTests {
    @Test func `somebody is admitted once`() throws {
        let story = try Story.begun()
        story.when(AdmitMember(.bert, as: .projectLead))
            .then(MemberAdmitted(person: .bert, role: .projectLead, party: nil))
        try story.given(AdmitMember(.bert, as: .projectLead)).when(AdmitMember(.bert, as: .reader))
            .refused(.alreadyDone)
    }

    @Test func `a partner speaks for a party that is there`() throws {
        try Story.begun().when(AdmitMember(.carla, as: .partner)).invalid("partij", .empty)
        try Story.begun().when(AdmitMember(.carla, as: .partner, for: "weg")).invalid("partij", .unknown)
        try Story.peopled().when(ChangeRole(.fien, to: .partner, seenAt: 99)).invalid("partij", .empty)
        try Story.peopled().when(ChangeRole(.fien, to: .partner, for: "weg", seenAt: 99)).invalid("partij", .unknown)
    }

    @Test func `a role is changed`() throws {
        let story = try Story.peopled()
        story.when(ChangeRole(.fien, to: .partner, for: "buurt", seenAt: 99))
            .then(MemberRoleChanged(person: .fien, role: .partner, party: "buurt"))
        story.when(ChangeRole(.carla, to: .partner, for: "stad", seenAt: 99)).refused(.nothingNew)
        story.when(ChangeRole(.gijs, to: .reader, seenAt: 99)).invalid("lid", .unknown)
        let changed = try story.given(ChangeRole(.fien, to: .partner, for: "buurt", seenAt: 99)).process.members[.fien]
        #expect(changed == Membership(role: .partner, party: "buurt", since: Story.fact(10)))
    }

    @Test func `the last director stays`() throws {
        let story = try Story.peopled()
        story.when(ChangeRole(.anna, to: .reader, seenAt: 99)).refused(.lastDirector)
        story.when(EndMembership(of: .anna, seenAt: 99)).refused(.lastDirector)
        story.when(EndMembership(of: .anna, isSelf: true, seenAt: 99)).refused(.lastDirector)
        let two = try story.given(ChangeRole(.bert, to: .director, seenAt: 99))
        two.when(EndMembership(of: .anna, seenAt: 99)).then(MemberLeft(person: .anna))
        two.when(ChangeRole(.anna, to: .reader, seenAt: 99)).then(
            MemberRoleChanged(person: .anna, role: .reader, party: nil))
        try two.given(EndMembership(of: .anna, seenAt: 99)).when(EndMembership(of: .bert, seenAt: 99), by: .bert)
            .refused(.lastDirector)
    }

    @Test func `a director who is the last may speak for a party`() throws {
        try Story.peopled().when(ChangeRole(.anna, to: .director, for: "stad", seenAt: 99))
            .then(MemberRoleChanged(person: .anna, role: .director, party: "stad"))
    }

    @Test func `everybody may leave, and nobody may send another away but a director`() throws {
        let story = try Story.peopled()
        for person in [PersonID.bert, .carla, .dirk, .eva, .fien] {
            story.when(EndMembership(of: person, isSelf: true, seenAt: 99), by: person).then(MemberLeft(person: person))
            story.when(EndMembership(of: person, seenAt: 99)).then(MemberLeft(person: person))
        }
        story.when(EndMembership(of: .eva, isSelf: true, seenAt: 99), by: .fien).refused(.notAllowed(.admit))
        story.when(EndMembership(of: .eva, seenAt: 99), by: .bert).refused(.notAllowed(.admit))
        story.when(EndMembership(of: .gijs, seenAt: 99)).invalid("lid", .unknown)
        try story.given(SetVisibility(.everyone, seenAt: 99)).when(
            EndMembership(of: .gijs, isSelf: true, seenAt: 99), by: .gijs
        )
        .invalid("lid", .unknown)
    }

    @Test func `visibility is set`() throws {
        let story = try Story.begun()
        story.when(SetVisibility(.members, seenAt: 99)).refused(.nothingNew)
        story.when(SetVisibility(.everyone, seenAt: 99)).then(VisibilitySet(visibility: .everyone))
        story.when(SetVisibility(.link(digest: .digest), seenAt: 99)).then(
            VisibilitySet(visibility: .link(digest: .digest)))
    }

    @Test(arguments: ["", "0a", String(repeating: "0A", count: 32), "../../" + String(repeating: "a", count: 58)])
    func `a link has the digest of a secret`(_ digest: String) throws {
        try Story.begun().when(SetVisibility(.link(digest: digest), seenAt: 99)).invalid("link", .unknown)
    }
}
