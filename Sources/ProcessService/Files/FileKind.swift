/// What a file is by its own bytes. The name only chooses between kinds of text; what a browser or a sender says is not asked.
public enum FileKind {
    /// The media type of a file, such as `application/pdf`; nil for what is not taken: programs, pages, pictures with scripts,
    /// and whatever is not known.
    ///
    /// Bytes that begin with `%PDF-` are `application/pdf`, whatever the name.
    public static func mediaType(of bytes: [UInt8], name: String) -> String? {
        if starts(bytes, "%PDF-") { return "application/pdf" }
        if starts(bytes, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
        if starts(bytes, [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if starts(bytes, "GIF87a") || starts(bytes, "GIF89a") { return "image/gif" }
        if starts(bytes, "RIFF"), bytes.count > 12, Array(bytes[8..<12]) == Array("WEBP".utf8) { return "image/webp" }
        if starts(bytes, "SQLite format 3\0") { return geoPackage(bytes) }
        if starts(bytes, [0x50, 0x4B, 0x03, 0x04]) { return archive(bytes) }
        return text(bytes, name: name)
    }

    private static func starts(_ bytes: [UInt8], _ text: String) -> Bool { bytes.starts(with: Array(text.utf8)) }
    private static func starts(_ bytes: [UInt8], _ start: [UInt8]) -> Bool { bytes.starts(with: start) }

    /// A GeoPackage has `GPKG` as the application id of its database, at byte 68.
    private static func geoPackage(_ bytes: [UInt8]) -> String? {
        bytes.count > 72 && Array(bytes[68..<72]) == Array("GPKG".utf8) ? "application/geopackage+sqlite3" : nil
    }

    /// Documents of office programs are archives; the name of a part, or the first part itself, tells which.
    private static func archive(_ bytes: [UInt8]) -> String {
        let head = bytes.prefix(200)
        let openDocument = "mimetypeapplication/vnd.oasis.opendocument."
        if let place = place(of: openDocument, in: head) {
            let kind = head[(place + openDocument.utf8.count)...].prefix { (0x61...0x7A).contains($0) }
            switch String(decoding: kind, as: UTF8.self) {
            case "text": return "application/vnd.oasis.opendocument.text"
            case "spreadsheet": return "application/vnd.oasis.opendocument.spreadsheet"
            default: return "application/zip"
            }
        }
        let office = "application/vnd.openxmlformats-officedocument."
        for (part, kind) in [
            ("word/document.xml", "wordprocessingml.document"), ("xl/workbook.xml", "spreadsheetml.sheet"),
            ("ppt/presentation.xml", "presentationml.presentation"),
        ] where place(of: part, in: bytes[...]) != nil {
            return office + kind
        }
        return "application/zip"
    }

    /// Text is UTF-8 without control characters, under a name that says text. Pages and drawings with scripts are not taken.
    private static func text(_ bytes: [UInt8], name: String) -> String? {
        guard !bytes.isEmpty, String(validating: bytes, as: UTF8.self) != nil,
            !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
        else { return nil }
        switch name.lowercased().split(separator: ".").last.map(String.init) ?? "" {
        case "txt", "md": return "text/plain"
        case "csv": return "text/csv"
        case "geojson": return "application/geo+json"
        default: return nil
        }
    }

    private static func place(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: first), found + wanted.count <= bytes.endIndex {
            if bytes[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
            start = found + 1
        }
        return nil
    }
}
