internal import HTTPTypes
internal import Planning
internal import Synchronization

/// How many event streams are open, so that nobody takes all of them: each costs memory and a connection for as long as it lasts.
final class LivePlaces: Sendable {
    /// Most streams on one process.
    static let mostPerProcess = 2_000
    /// Most streams of one person: windows, in all browsers together.
    static let mostPerPerson = 24
    /// Most streams from one address: a town hall or a school may have one for all who are in it.
    static let mostPerAddress = 600
    /// Most streams of this server.
    static let most = 4_000

    private let taken = Mutex<(all: Int, byKey: [String: Int])>((0, [:]))

    /// Takes a place, which is free again when it is left or forgotten.
    ///
    /// - Parameters:
    ///   - person: who watches; nil for who is not signed in.
    ///   - address: where from, as ``ClientAddress/key``.
    /// - Throws: ``SiteProblem/tooManyWindows`` for the person or the address, ``SiteProblem/tooManyWatch`` when the server is full.
    func take(person: PersonID?, address: String) throws(SiteProblem) -> Place {
        var limits = [("adres " + address, LivePlaces.mostPerAddress)]
        if let person { limits.append(("persoon " + person.rawValue, LivePlaces.mostPerPerson)) }
        let refusal = taken.withLock { taken -> SiteProblem? in
            guard taken.all < LivePlaces.most else { return .tooManyWatch }
            for (key, most) in limits where taken.byKey[key, default: 0] >= most { return .tooManyWindows }
            taken.all += 1
            for (key, _) in limits { taken.byKey[key, default: 0] += 1 }
            return nil
        }
        if let refusal { throw refusal }
        return Place(keys: limits.map(\.0), of: self)
    }

    /// How many are taken.
    var count: Int { taken.withLock { $0.all } }

    private func free(_ keys: [String]) {
        taken.withLock { taken in
            taken.all -= 1
            for key in keys {
                let left = taken.byKey[key, default: 1] - 1
                taken.byKey[key] = left == 0 ? nil : left
            }
        }
    }

    /// One stream's place.
    final class Place: Sendable {
        private let keys: [String]
        private let places: LivePlaces
        private let isLeft = Mutex(false)

        fileprivate init(keys: [String], of places: LivePlaces) {
            self.keys = keys
            self.places = places
        }

        deinit { leave() }

        /// Makes room for another.
        func leave() {
            let wasLeft = isLeft.withLock { isLeft in
                defer { isLeft = true }
                return isLeft
            }
            if !wasLeft { places.free(keys) }
        }
    }
}

extension SiteProblem {
    /// Somebody follows processes in more windows than the server keeps up to date.
    static let tooManyWindows = SiteProblem(
        code: "live.tooMany", status: .tooManyRequests, title: "problem.live.title", detail: "problem.live.detail",
        values: ["most": String(LivePlaces.mostPerPerson), "network": String(LivePlaces.mostPerAddress)],
        headers: [.retryAfter: "60"])

    /// More people follow processes than the server can keep up to date.
    static let tooManyWatch = SiteProblem(
        code: "live.full", status: .serviceUnavailable, title: "problem.live.title", detail: "problem.live.full")
}
