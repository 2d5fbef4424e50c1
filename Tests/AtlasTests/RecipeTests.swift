@testable import Atlas
import Foundation
import Planning
import Testing
import TestSupport

struct RecipeTests {
    private let workshop: Workshop

    init() throws { workshop = try Workshop() }

    private func failure(_ sources: String...) -> AtlasError? {
        #expect(throws: AtlasError.self) { try workshop.recipe(sources) }
    }

    @Test func `a kind that does not exist is refused and its place is told`() {
        let error = failure(Workshop.source("a", "a.csv", kind: "tabel"))
        #expect(error?.code == "recipe.unreadable")
        #expect(error?.category == .inputRejected)
        #expect(error?.why.contains("sources.[0].kind") == true)
    }

    @Test func `a key that the recipe lacks is named`() {
        let error = #expect(throws: AtlasError.self) { try Recipe.parse("edition: '1'\nsources: []\n", path: "r.yaml") }
        #expect(error?.why.contains("'title'") == true)
    }

    @Test func `a key that does not exist is refused by name`() {
        // A misspelt `year` would otherwise leave all figures out without a word.
        let error = failure(Workshop.source("a", "a.csv", ["yaer": "2020"]))
        #expect(error?.description.contains("yaer") == true)
    }

    @Test func `areas without a level and tables without a year are refused`() {
        let text = "title: t\nedition: '1'\nsources:\n"
        let base = "id: a, title: t, publisher: p, licence: l, origin: o, paths: [a]"
        let areas = #expect(throws: AtlasError.self) {
            try Recipe.parse(text + "  - {\(base), kind: areas}\n", path: "r.yaml")
        }
        #expect(areas?.code == "recipe.levelMissing")
        #expect(areas?.what.contains("'a'") == true)
        let table = #expect(throws: AtlasError.self) {
            try Recipe.parse(text + "  - {\(base), kind: table}\n", path: "r.yaml")
        }
        #expect(table?.code == "recipe.yearMissing")
    }

    @Test func `two sources with one id are refused by that id`() {
        let error = failure(Workshop.source("a", "a.csv"), Workshop.source("a", "b.csv"))
        #expect(error?.code == "recipe.sourceTwice")
        #expect(error?.what.contains("'a'") == true)
    }

    @Test(arguments: [
        "", "zomaar tekst", "title: [", "- 1\n- 2\n", "title: t\nedition: 1\nsources: geen\n", "\u{0}\u{1}",
    ])
    func `text that is no recipe is refused`(text: String) {
        let error = #expect(throws: AtlasError.self) { try Recipe.parse(text, path: "r.yaml") }
        #expect(error?.code == "recipe.unreadable")
    }

    @Test func `a recipe that is not there is named`() {
        let error = #expect(throws: AtlasError.self) { try Recipe.read(from: workshop.folder.file("weg.yaml")) }
        #expect(error?.code == "recipe.missing")
        #expect(error?.what.contains("weg.yaml") == true)
    }

    @Test func `environment variables in paths are replaced, or their default`() {
        let paths = SourcePaths(folder: "/f", environment: ["DATA": "/d"])
        #expect(paths.expand("${DATA}/a") == "/d/a")
        #expect(paths.expand("${DATA:-x}/a") == "/d/a")
        #expect(paths.expand("${WEG:-../x}/a") == "../x/a")
        #expect(paths.expand("${WEG}/a") == "/a")
    }

    @Test func `a pattern gives its files in alphabetical order`() throws {
        for name in ["b2.csv", "b10.csv", "a.csv", "b1.txt", "xb1.csv"] { try workshop.write("", as: name) }
        let recipe = try workshop.recipe([Workshop.source("a", "b*.csv")])
        let paths = SourcePaths(folder: workshop.folder.path, environment: [:])
        let files = try paths.resolve(try #require(recipe.sources.first))
        #expect(files.map { String($0.split(separator: "/").last ?? "") } == ["b10.csv", "b2.csv"])
    }

    @Test func `a pattern that fits nothing is an error`() throws {
        let recipe = try workshop.recipe([Workshop.source("a", "geen*.csv")])
        let paths = SourcePaths(folder: workshop.folder.path, environment: [:])
        let source = try #require(recipe.sources.first)
        let error = #expect(throws: AtlasError.self) { try paths.resolve(source) }
        #expect(error?.code == "source.missing")
        #expect(error?.what.contains("geen*.csv") == true)
    }

    @Test(arguments: ["https://a.nl/b.csv", "WFS:https://a.nl/wfs", "OAPIF:https://a.nl/ogc", "/vsizip//tmp/a.zip"])
    func `addresses and driver strings stay as they are`(path: String) throws {
        let recipe = try workshop.recipe([Workshop.source("a", path)])
        let source = try #require(recipe.sources.first)
        #expect(try SourcePaths(folder: "/f", environment: [:]).resolve(source) == [path])
    }

    @Test func `a file in an archive is found from the folder of the recipe`() throws {
        let recipe = try workshop.recipe([Workshop.source("a", "/vsizip/data/${NAME:-a}.zip/b.gml")])
        let source = try #require(recipe.sources.first)
        #expect(try SourcePaths(folder: "/f", environment: [:]).resolve(source) == ["/vsizip//f/data/a.zip/b.gml"])
        let elsewhere = SourcePaths(folder: "/f", environment: ["NAME": "https://a.nl/c"])
        #expect(try elsewhere.resolve(source) == ["/vsizip/data/https://a.nl/c.zip/b.gml"])
    }

    @Test func `every recipe that ships is in the right form`() throws {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        for folder in ["Recipes", "Tests/recipes"] {
            let path = root.appendingPathComponent(folder).path
            let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }
            #expect(!names.isEmpty, "no recipes in \(folder)")
            for name in names {
                let recipe = try Recipe.read(from: path + "/" + name)
                #expect(!recipe.sources.isEmpty, "\(name)")
                for source in recipe.sources {
                    #expect(
                        source.origin.hasPrefix("https://"), "\(name): \(source.id) does not say where it comes from")
                    #expect(!source.licence.isEmpty && !source.publisher.isEmpty, "\(name): \(source.id)")
                }
            }
        }
    }
}
