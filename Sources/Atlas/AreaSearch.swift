public import Planning
internal import Foundation

/// Finds areas by name, municipality or code.
public struct AreaSearch: Sendable {
    /// An area that was found.
    public struct Hit: Sendable, Equatable {
        /// Code.
        public let code: AreaCode
        /// Name.
        public let name: String
        /// Name of its municipality.
        public let municipality: String
    }

    private struct Entry: Sendable {
        let hit: Hit
        let folded: String
        let full: String
    }

    private let entries: [Entry]

    /// Prepares a search over all areas: municipalities first, then districts, then neighbourhoods, each by name.
    public init(_ atlas: Atlas) {
        entries = atlas.levels.values.sorted { $0.level < $1.level }.flatMap { areas in
            areas.codes.indices.map { place in
                let municipality = atlas.name(of: areas.codes[place].municipality)
                let hit = Hit(code: areas.codes[place], name: areas.names[place], municipality: municipality)
                let folded = fold(areas.names[place])
                return Entry(hit: hit, folded: folded, full: folded + " " + fold(municipality))
            }
        }
    }

    /// Areas that fit, best first: the code itself, names that begin with the words, words that begin with them, and names
    /// that hold them. All words must fit in the name or the municipality: `meerburg leiden`.
    ///
    /// - Complexity: O(areas).
    public func find(_ text: String, level: AreaLevel? = nil, limit: Int) -> [Hit] {
        if let code = AreaCode(text), let entry = entries.first(where: { $0.hit.code == code }) { return [entry.hit] }
        let words = fold(text).split(separator: " ")
        guard let first = words.first else { return [] }
        let query = words.joined(separator: " ")
        var ranked: [(rank: Int, place: Int)] = []
        for (place, entry) in entries.enumerated() where level == nil || entry.hit.code.level == level {
            guard entry.full.utf8.count >= first.utf8.count, words.allSatisfy({ entry.full.contains($0) }) else {
                continue
            }
            let rank =
                if entry.folded == query { 0 } else if entry.folded.hasPrefix(query) {
                    1
                } else if entry.folded.contains(" " + first)
                    || entry.folded.hasPrefix(first)
                { 2 } else { 3 }
            ranked.append((rank, place))
        }
        ranked.sort { $0 < $1 }
        return ranked.prefix(limit).map { entries[$0.place].hit }
    }

    /// Areas whose name or code comes nearest to a text that fits none, by edit distance.
    public func nearest(to text: String, count: Int) -> [Hit] {
        let direct = find(text, limit: count)
        guard direct.isEmpty else { return direct }
        let wanted = Array(fold(text).utf8.prefix(40))
        guard !wanted.isEmpty else { return [] }
        var best: [(distance: Int, place: Int)] = []
        let looksLikeCode = AreaCode(text) != nil
        for (place, entry) in entries.enumerated() {
            let own =
                looksLikeCode
                ? Array(entry.hit.code.description.lowercased().utf8) : Array(entry.folded.utf8.prefix(40))
            guard abs(own.count - wanted.count) <= 6 else { continue }
            let distance = editDistance(wanted, own)
            if best.count < count || distance < (best.last?.distance ?? .max) {
                let at = best.firstIndex { $0.distance > distance } ?? best.endIndex
                best.insert((distance, place), at: at)
                if best.count > count { best.removeLast() }
            }
        }
        return best.filter { $0.distance <= max(2, wanted.count / 2) }.map { entries[$0.place].hit }
    }
}

/// Lower case without accents and punctuation, single blanks between words: `'s-Gravenhage` becomes `s gravenhage`.
func fold(_ text: String) -> String {
    // Nearly all names are plain ASCII; only the others need Unicode's tables.
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let plain = isASCII ? text : text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    var folded: [UInt8] = []
    folded.reserveCapacity(plain.utf8.count)
    for byte in plain.utf8 {
        switch byte {
        case 0x41...0x5A: folded.append(byte + 0x20)
        case 0x61...0x7A, 0x30...0x39, 0x80...: folded.append(byte)
        default: if let last = folded.last, last != 0x20 { folded.append(0x20) }
        }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
}

/// Levenshtein's distance: the least number of letters put in, taken out or changed.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var previous = Array(0...b.count)
    for (row, letter) in a.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(b.count + 1)
        for (column, other) in b.enumerated() {
            current.append(
                min(previous[column + 1] + 1, current[column] + 1, previous[column] + (letter == other ? 0 : 1)))
        }
        previous = current
    }
    return previous[b.count]
}
