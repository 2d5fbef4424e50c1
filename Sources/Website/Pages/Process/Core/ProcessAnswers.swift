internal import Foundation
internal import Hummingbird
internal import Journal
internal import Planning
internal import Process
internal import ProcessService

extension Router<SiteContext> {
    /// A page of a process at `/proces/{id}` and what follows.
    func processPage(
        _ rest: String, site: Site, _ make: @escaping @Sendable (ProcessPage, Parameters) async throws -> HTML
    ) {
        get(RouterPath("/proces/{id}" + rest)) { request, context in
            let view = try await ProcessPage.load(PageRequest(request, context, site: site), context.parameters)
            return Response.page(try await make(view, context.parameters))
        }
    }

    /// A form of a process.
    func processForm(
        _ rest: String, site: Site, _ kind: FormAddresses.Kind = .formOnly, most: Int = FormRequest.mostTextBytes,
        _ handle: @escaping @Sendable (ProcessPage, FormRequest) async throws -> Response
    ) {
        form("/proces/{id}" + rest, site: site, kind, most: most) { form in
            guard form.page.visitor.person != nil else {
                return .seeOther(form.page.link(.signIn(back: form.page.path)))
            }
            return try await handle(try await ProcessPage.load(form.page, form.parameters), form)
        }
    }
}

extension ProcessPage {
    /// Carries out a command for the visitor. What came twice was done once, and is no error.
    ///
    /// - Throws: ``ProcessRefusal`` for the caller to show beside the form; ``SiteProblem`` for what no form can mend.
    func perform(_ command: some ProcessCommand) async throws {
        guard let service = page.site.processes, let person else { throw SiteProblem.notAllowed }
        do {
            try await service.perform(command, in: id, by: person)
        } catch ProcessRefusal.alreadyDone, ProcessRefusal.nothingNew {
            return
        } catch ProcessRefusal.notAllowed {
            throw SiteProblem.notAllowed
        }
    }

    /// Carries out a command from a small form and goes back to a page; what is refused is told on a page of its own.
    /// - Parameter form: what was sent; the page of a refusal gives back the texts in it.
    func answer(
        _ command: some ProcessCommand, of form: FormRequest, then link: ProcessLink, anchor: String = ""
    ) async throws -> Response {
        do {
            try await perform(command)
            return .seeOther(self.link(link) + (anchor.isEmpty ? "" : "#" + anchor))
        } catch let refusal as ProcessRefusal {
            let back = self.link(link) + (anchor.isEmpty ? "" : "#" + anchor)
            return .page(
                RefusalView(refusal: refusal, view: self, back: back, form: form).html, status: refusal.status)
        }
    }
}

extension ProcessPage {
    /// Tells what cannot be read in a small form: what was not answered is not taken for an answer.
    func refuse(_ problems: [FieldProblem], of form: FormRequest, then link: ProcessLink) -> Response {
        let refusal = ProcessRefusal.invalid(problems)
        return .page(
            RefusalView(refusal: refusal, view: self, back: self.link(link), form: form).html, status: refusal.status)
    }
}

extension ProcessRefusal {
    /// What HTTP calls it.
    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed: .forbidden
        case .notStarted, .gone: .notFound
        case .alreadyStarted, .changedMeanwhile, .needed, .alreadyDone, .nothingNew, .lasting, .replaced,
            .lastDirector:
            .conflict
        case .invalid: .unprocessableContent
        }
    }
}

extension SiteProblem {
    /// A form with values that its page does not offer.
    static func formUnreadable(_ problems: [FieldProblem], _ form: FormRequest) -> SiteProblem {
        let field = problems.first?.field ?? ""
        return .parameter(field, value: form[field], allowed: "…")
    }
}

/// Refusals in the visitor's words.
struct RefusalText {
    let t: Texts
    /// What people are called; nil where there is no process yet.
    var names: PersonNames?

    init(view: ProcessPage) { self.init(t: view.t, names: view.names) }

    init(t: Texts, names: PersonNames?) {
        self.t = t
        self.names = names
    }

    func text(_ refusal: ProcessRefusal) -> String {
        switch refusal {
        case .changedMeanwhile(_, _, let since):
            return t("refusal.changedMeanwhile", ["name": names?[since.by] ?? "", "moment": t.moment(since.time)])
        case .invalid(let problems): return problems.map(text).joined(separator: " ")
        case .notAllowed: return t("problem.right.detail")
        case .gone: return t("refusal.gone")
        case .needed: return t("refusal.needed")
        case .lastDirector: return t("refusal.lastDirector")
        case .lasting: return t("refusal.lasting")
        case .replaced: return t("refusal.replaced")
        case .notStarted, .alreadyStarted, .alreadyDone, .nothingNew: return t("refusal.nothing")
        }
    }

    func text(_ problem: FieldProblem) -> String {
        switch problem.reason {
        case .unknown where problem.field == "cijfers": return t("dynamics.figuresRenewed")
        case .empty where problem.field == DynamicsQuestion.attention.rawValue: return t("dynamics.answerOne")
        case .empty: return t("fieldproblem.empty")
        case .tooLong(let most): return t("fieldproblem.tooLong", ["most": t.number(most)])
        case .unknown: return t("fieldproblem.unknown")
        case .emptyFile: return t("fieldproblem.emptyFile")
        case .fileTooLarge(let most): return t("fieldproblem.fileTooLarge", ["most": t.number(most / 1_000_000)])
        case .notANumber: return t("fieldproblem.notANumber", ["whole": "2900", "part": t.number(2.5, decimals: 1)])
        case .unclearNumber:
            return t("fieldproblem.unclearNumber", ["whole": "2900", "part": t.number(2.9, decimals: 1)])
        case .notWhole: return t("fieldproblem.notWhole")
        case .notADay: return t("fieldproblem.notADay")
        case .unknownArea(let code): return t("fieldproblem.unknownArea", ["code": code])
        case .noArea: return t("fieldproblem.noArea")
        case .otherPhase: return t("fieldproblem.otherPhase")
        case .nameTaken: return t("fieldproblem.nameTaken")
        case .outside(let least, let most):
            return t("fieldproblem.outside", ["least": t.number(least), "most": t.number(most)])
        case .notAnAddress: return t("fieldproblem.notAnAddress")
        case .circular: return t("fieldproblem.circular")
        case .twice: return t("fieldproblem.twice")
        case .notYet: return t("fieldproblem.notYet")
        case .tooLate(let day): return t("fieldproblem.tooLate", ["day": t.day(day)])
        case .tooEarly(let day): return t("fieldproblem.tooEarly", ["day": t.day(day)])
        case .sameAlliance: return t("fieldproblem.sameAlliance")
        case .kindNotTaken: return t("fieldproblem.kindNotTaken")
        }
    }
}
