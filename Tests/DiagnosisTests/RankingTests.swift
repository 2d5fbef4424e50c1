@testable import Diagnosis
import Planning
import Testing

struct RankingTests {
    @Test func `equal scores share the better place and the next place is left out`() {
        let ranking = Ranking([80, 90, 90, nil, 70], in: ReferenceGroups(everyone: 5))
        #expect(ranking.place(of: 0)?.rank == 3)
        #expect(ranking.place(of: 1)?.rank == 1)
        #expect(ranking.place(of: 2)?.rank == 1)
        #expect(ranking.place(of: 4)?.rank == 4)
    }

    @Test func `an area without a score has no place and is not counted`() {
        let ranking = Ranking([80, nil], in: ReferenceGroups(everyone: 2))
        #expect(ranking.place(of: 1) == nil)
        #expect(ranking.place(of: 0)?.of == 1)
    }

    @Test func `each group is ranked on its own`() {
        let ranking = Ranking([10, 20, 30, 40, 50], in: ReferenceGroups(keys: ["a", "b", "a", "b", nil]))
        #expect((0..<5).map { ranking.place(of: $0)?.rank } == [2, 2, 1, 1, nil])
        #expect((0..<5).map { ranking.place(of: $0)?.of } == [2, 2, 2, 2, nil])
    }
}
