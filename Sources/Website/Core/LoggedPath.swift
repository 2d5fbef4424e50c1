/// A path as the log may have it: what lets somebody in is left out.
enum LoggedPath {
    private static let secrets = ["/uitnodiging/", "/wachtwoord/"]

    static func of(_ path: String) -> String {
        for prefix in secrets where path.hasPrefix(prefix) { return prefix + "…" }
        return path
    }
}
