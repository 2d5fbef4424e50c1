internal import CZlib
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Refuses what no route takes: methods that an address has no use for, and addresses over 8 kB.
struct RequestBounds<Context: RequestContext>: RouterMiddleware {
    let forms: FormAddresses

    static var longestAddress: Int { 8_192 }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard request.uri.description.utf8.count <= Self.longestAddress else { throw SiteProblem.tooLong }
        let allowed = forms.methods(request.uri.path)
        guard allowed.contains(request.method) else { throw SiteProblem.method(allowed: allowed) }
        return try await next(request, context)
    }
}

/// Headers that every answer carries: nothing is loaded from elsewhere, nothing runs that is not in a file of the site.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    let policy: String

    init(backgroundMap: Bool) {
        let tiles = backgroundMap ? " https://service.pdok.nl" : ""
        policy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:\(tiles); font-src 'self'; "
            + "connect-src 'self'\(tiles); worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[HTTPField.Name("Referrer-Policy") ?? .from] = "same-origin"
        response.headers[HTTPField.Name("Cross-Origin-Opener-Policy") ?? .from] = "same-origin"
        response.headers[HTTPField.Name("Permissions-Policy") ?? .from] = "geolocation=(), camera=(), microphone=()"
        return response
    }
}

/// Answers "not modified" before any work is done: an answer follows wholly from atlas, program and address. Where it also
/// follows from who asks, or from what people wrote, nobody keeps it.
struct EntityTags<Context: RequestContext>: RouterMiddleware {
    let identity: String
    /// True when there are people who can sign in.
    let hasPeople: Bool

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if hasPeople, dependsOnVisitor(request) {
            var response = try await next(request, context)
            response.headers[.cacheControl] = "private, no-store"
            return response
        }
        let tag = "W/\"\(identity)-\(String(fnv1a(request.uri.description), radix: 36))\""
        if let known = request.headers[.ifNoneMatch], known.contains(tag) {
            return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "no-cache"])
        }
        var response = try await next(request, context)
        if response.status == .ok {
            response.headers[.eTag] = tag
            // What a cache on the way keeps of a page is not for who is signed in.
            if hasPeople, AddressKind(request.uri.path) == .atlasPage { response.headers[.vary] = "Cookie" }
            // Always ask again: a new atlas must show at once. The answer is then mostly "not modified".
            if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-cache" }
        }
        return response
    }

    private func dependsOnVisitor(_ request: Request) -> Bool {
        switch AddressKind(request.uri.path) {
        case .shared: false
        case .atlasPage: SiteCookies.hasSession(request)
        case .personal: true
        }
    }
}

/// Turns errors into answers: pages for people, problem details (RFC 9457) under `/api` and `/tegels`.
struct ErrorAnswers: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let problem: SiteProblem
        do {
            return try await next(request, context)
        } catch let error as SiteProblem {
            problem = error
        } catch let error as any HTTPResponseError where error.status == .notFound {
            problem = .notFound
        } catch {
            // The visitor sees the request's id, the log what happened.
            context.logger.error(
                "request failed", metadata: ["error": "\(error)", "path": "\(LoggedPath.of(request.uri.path))"])
            problem = .failed
        }
        let page = PageRequest(request, context, site: site)
        var response =
            request.uri.path.hasPrefix("/api") || request.uri.path.hasPrefix("/tegels")
            ? try ProblemDetails(problem, page: page, requestID: context.id).response
            : Response.page(
                ProblemView(problem: problem, page: page, requestID: context.id).html, status: problem.status)
        if problem.status == .serviceUnavailable { response.headers[.retryAfter] = "60" }
        for field in problem.headers { response.headers[field.name] = field.value }
        if site.people != nil, AddressKind(request.uri.path) != .shared {
            response.headers[.cacheControl] = "private, no-store"
        }
        // The router leaves out the body of what it routes; an address without a route answers from here.
        return request.method == .head ? response.createHeadResponse() : response
    }
}

/// Compresses text for browsers that take gzip.
struct Compression<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.vary] = response.headers[.vary].map { $0 + ", Accept-Encoding" } ?? "Accept-Encoding"
        guard request.method == .get, accepts(request.headers[.acceptEncoding]), isText(response.headers[.contentType]),
            response.headers[.contentEncoding] == nil, let length = response.body.contentLength, length > 860
        else { return response }
        let collector = BodyCollector()
        try await response.body.write(collector)
        guard let packed = gzip(collector.bytes.value) else {
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: collector.bytes.value))
            return response
        }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = String(packed.count)
        return response
    }

    private func accepts(_ header: String?) -> Bool {
        header?.split(separator: ",").contains { part in
            let words = part.split(separator: ";")
            let isGzip = words.first?.trimmingPrefix(while: \.isWhitespace) == "gzip"
            return isGzip && !words.dropFirst().contains { $0.filter { $0 != " " } == "q=0" }
        } ?? false
    }

    private func isText(_ type: String?) -> Bool {
        guard let type else { return false }
        return type.hasPrefix("text/") || type.contains("json") || type.contains("javascript") || type.contains("svg")
            || type.contains("mapbox")
    }
}

/// Takes a body that is already in memory.
private final class BodyCollector: ResponseBodyWriter {
    final class Bytes { var value: [UInt8] = [] }
    let bytes = Bytes()

    func write(_ buffer: ByteBuffer) async throws { bytes.value.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Compresses bytes as gzip (RFC 1952) by zlib; nil when zlib cannot.
func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 15 bits of window, plus 16 for a gzip header instead of a zlib one.
    guard
        deflateInit2_(
            &stream, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
            == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var input = bytes
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var done = false
    let output = [UInt8](unsafeUninitializedCapacity: bound) { out, count in
        input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = out.baseAddress
            stream.avail_out = UInt32(bound)
            done = deflate(&stream, Z_FINISH) == Z_STREAM_END
            count = done ? Int(stream.total_out) : 0
        }
    }
    return done ? output : nil
}

/// The 64-bit FNV-1a hash of a text: the same in every run, unlike Swift's own.
func fnv1a(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
