import Testing

@testable import Website

@Suite("What an address depends on")
struct AddressKindTests {
    @Test(arguments: [
        "/web/base.css", "/tegels/buurt/1/2/3.mvt", "/download/urgentie.csv", "/kaart.svg", "/gezond",
        "/api/openapi.json", "/api/v1/gebieden", "/api/v1/gebieden/GM9001/diagnose", "/api/v1/kaart",
    ])
    func `files and figures are the same for everybody`(path: String) { #expect(AddressKind(path) == .shared) }

    @Test(arguments: ["/", "", "/gebied/GM9001", "/gebied/GM9001/weerbericht", "/vergelijk", "/methode", "/zoek"])
    func `pages of the atlas depend on whether somebody is signed in`(path: String) {
        #expect(AddressKind(path) == .atlasPage)
    }

    @Test(arguments: [
        "/account", "/inloggen", "/processen", "/processen/web", "/api/v1/processen", "/api/v1/processen/gebieden",
        "/something/new", "/webx", "/Web/base.css",
    ])
    func `an address that nobody named depends on people`(path: String) { #expect(AddressKind(path) == .personal) }
}
