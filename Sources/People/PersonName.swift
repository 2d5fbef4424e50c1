internal import Planning

/// How somebody whose id stands in an event is shown.
public enum PersonName: Hashable, Sendable {
    /// By name.
    case known(String)
    /// Somebody who was here and was erased.
    case departed
    /// Nobody the directory knows of.
    case unknown
}
