/// The parts of a form that carries files (`multipart/form-data`, RFC 7578). No library on our platform reads it (ADR 0015).
///
/// Parts are divided by lines of `--` and the boundary; each has headers, an empty line, and its content.
struct MultipartForm {
    /// A file in a form.
    struct File: Sendable {
        /// The last part of the name that the sender gave it, without a folder.
        let name: String
        let bytes: [UInt8]
    }

    /// Fields that are not files, in order.
    private(set) var fields: [(name: String, value: String)] = []
    /// Files with the field they came in; a field where no file was chosen is not among them.
    private(set) var files: [(field: String, file: File)] = []

    /// Most parts in one form.
    static let mostParts = 200

    /// The boundary that a content type names; nil when it is another type.
    static func boundary(_ contentType: String?) -> String? {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        let parameter = parameters(contentType)["boundary"]
        guard let parameter, (1...70).contains(parameter.utf8.count) else { return nil }
        return parameter
    }

    /// Reads a body; nil when it is not what the boundary says: cut off, without an end, with parts without a name.
    init?(_ body: [UInt8], boundary: String) {
        let mark = Array("--\(boundary)".utf8)
        let divider = Array("\r\n".utf8) + mark
        guard body.starts(with: mark) else { return nil }
        var rest = body[mark.count...]
        while true {
            if rest.starts(with: Array("--".utf8)) { return }
            guard rest.starts(with: Array("\r\n".utf8)), fields.count + files.count < Self.mostParts else { return nil }
            rest = rest.dropFirst(2)
            guard let end = Self.firstPlace(of: divider, in: rest), add(rest[rest.startIndex..<end]) else { return nil }
            rest = rest[(end + divider.count)...]
        }
    }

    private mutating func add(_ part: ArraySlice<UInt8>) -> Bool {
        guard let end = Self.firstPlace(of: Array("\r\n\r\n".utf8), in: part),
            let head = String(validating: part[part.startIndex..<end], as: UTF8.self)
        else { return false }
        let content = part[(end + 4)...]
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line else { return false }
        let parameters = Self.parameters(String(line))
        guard let name = parameters["name"], !name.isEmpty else { return false }
        guard let file = parameters["filename"] else {
            guard let value = String(validating: content, as: UTF8.self) else { return false }
            fields.append((name, value))
            return true
        }
        // A browser sends an empty part where no file was chosen.
        if file.isEmpty && content.isEmpty { return true }
        let short = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        files.append((name, File(name: short, bytes: Array(content))))
        return true
    }

    /// `name="a"; filename="b.pdf"` as a dictionary; a quotation mark within a value is written `%22`, as browsers do.
    private static func parameters(_ line: String) -> [String: String] {
        var found: [String: String] = [:]
        var rest = line[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop(while: \.isWhitespace)
            guard let equals = rest.firstIndex(of: "=") else { break }
            let name = rest[..<equals].lowercased()
            rest = rest[rest.index(after: equals)...]
            if rest.first == "\"" {
                rest = rest.dropFirst()
                guard let quote = rest.firstIndex(of: "\"") else { break }
                found[name] = String(rest[..<quote].replacing("%22", with: "\"").replacing("%0D%0A", with: " "))
                rest = rest[rest.index(after: quote)...]
            } else {
                let end = rest.firstIndex(of: ";") ?? rest.endIndex
                found[name] = String(rest[..<end])
                rest = rest[end...]
            }
        }
        return found
    }

    private static func firstPlace(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = wanted.first else { return nil }
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: first), found + wanted.count <= bytes.endIndex {
            if bytes[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
            start = found + 1
        }
        return nil
    }
}
