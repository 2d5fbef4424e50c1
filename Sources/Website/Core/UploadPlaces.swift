internal import Synchronization

/// Room for large forms: each is in memory as a whole until it is answered, so only a few come in at a time.
final class UploadPlaces: Sendable {
    /// Most large forms at once, as ADR 0015 has it.
    static let most = 4
    private let taken = Mutex(0)

    /// Room for one, which is given back when nobody holds it any more.
    ///
    /// - Throws: ``SiteProblem/busy`` when there is none.
    func take() throws(SiteProblem) -> UploadPlace {
        let isFree = taken.withLock { count in
            guard count < Self.most else { return false }
            count += 1
            return true
        }
        guard isFree else { throw .busy }
        return UploadPlace(self)
    }

    fileprivate func leave() { taken.withLock { $0 -= 1 } }
}

/// The room that one large form takes.
final class UploadPlace: Sendable {
    private let places: UploadPlaces

    fileprivate init(_ places: UploadPlaces) { self.places = places }

    deinit { places.leave() }
}
