/// Where to go on after signing in, as an address that came with the request: only a place on this site counts.
enum BackAddress {
    /// The address when it is a path of this site in plain signs; nil for anything else.
    static func checked(_ text: String?) -> String? {
        guard let text, text.utf8.count <= 2_000, text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C })
        else { return nil }
        return text
    }
}
