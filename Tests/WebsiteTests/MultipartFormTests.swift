import Testing

@testable import Website

/// Forms that carry files.
@Suite struct MultipartFormTests {
    private func body(_ parts: [String], end: String = "--grens--\r\n") -> [UInt8] {
        Array((parts.map { "--grens\r\n\($0)\r\n" }.joined() + end).utf8)
    }

    @Test func `fields and files come out as they were sent`() throws {
        let form = try #require(
            MultipartForm(
                body([
                    "Content-Disposition: form-data; name=\"titel\"\r\n\r\nKäärt\r\nregel twee",
                    "Content-Disposition: form-data; name=\"bestand\"; filename=\"C:\\map\\plan.pdf\"\r\nContent-Type: text/html\r\n\r\n%PDF-1.7\r\n--gren",
                ]), boundary: "grens"))
        #expect(form.fields.map(\.name) == ["titel"])
        #expect(form.fields.first?.value == "Käärt\r\nregel twee")
        let file = try #require(form.files.first)
        #expect(file.field == "bestand")
        #expect(file.file.name == "plan.pdf")
        #expect(file.file.bytes == Array("%PDF-1.7\r\n--gren".utf8))
    }

    @Test func `a field where no file was chosen is no file`() throws {
        let form = try #require(
            MultipartForm(
                body(["Content-Disposition: form-data; name=\"bestand\"; filename=\"\"\r\n\r\n"]), boundary: "grens"))
        #expect(form.files.isEmpty)
        #expect(form.fields.isEmpty)
    }

    @Test func `a body that is cut off or has no names is not read`() {
        let whole = body(["Content-Disposition: form-data; name=\"a\"\r\n\r\n1"])
        for length in 0..<(whole.count - 4) {
            #expect(MultipartForm(Array(whole.prefix(length)), boundary: "grens") == nil, "\(length) bytes")
        }
        #expect(MultipartForm(body(["Content-Disposition: form-data\r\n\r\n1"]), boundary: "grens") == nil)
        #expect(MultipartForm(body(["X: y\r\n\r\n1"]), boundary: "grens") == nil)
        #expect(MultipartForm(whole, boundary: "anders") == nil)
    }

    @Test func `random bytes never crash it`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var bytes = body(["Content-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n1"])
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            if let form = MultipartForm(bytes, boundary: "grens") {
                #expect(form.fields.count + form.files.count <= 200)
            }
        }
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=grens", "grens"), ("Multipart/Form-Data; boundary=\"a b\"", "a b"),
    ])
    func `the boundary is read from the content type`(type: String, boundary: String) {
        #expect(MultipartForm.boundary(type) == boundary)
    }

    @Test(arguments: ["application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary="])
    func `a content type without a boundary has none`(type: String) {
        #expect(MultipartForm.boundary(type) == nil)
    }
}
