internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import People
internal import Planning

/// A form that somebody sent, read and checked: it comes from a page of this site, it is not too large, and the sender does
/// not send too many.
struct FormRequest: Sendable {
    /// Most bytes of a form.
    static let mostBytes = 262_144
    /// Most bytes of a form in which people write: more than all its fields may hold, so that what is too long comes back to be
    /// shortened instead of being lost.
    static let mostTextBytes = 1_048_576
    /// Most fields of a form.
    static let mostFields = 5_000
    /// Name of the hidden field that shows that the form comes from this site.
    static let secretField = "csrf"

    /// Fields with passwords, which no page ever gives back.
    static let secretFields: Set = ["wachtwoord", "nieuw", "herhaal"]

    /// What the answer needs to know of the request.
    let page: PageRequest
    /// Where it comes from.
    let client: ClientAddress
    /// Scheme and host of the site, for links that people hand over: as it was configured, else as the browser knows it.
    let siteAddress: String
    /// The token of the session that the browser shows.
    let sessionToken: Token?
    /// Parts of the address, `token` of `/uitnodiging/{token}`.
    let parameters: Parameters
    /// The id under which the log tells of the request.
    let requestID: String
    private let fields: Query
    private let files: [(field: String, file: MultipartForm.File)]
    /// The room that a large form takes; nil for others.
    private let place: UploadPlace?

    /// Reads a form.
    ///
    /// - Throws: ``SiteProblem`` when it is too large, of the wrong kind, one too many, or not from this site.
    init(_ request: Request, _ context: SiteContext, site: Site, most: Int = mostBytes) async throws {
        page = PageRequest(request, context, site: site)
        client = ClientAddress(request, context, behindTLS: site.configuration.behindTLS)
        siteAddress =
            site.mail?.address.text ?? (site.configuration.behindTLS ? "https://" : "http://")
            + (request.head.authority ?? "localhost")
        sessionToken = SiteCookies(site.configuration).session(in: request).token
        parameters = context.parameters
        requestID = context.id
        guard Self.isFromHere(request) else { throw SiteProblem.foreignForm }
        if let wait = site.formLimits.take(page.visitor.person?.id.rawValue ?? client.key) {
            throw SiteProblem.tooMany(wait)
        }
        let contentType = request.headers[.contentType]
        let type = contentType?.split(separator: ";").first.map { $0.lowercased() }
        let boundary = MultipartForm.boundary(contentType)
        guard type == "application/x-www-form-urlencoded" || boundary != nil else { throw SiteProblem.wrongKindOfForm }
        // Files are for who is signed in: a stranger's form is refused before it fills the memory.
        let most = page.visitor.person == nil ? min(most, Self.mostBytes) : most
        let length = request.headers[.contentLength].flatMap(Int.init)
        if let length, length > most { throw SiteProblem.formTooLarge(most) }
        place = (length ?? most) > Self.mostTextBytes ? try site.uploads.take() : nil
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: most)
        } catch is NIOTooManyBytesError {
            throw SiteProblem.formTooLarge(most)
        }
        if let boundary {
            guard let parts = MultipartForm(Array(body.readableBytesView), boundary: boundary) else {
                throw SiteProblem.wrongKindOfForm
            }
            fields = Query(fields: parts.fields)
            files = parts.files
        } else {
            fields = Query(String(buffer: body), most: Self.mostFields)
            files = []
        }
        guard let secret = page.visitor.formSecret, let given = fields[Self.secretField], isSame(secret, given) else {
            throw SiteProblem.foreignForm
        }
    }

    /// What was typed in a field, without blanks around it and with line ends as `\n`; empty when it is not there.
    subscript(_ name: String) -> String {
        raw(name).replacingOccurrences(of: "\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What was typed, to the letter: for passwords.
    func raw(_ name: String) -> String { fields.items.first { $0.name == name }?.value ?? "" }

    /// All values of a field that comes more than once, such as ticked boxes.
    func all(_ name: String) -> [String] { fields.items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    /// True when a field is there, with or without a value.
    func has(_ name: String) -> Bool { fields.items.contains { $0.name == name } }

    /// The file that was chosen in a field; nil when none was.
    func file(_ name: String) -> MultipartForm.File? { files.first { $0.field == name }?.file }

    /// The fields in which a file was chosen.
    var fileFields: [String] { files.map(\.field) }

    /// The names and values of all fields but the secret, in the order of the form.
    var items: [(name: String, value: String)] { fields.items.filter { $0.name != Self.secretField } }

    /// Browsers say where a form comes from. What they say must be this site; one that says nothing is held to the secret.
    private static func isFromHere(_ request: Request) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name],
            site != "same-origin", site != "none"
        {
            return false
        }
        guard let origin = request.headers[.origin] else { return true }
        guard let end = origin.range(of: "://")?.upperBound, let authority = request.head.authority else {
            return false
        }
        return origin[end...].lowercased() == authority.lowercased()
    }
}

extension PageRequest {
    /// The hidden field that every form needs.
    var secretField: HTML {
        "<input type=\"hidden\" name=\"\(FormRequest.secretField)\" value=\"\(visitor.formSecret ?? "")\">"
    }
}

extension Response {
    /// Goes on to another page after a form, which reloading does not send again.
    static func seeOther(_ address: String) -> Response { Response(status: .seeOther, headers: [.location: address]) }
}
