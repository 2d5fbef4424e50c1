import Planning
import Testing
import ProcessTestSupport

@testable import Process

/// Who may do what, written out by hand: for each role and right, for one's own party, for another party, and for what
/// belongs to no party.
struct RightsMatrixTests {
    static let table = """
        regisseur      lezen      ja   ja   ja
        regisseur      toelaten   ja   ja   ja
        regisseur      sturen     ja   ja   ja
        regisseur      partijen   ja   ja   ja
        regisseur      belangen   ja   ja   ja
        regisseur      doelen     ja   ja   ja
        regisseur      verbanden  ja   ja   ja
        regisseur      bord       ja   ja   ja
        regisseur      besluiten  ja   ja   ja
        regisseur      afwijken   ja   nee  nee
        regisseur      scoren     ja   ja   ja
        regisseur      canvas     ja   ja   ja
        regisseur      inbreng    ja   ja   ja
        regisseur      afwijken-namens ja   ja   ja
        regisseur      instemmen  ja   nee  nee
        regisseur      logboek    ja   ja   ja
        projectleider  lezen      ja   ja   ja
        projectleider  toelaten   nee  nee  nee
        projectleider  sturen     ja   ja   ja
        projectleider  partijen   ja   ja   ja
        projectleider  belangen   ja   ja   ja
        projectleider  doelen     ja   ja   ja
        projectleider  verbanden  ja   ja   ja
        projectleider  bord       ja   ja   ja
        projectleider  besluiten  ja   ja   ja
        projectleider  afwijken   ja   nee  nee
        projectleider  scoren     ja   ja   ja
        projectleider  canvas     ja   ja   ja
        projectleider  inbreng    ja   ja   ja
        projectleider  afwijken-namens ja   ja   ja
        projectleider  instemmen  ja   nee  nee
        projectleider  logboek    ja   ja   ja
        partner        lezen      ja   ja   ja
        partner        toelaten   nee  nee  nee
        partner        sturen     nee  nee  nee
        partner        partijen   nee  nee  nee
        partner        belangen   ja   nee  nee
        partner        doelen     ja   nee  nee
        partner        verbanden  ja   nee  nee
        partner        bord       ja   ja   ja
        partner        besluiten  nee  nee  nee
        partner        afwijken   ja   nee  nee
        partner        scoren     ja   nee  nee
        partner        canvas     ja   ja   ja
        partner        inbreng    ja   nee  nee
        partner        afwijken-namens nee  nee  nee
        partner        instemmen  ja   nee  nee
        partner        logboek    nee  nee  nee
        bewoner        lezen      ja   ja   ja
        bewoner        toelaten   nee  nee  nee
        bewoner        sturen     nee  nee  nee
        bewoner        partijen   nee  nee  nee
        bewoner        belangen   ja   nee  nee
        bewoner        doelen     nee  nee  nee
        bewoner        verbanden  nee  nee  nee
        bewoner        bord       nee  nee  nee
        bewoner        besluiten  nee  nee  nee
        bewoner        afwijken   ja   nee  nee
        bewoner        scoren     ja   nee  nee
        bewoner        canvas     nee  nee  nee
        bewoner        inbreng    nee  nee  nee
        bewoner        afwijken-namens nee  nee  nee
        bewoner        instemmen  nee  nee  nee
        bewoner        logboek    nee  nee  nee
        lezer          lezen      ja   ja   ja
        lezer          toelaten   nee  nee  nee
        lezer          sturen     nee  nee  nee
        lezer          partijen   nee  nee  nee
        lezer          belangen   nee  nee  nee
        lezer          doelen     nee  nee  nee
        lezer          verbanden  nee  nee  nee
        lezer          bord       nee  nee  nee
        lezer          besluiten  nee  nee  nee
        lezer          afwijken   nee  nee  nee
        lezer          scoren     nee  nee  nee
        lezer          canvas     nee  nee  nee
        lezer          inbreng    nee  nee  nee
        lezer          afwijken-namens nee  nee  nee
        lezer          instemmen  nee  nee  nee
        lezer          logboek    nee  nee  nee
        """

    private struct Row {
        let role: Role, right: Right
        let own: Bool, other: Bool, none: Bool
    }

    private func rows() throws -> [Row] {
        try RightsMatrixTests.table.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            try #require(words.count == 5 && words[2...].allSatisfy { ["ja", "nee"].contains($0) })
            return Row(
                role: try #require(Role(rawValue: words[0])), right: try #require(Right(rawValue: words[1])),
                own: words[2] == "ja", other: words[3] == "ja", none: words[4] == "ja")
        }
    }

    /// Gijs as a member in that role, for the city or for nobody.
    private func process(_ role: Role, party: ItemID<Party>?) throws -> AreaProcess {
        try Story.peopled().given(MemberAdmitted(person: .gijs, role: role, party: party)).process
    }

    @Test func `the table has every cell once`() throws {
        let cells = try rows().map { [$0.role.rawValue, $0.right.rawValue] }
        #expect(Set(cells).count == cells.count)
        #expect(cells.count == Role.allCases.count * Right.allCases.count)
    }

    @Test func `every cell is as written`() throws {
        for row in try rows() {
            let process = try process(row.role, party: "stad")
            let cell = Comment("\(row.role) \(row.right)")
            #expect(process.allows(.gijs, Claim(row.right, party: "stad")) == row.own, cell)
            #expect(process.allows(.gijs, Claim(row.right, party: "water")) == row.other, cell)
            #expect(process.allows(.gijs, Claim(row.right)) == row.none, cell)
            // For both at once one needs the right for each.
            #expect(
                process.allows(.gijs, Claim(row.right, party: "stad", and: "water")) == (row.own && row.other), cell)
        }
    }

    @Test func `what stands between two parties is for who has the right for one of them`() throws {
        for row in try rows() {
            let process = try process(row.role, party: "stad")
            let cell = Comment("\(row.role) \(row.right)")
            let own: Set<ItemID<Party>> = ["stad", "water"]
            let others: Set<ItemID<Party>> = ["buurt", "water"]
            #expect(process.allows(.gijs, Claim(row.right, things: [own])) == row.own, cell)
            #expect(process.allows(.gijs, Claim(row.right, things: [others])) == row.other, cell)
            // What was one's own and no longer would be takes the right for both.
            #expect(process.allows(.gijs, Claim(row.right, things: [own, others])) == (row.own && row.other), cell)
        }
    }

    @Test func `who speaks for nobody has no right for a party of their own`() throws {
        for row in try rows() {
            let process = try process(row.role, party: nil)
            let cell = Comment("\(row.role) \(row.right)")
            #expect(process.allows(.gijs, Claim(row.right, party: "stad")) == row.other, cell)
            #expect(process.allows(.gijs, Claim(row.right)) == row.none, cell)
        }
    }

    @Test(arguments: Right.allCases) func `nobody and outsiders have no right, and the program has all`(
        _ right: Right
    ) throws {
        let process = try Story.peopled().process
        #expect(!process.allows(nil, Claim(right)))
        #expect(!process.allows(.gijs, Claim(right)))
        #expect(process.allows(.system, Claim(right)))
        let open = try Story.peopled().given(SetVisibility(.everyone, seenAt: 99)).process
        #expect(open.allows(nil, Claim(right)) == (right == .read))
        #expect(open.allows(.gijs, Claim(right)) == (right == .read))
        let linked = try Story.peopled().given(SetVisibility(.link(digest: .digest), seenAt: 99)).process
        #expect(!linked.allows(.gijs, Claim(right)))
    }
}
