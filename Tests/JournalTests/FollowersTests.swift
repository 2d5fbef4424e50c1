import Journal
import Planning
import Testing

@Suite struct FollowersTests {
    private func event(_ version: Int) -> RecordedEvent {
        RecordedEvent(
            position: Int64(version), stream: .wijk, version: version, time: .at(0), actor: .anna,
            event: .note(version),
            previous: .none, digest: .none)
    }

    @Test func `a follower that goes away is forgotten`() async {
        let followers = Followers()
        let task = Task {
            for await _ in followers.follow(.wijk) {}
        }
        while followers.count == 0 { await Task.yield() }
        task.cancel()
        await task.value
        while followers.count > 0 { await Task.yield() }
        followers.tell([event(1)])
        #expect(followers.count == 0)
    }

    @Test func `who follows another stream is not told`() async {
        let followers = Followers()
        let other = followers.follow(.buurt)
        followers.tell([event(1)])
        followers.tell([])
        followers.finish()
        #expect(await other.reduce(into: 0) { count, _ in count += 1 } == 0)
    }

    @Test func `closing ends what is followed, after what was told`() async {
        let followers = Followers()
        let before = followers.follow(.wijk)
        followers.tell([event(1)])
        followers.finish()
        let after = followers.follow(.wijk)
        #expect(await before.reduce(into: []) { $0 += $1.map(\.version) } == [1])
        #expect(await after.reduce(into: 0) { count, _ in count += 1 } == 0)
        #expect(followers.count == 0)
    }

    @Test func `five hundred followers of one stream are each told everything`() async {
        let followers = Followers()
        let all = (0..<500).map { _ in followers.follow(.wijk) }
        for version in 1...5 { followers.tell([event(version)]) }
        for told in all {
            var versions: [Int] = []
            for await events in told.prefix(5) { versions += events.map(\.version) }
            #expect(versions == [1, 2, 3, 4, 5])
        }
    }
}
