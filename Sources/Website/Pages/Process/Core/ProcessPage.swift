internal import Foundation
internal import Hummingbird
internal import Journal
internal import Outlines
internal import People
internal import Planning
internal import Process
internal import ProcessService

/// A page about one process: the process as it is, or as it was at some moment, and what the visitor may do in it.
struct ProcessPage: Sendable {
    let page: PageRequest
    let id: StreamID
    let process: AreaProcess
    /// How many events the process has by now; more than `process.version` on a page about the past.
    let latest: Int
    let names: PersonNames
    /// What people are in the process now, for readers who take no part and are not told names; nil for members.
    var seats: [PersonID: String]?
    /// The secret of the shared link by which the visitor reads; nil for members and where everybody reads.
    var key: String?
    /// What its border means on the atlas; nil when it has none of its own.
    var drawn: DrawnArea?
    /// The first version that the visitor may look back to.
    var earliest = 1
    /// True for who takes part in it now.
    var isMember = false

    var t: Texts { page.t }
    /// What it is about; a page is never made of a process that was not started.
    var charter: Charter { process.charter ?? Charter(name: id.rawValue) }
    /// True on a page about the past, which shows and changes nothing else.
    var isPast: Bool { process.version < latest }
    var person: PersonID? { page.visitor.person?.id }
    var membership: Membership? { person.flatMap { process.members[$0] } }

    /// True when the visitor may do something now; pages ask it to leave out what cannot be done, commands ask again.
    func allows(_ right: Right, party: ItemID<Party>? = nil) -> Bool {
        allows(Claim(right, party: party))
    }

    /// The same for an item, as it is.
    func allowsChange<Item: RegisterItem>(of item: Item) -> Bool {
        allows(Claim(Item.right, things: [item.owners(in: process)]))
    }

    /// The same for a claim.
    func allows(_ claim: Claim) -> Bool { !isPast && person != nil && process.allows(person, claim) }

    /// The parties for which the visitor has a right, in the order of the register.
    func parties(for right: Right) -> [Register<Party>.Entry] {
        process.parties.all.filter { allows(right, party: $0.id) }
    }

    /// The parties for which the visitor may have a different view recorded.
    var partiesForDissent: [Register<Party>.Entry] {
        process.parties.all.filter { allows(process.dissentClaim(for: $0.id)) }
    }

    /// An address in this process, at the same moment.
    func link(_ link: ProcessLink, _ items: [(String, String)] = []) -> String {
        self.link(link, items, at: isPast ? process.version : nil)
    }

    /// An address in this process as it was after so many events; nil is now.
    func link(_ link: ProcessLink, _ items: [(String, String)] = [], at moment: Int?) -> String {
        var query = Query()
        for (name, value) in items + kept(at: moment) { query.add(name, value) }
        let path = "/proces/" + id.rawValue + link.rest
        if query.items.isEmpty { return path }
        return path + (path.contains("?") ? "&" : "?") + query.encoded
    }

    /// What goes along from page to page: the moment, the secret of a shared link, the language.
    private func kept(at moment: Int?) -> [(String, String)] {
        var kept: [(String, String)] = []
        if let moment { kept.append(("moment", String(moment))) }
        if let key { kept.append(("sleutel", key)) }
        if page.needsLanguage { kept.append(("taal", page.language.rawValue)) }
        return kept
    }

    /// The same as hidden fields: a form that asks for a page leaves out what its address says.
    var keptFields: HTML {
        kept(at: isPast ? process.version : nil).map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }.joined()
    }

    /// What a party is called; an empty text for none.
    func name(_ party: ItemID<Party>?) -> String { party.flatMap { process.parties[$0]?.item.name } ?? "" }

    /// A process that the visitor may read, at the moment that the address names.
    ///
    /// - Throws: ``SiteProblem`` when there is no such process or the visitor may not read it; who may not read it does not
    ///   hear that it exists.
    static func load(_ page: PageRequest, _ parameters: Parameters) async throws -> ProcessPage {
        let found = try await ReadableProcess.find(page, parameters)
        let (id, process, now) = (found.id, found.process, found.now)
        let earliest = found.earliest
        let seats = now.seats(for: page.visitor.person?.id, page.t)
        let names = try await PersonNames(
            Set(process.people).union(now.members.keys), page: page, seats: seats)
        let isOpen = now.isReadable(by: page.visitor.person?.id)
        let outline = process.charter?.outline
        return ProcessPage(
            page: page, id: id, process: process, latest: now.version, names: names,
            seats: seats, key: isOpen ? nil : page.query["sleutel"],
            drawn: try await outline.asyncMap(page.site.drawnArea), earliest: earliest,
            isMember: now.isMember(page.visitor.person?.id))
    }
}

extension Optional {
    /// What work gives for the value; nil when there is none.
    func asyncMap<Result>(_ work: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await work(self)
    }
}

extension PageRequest {
    /// True when an address must say the language, because it is not the visitor's own.
    var needsLanguage: Bool { language != (visitor.person?.language ?? .nl) }

    /// Digest of the secret of a shared link that this address carries.
    var readingKey: String? { query["sleutel"].flatMap { Token($0) }?.hash.rawValue }
}

extension AreaProcess {
    /// Everybody whose name a page of this process may show.
    var people: [PersonID] {
        var people = Array(members.keys)
        people += cards.all.map(\.changed.by) + decisions.all.map(\.added.by)
        people += [charterChanged?.by, startingPoints?.decided?.by, step.fact?.by].compactMap { $0 }
        people += canvas.editions.map(\.laidDown.by) + products.values.map(\.delivered.by)
        people += cooperation.values.map(\.chosen.by) + canvas.partners.values.map(\.written.by)
        people += canvas.answers.values.map(\.written.by) + dynamics.all.map(\.given.by)
        return people
    }
}

extension SiteProblem {
    static let processUnknown = SiteProblem(
        code: "process.unknown", status: .notFound, title: "problem.process.title", detail: "problem.process.detail")

    static let processUnknownOrPrivate = SiteProblem(
        code: "process.unknown", status: .notFound, title: "problem.process.title",
        detail: "problem.process.signIn")

    /// - Parameter last: how many events the process has.
    static func momentUnknown(last: Int) -> SiteProblem {
        SiteProblem(
            code: "process.momentUnknown", status: .notFound, title: "problem.moment.title",
            detail: "problem.moment.detail", values: ["last": String(last)])
    }

    static let itemUnknown = SiteProblem(
        code: "item.unknown", status: .notFound, title: "problem.item.title", detail: "problem.item.detail")

    static let notAllowed = SiteProblem(
        code: "process.notAllowed", status: .forbidden, title: "problem.right.title", detail: "problem.right.detail")
}
