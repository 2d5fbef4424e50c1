internal import CCurl

/// One conversation with a mail server. The handle of libcurl is made and let go within ``run(_:)``.
struct CurlTransfer: Sendable {
    let server: MailServer
    let patience: CurlMailSender.Patience

    /// libcurl asks to be made ready once, before its first handle.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// What went wrong; nil when the server has taken the mail. Waits for the network.
    func run(_ message: MailMessage) -> MailFailure? {
        guard Self.isReady, let handle = curl_easy_init() else {
            return MailFailure(.misconfigured, server: server.shown, reason: "libcurl does not start")
        }
        defer { curl_easy_cleanup(handle) }
        guard let recipients = curl_slist_append(nil, message.to.address) else {
            return MailFailure(.misconfigured, server: server.shown, reason: "libcurl has no memory")
        }
        defer { curl_slist_free_all(recipients) }
        let source = ByteSource(message.bytes)
        return withExtendedLifetime(source) {
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CURL_ERROR_SIZE)) { words in
                words.initialize(repeating: 0)
                var code = set(handle, message, UnsafeMutableRawPointer(recipients), source, words.baseAddress)
                guard code == CURLE_OK else {
                    return MailFailure(.misconfigured, server: server.shown, reason: Self.text(code))
                }
                code = curl_easy_perform(handle)
                guard code != CURLE_OK else { return nil }
                var answer = 0
                _ = samenhang_curl_response_code(handle, &answer)
                let said = words.baseAddress.map { String(cString: $0) } ?? ""
                return MailFailure(
                    Self.kind(code, answer: answer), server: server.shown, reason: said.isEmpty ? Self.text(code) : said
                )
            }
        }
    }

    /// Tells libcurl everything; the first refusal ends it.
    private func set(
        _ handle: UnsafeMutableRawPointer, _ message: MailMessage, _ recipients: UnsafeMutableRawPointer,
        _ source: ByteSource, _ words: UnsafeMutablePointer<CChar>?
    ) -> CURLcode {
        var texts: [(CURLoption, String)] = [
            (CURLOPT_URL, "\(server.scheme)://\(server.host):\(server.port)"),
            (CURLOPT_PROTOCOLS_STR, server.scheme),
            // The server is the one that was named, whatever the environment says of proxies.
            (CURLOPT_PROXY, ""),
            (CURLOPT_MAIL_FROM, message.from.address),
        ]
        if let user = server.user, let password = server.password {
            texts += [(CURLOPT_USERNAME, user), (CURLOPT_PASSWORD, password.text)]
        }
        if let certificates = server.certificates { texts.append((CURLOPT_CAINFO, certificates)) }
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_UPLOAD, 1), (CURLOPT_CONNECTTIMEOUT, patience.connecting),
            (CURLOPT_TIMEOUT, patience.total), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)), (CURLOPT_USE_SSL, security),
        ]
        for (option, value) in texts {
            let code = samenhang_curl_set_text(handle, option, value)
            guard code == CURLE_OK else { return code }
        }
        for (option, value) in numbers {
            let code = samenhang_curl_set_long(handle, option, value)
            guard code == CURLE_OK else { return code }
        }
        for (option, value) in [(CURLOPT_MAIL_RCPT, recipients), (CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(words))]
        {
            let code = samenhang_curl_set_pointer(handle, option, value)
            guard code == CURLE_OK else { return code }
        }
        return samenhang_curl_set_reader(handle, ByteSource.read, Unmanaged.passUnretained(source).toOpaque())
    }

    private var security: Int {
        switch server.security {
        case .fromTheStart, .required: Int(CURLUSESSL_ALL.rawValue)
        case .whereOffered: Int(CURLUSESSL_TRY.rawValue)
        case .off: Int(CURLUSESSL_NONE.rawValue)
        }
    }

    private static func text(_ code: CURLcode) -> String { String(cString: curl_easy_strerror(code)) }

    /// What libcurl's code and the last answer of the server come down to.
    private static func kind(_ code: CURLcode, answer: Int) -> MailFailure.Kind {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .slow
        case CURLE_PEER_FAILED_VERIFICATION: .untrusted
        case CURLE_USE_SSL_FAILED: .noTLS
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: (400..<500).contains(answer) ? .notNow : .signInRefused
        case CURLE_SSL_CACERT_BADFILE, CURLE_UNSUPPORTED_PROTOCOL, CURLE_NOT_BUILT_IN, CURLE_OUT_OF_MEMORY:
            .misconfigured
        default:
            switch answer {
            case 400..<500: .notNow
            case 500..<600: .refused
            default: .broken
            }
        }
    }
}

/// Bytes that libcurl comes and takes.
private final class ByteSource {
    private let bytes: [UInt8]
    private var taken = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What libcurl calls; the context is the source, which outlives the call.
    static let read: curl_read_callback = { buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        let source = Unmanaged<ByteSource>.fromOpaque(context).takeUnretainedValue()
        let length = min(size * count, source.bytes.count - source.taken)
        source.bytes.withUnsafeBytes { bytes in
            guard length > 0, let start = bytes.baseAddress else { return }
            buffer.update(from: (start + source.taken).assumingMemoryBound(to: CChar.self), count: length)
        }
        source.taken += length
        return length
    }
}
