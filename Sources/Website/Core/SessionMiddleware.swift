internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import People

/// Finds out who asks, from the session's cookie, and gives pages what their forms need.
///
/// The session's cookie is `samenhang`. Who is not signed in gets a cookie `samenhang-formulier` with the pages that have
/// forms: what a form must carry follows from it, so another site cannot make one that is accepted.
struct SessionMiddleware: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let kind = AddressKind(request.uri.path)
        guard let people = site.people, kind != .shared else { return try await next(request, context) }
        let cookies = SiteCookies(site.configuration)
        let session = cookies.session(in: request)
        // The atlas for anybody: nothing to look up, nothing to set.
        guard kind == .personal || session.isGiven else { return try await next(request, context) }
        var context = context
        // A browser forgets its session only where the directory said that there is none.
        var isOver = session.isGiven
        if let token = session.token {
            do {
                let logger = context.logger
                let found = try await people.current(token) { error in
                    logger.error("the use of a session cannot be kept", metadata: ["error": "\(error)"])
                }
                if let found {
                    isOver = false
                    context.visitor.person = Visitor.Person(found.account)
                    context.visitor.session = found.session
                    context.visitor.formSecret = token.formSecret
                }
            } catch {
                // Without the directory nobody is signed in: fewer rights, never more. Once it is back they are again.
                isOver = false
                context.logger.error("the session cannot be looked up", metadata: ["error": "\(error)"])
            }
        }
        var fresh: Token?
        if context.visitor.person == nil, kind == .personal, !request.uri.path.hasPrefix("/api") {
            let token = cookies.form(in: request) ?? .random()
            if cookies.form(in: request) == nil { fresh = token }
            context.visitor.formSecret = token.formSecret
        }
        var response = try await next(request, context)
        // Signing in and out set the cookie themselves.
        guard !response.headers[values: .setCookie].contains(where: { $0.hasPrefix(SiteCookies.session + "=") }) else {
            return response
        }
        if isOver { response.setCookie(cookies.endOfSession) }
        if let fresh { response.setCookie(cookies.form(fresh)) }
        return response
    }
}

/// The two cookies of the site: out of reach of scripts, not sent along by other sites' forms.
struct SiteCookies: Sendable {
    /// Name of the session's cookie.
    static let session = "samenhang"
    /// Name of the cookie for forms of who is not signed in.
    static let form = "samenhang-formulier"

    private let isSecure: Bool

    init(_ configuration: SiteConfiguration) { isSecure = configuration.behindTLS }

    /// True when a request carries a session's cookie, valid or not.
    static func hasSession(_ request: Request) -> Bool {
        request.headers.contains(.cookie) && request.cookies[session] != nil
    }

    /// The session's token, and whether there is such a cookie at all.
    func session(in request: Request) -> (isGiven: Bool, token: Token?) {
        guard request.headers.contains(.cookie), let cookie = request.cookies[Self.session] else { return (false, nil) }
        return (true, Token(cookie.value))
    }

    /// The token for forms.
    func form(in request: Request) -> Token? { request.cookies[Self.form].flatMap { Token($0.value) } }

    /// A new session.
    func session(_ token: Token) -> Cookie {
        cookie(Self.session, token.text, seconds: Session.longest.wholeSeconds)
    }

    /// Makes the browser forget the session.
    var endOfSession: Cookie { cookie(Self.session, "", seconds: 0) }

    /// Goes when the browser closes.
    func form(_ token: Token) -> Cookie { cookie(Self.form, token.text, seconds: nil) }

    private func cookie(_ name: String, _ value: String, seconds: Int?) -> Cookie {
        Cookie(name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
