internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Synchronization

/// Which addresses take forms, so that every other one can say that it does not.
final class FormAddresses: Sendable {
    /// Whether an address that takes a form is a page too.
    enum Kind: Sendable {
        case page, formOnly
    }

    private let patterns = Mutex<[(parts: [Substring], kind: Kind)]>([])

    /// Notes an address; `{name}` stands for anything.
    func add(_ pattern: String, _ kind: Kind) {
        let parts = Self.parts(pattern)
        patterns.withLock { patterns in
            if !patterns.contains(where: { $0.parts == parts }) { patterns.append((parts, kind)) }
        }
    }

    /// What may be done at an address.
    func methods(_ path: String) -> [HTTPRequest.Method] {
        let found = patterns.withLock { patterns -> (parts: [Substring], kind: Kind)? in
            guard !patterns.isEmpty else { return nil }
            let parts = Self.parts(path)
            return patterns.filter { pattern in
                pattern.parts.count == parts.count
                    && zip(pattern.parts, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
            }
            // Where two fit, the one with the most fixed words is what the router takes.
            .max { a, b in a.parts.count { !$0.hasPrefix("{") } < b.parts.count { !$0.hasPrefix("{") } }
        }
        switch found?.kind {
        case .page?: return [.get, .head, .post]
        case .formOnly?: return [.post]
        case nil: return [.get, .head]
        }
    }

    private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}

extension Router<SiteContext> {
    /// An address that takes a form: the request is checked (``FormRequest``) before the work begins. Where the disk turns out
    /// to be full, the form is given back (``NotKeptView``).
    ///
    /// - Parameters:
    ///   - kind: `.formOnly` where the address is no page as well.
    ///   - most: how many bytes the form may have.
    func form(
        _ path: String, site: Site, _ kind: FormAddresses.Kind = .page, most: Int = FormRequest.mostBytes,
        _ handle: @escaping @Sendable (FormRequest) async throws -> Response
    ) {
        site.forms.add(path, kind)
        post(RouterPath(path)) { request, context in
            let form = try await FormRequest(request, context, site: site, most: most)
            do {
                return try await handle(form)
            } catch let error where NotKeptView.isFull(error) {
                context.logger.error(
                    "there is no room to keep a form",
                    metadata: ["error": "\(error)", "path": "\(LoggedPath.of(request.uri.path))"])
                return NotKeptView(form: form).response
            }
        }
    }
}
