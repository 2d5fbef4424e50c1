internal import Foundation
public import Journal

extension StreamID {
    /// The id of a new process: its name in plain letters, and the first four characters of a random key that make it unlike
    /// others. The same name and key give the same id, so that asking twice starts one process.
    ///
    /// `Meerburg, integraal!` with the key `x7k2m9` gives `meerburg-integraal-x7k2`.
    public init?(name: String, key: String) {
        let plain = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let head = words.joined(separator: "-").prefix(48)
        self.init(rawValue: (head.isEmpty ? "gebied" : head) + "-" + key.prefix(4))
    }
}
