import Foundation
import Testing

/// Looks for what no page may have.
enum SoundPage {
    /// What is wrong with a page, in words; empty when nothing is.
    static func problems(_ html: String, language: String) -> [String] {
        var problems: [String] = []
        if !html.hasPrefix("<!doctype html>\n<html lang=\"\(language)\">")
            && !html.contains("<html lang=\"\(language)\">")
        {
            problems.append("the language is not \(language)")
        }
        if html.contains("HTML(bytes") || html.contains("Optional(") { problems.append("a value of the program shows") }
        for match in html.matches(of: /&lt;\/?(?:p|a|li|ul|div|span|td|tr|h[1-6]|b|small|section)(?:&gt;| )/) {
            // The name of the process has a tag in it, which is shown as it was typed.
            if match.output == "&lt;b&gt;" || match.output == "&lt;/b&gt;" { continue }
            problems.append("an escaped tag: \(match.output)")
        }
        for match in html.matches(of: />\s*([a-z][A-Za-z]+(?:\.[A-Za-z0-9-]+)+)\s*</) {
            problems.append("a text key: \(match.output.1)")
        }
        for match in html.matches(of: />[^<]*\{[a-z]+\}[^<]*</) {
            problems.append("a place not filled: \(match.output)")
        }
        if html.matches(of: /<h1[ >]/).count != 1 { problems.append("not one h1") }
        return problems + structure(html)
    }

    /// Ids are there once; labels and references lead to one.
    private static func structure(_ html: String) -> [String] {
        var ids: Set<String> = []
        var problems: [String] = []
        for match in html.matches(of: /\sid="([^"]*)"/) where !ids.insert(String(match.output.1)).inserted {
            problems.append("the id \(match.output.1) is there twice")
        }
        for match in html.matches(of: /\s(?:for|aria-labelledby|aria-describedby|href)="(#?)([^"]*)"/) {
            let isLink = match.output.0.dropFirst().hasPrefix("href")
            if isLink && match.output.1.isEmpty { continue }
            for id in match.output.2.split(separator: " ") where !ids.contains(String(id)) {
                problems.append("nothing has the id \(id)")
            }
        }
        var level = 0
        for match in html.matches(of: /<h([1-6])[ >]/) {
            let next = Int(match.output.1) ?? 0
            if next > level + 1 { problems.append("a heading of level \(next) follows one of level \(level)") }
            level = next
        }
        return problems
    }

    /// Addresses within a page that begin so.
    static func links(in html: String, under prefix: String) -> Set<String> {
        Set(
            html.matches(of: /\shref="([^"#]*)(?:#[^"]*)?"/).map {
                String($0.output.1).replacing("&amp;", with: "&").replacing("&#39;", with: "'")
            }.filter { $0.hasPrefix(prefix) })
    }
}
