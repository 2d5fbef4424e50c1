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
    /// The secret of the shared link by which the visitor reads; nil for members and where everybody reads.
    var key: String?
    /// What its border means on the atlas; nil when it has none of its own.
    var drawn: DrawnArea?

    var t: Texts { page.t }
    /// What it is about; a page is never made of a process that was not started.
    var charter: Charter { process.charter ?? Charter(name: id.rawValue) }
    /// True on a page about the past, which shows and changes nothing else.
    var isPast: Bool { process.version < latest }
    var person: PersonID? { page.visitor.person?.id }
    var membership: Membership? { person.flatMap { process.members[$0] } }

    /// True when the visitor may do something now; pages ask it to leave out what cannot be done, commands ask again.
    func allows(_ right: Right, party: ItemID<Party>? = nil) -> Bool {
        !isPast && person != nil && process.allows(person, Claim(right, party: party))
    }

    /// The parties for which the visitor has a right, in the order of the register.
    func parties(for right: Right) -> [Register<Party>.Entry] {
        process.parties.all.filter { allows(right, party: $0.id) }
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
        guard let service = page.site.processes, let text = parameters.get("id"), let id = StreamID(rawValue: text),
            let now = try await service.process(id),
            now.isReadable(by: page.visitor.person?.id, linkDigest: page.readingKey)
        else { throw page.visitor.person == nil ? SiteProblem.processUnknownOrPrivate : .processUnknown }
        var process = now
        if let text = page.query["moment"] {
            guard let version = Int(text), (1...now.version).contains(version),
                let past = try await service.process(id, at: version)
            else { throw SiteProblem.parameter("moment", value: text, allowed: "1–\(now.version)") }
            process = past
        }
        let names = try await PersonNames(Set(process.people).union(now.members.keys), page: page)
        let isOpen = now.isReadable(by: page.visitor.person?.id)
        let outline = process.charter?.outline
        return ProcessPage(
            page: page, id: id, process: process, latest: now.version, names: names,
            key: isOpen ? nil : page.query["sleutel"], drawn: try await outline.asyncMap(page.site.drawnArea))
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
        return people
    }
}

/// What people are called, with words for who left and for the program itself.
struct PersonNames: Sendable {
    private let names: [PersonID: PersonName]
    private let t: Texts

    init(_ people: Set<PersonID>, page: PageRequest) async throws {
        names = try await page.site.people?.names(of: people) ?? [:]
        t = page.t
    }

    subscript(_ person: PersonID) -> String {
        if person == .system { return t("person.program") }
        return switch names[person] {
        case .known(let name)?: name
        case .departed?: t("person.gone")
        case .unknown?, nil: t("person.unknown")
        }
    }
}

extension SiteProblem {
    static let processUnknown = SiteProblem(
        code: "process.unknown", status: .notFound, title: "problem.process.title", detail: "problem.process.detail")

    static let processUnknownOrPrivate = SiteProblem(
        code: "process.unknown", status: .notFound, title: "problem.process.title",
        detail: "problem.process.signIn")

    static let itemUnknown = SiteProblem(
        code: "item.unknown", status: .notFound, title: "problem.item.title", detail: "problem.item.detail")

    static let notAllowed = SiteProblem(
        code: "process.notAllowed", status: .forbidden, title: "problem.right.title", detail: "problem.right.detail")
}
