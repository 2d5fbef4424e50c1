import Planning
import Process
import ProcessTestSupport
import Testing

/// How far back who may look.
struct LookingBackTests {
    private static func party(_ name: String) -> Party {
        Party(name: name, sort: .other, involvement: .informed, alliance: .society)
    }

    @Test func `members look back to the beginning, others to where the process was opened to them`() throws {
        let opened = try Story.peopled().given(AddItem(Self.party("Nog een"), id: "nog"))
            .given(SetVisibility(.everyone, seenAt: 99)).given(AddItem(Self.party("Later"), id: "later"))
        for person in [PersonID.anna, .bert, .carla, .dirk, .eva, .fien, .system] {
            #expect(opened.process.earliestVersion(for: person) == 1, "\(person)")
        }
        #expect(opened.process.earliestVersion(for: .gijs) == 11)
        #expect(opened.process.earliestVersion(for: nil) == 11)
        let left = try opened.given(EndMembership(of: .fien, seenAt: 99))
        #expect(left.process.earliestVersion(for: .fien) == 11)
    }

    @Test func `opening it again in another way begins anew`() throws {
        let link = Visibility.link(digest: String(repeating: "a", count: 64))
        let story = try Story.peopled().given(SetVisibility(link, seenAt: 99))
        #expect(story.process.earliestVersion(for: nil) == 10)
        #expect(try story.given(SetVisibility(.everyone, seenAt: 99)).process.earliestVersion(for: nil) == 11)
        let closed = try story.given(SetVisibility(.members, seenAt: 99)).given(
            AddItem(Self.party("Nog een"), id: "nog"))
        #expect(closed.process.earliestVersion(for: nil) == 12)
    }
}
