internal import Atlas
internal import Diagnosis
internal import Outlines
internal import Planning
internal import Process

extension ProcessPage {
    /// Urgency scores of the ground that the process is about: each area counts for its ground, no ground counts twice, and
    /// where less than half of the ground has a score there is none (METHOD §2). Within a drawn border areas count for the
    /// ground that lies inside.
    var diagnosis: [Transition: Double] {
        var scores: [Transition: Double] = [:]
        for transition in Transition.allCases {
            let mean = drawn.map { $0.mean { score(transition, $0) } } ?? mean(transition)
            scores[transition] = mean.value(leastCoverage: UrgencyScores.leastCoverage)
        }
        return scores
    }

    private func mean(_ transition: Transition) -> GroundMean {
        var mean = GroundMean()
        for code in charter.areas.withoutParts {
            guard let (areas, place) = page.site.atlas.find(code) else { continue }
            mean.add(score(transition, code), squareMetres: areas.squareMetres[place])
        }
        return mean
    }

    private func score(_ transition: Transition, _ code: AreaCode) -> Double? {
        guard let (areas, place) = page.site.atlas.find(code),
            let scored = page.site.diagnosis.scored(.init(level: areas.level))
        else { return nil }
        return scored.scores.all(transition)[place]
    }
}

extension [AreaCode] {
    /// Each area once, and none that lies in another of them: the ground of a municipality holds that of its districts.
    var withoutParts: [AreaCode] {
        let all = Set(self)
        return all.filter { code in
            var outer = code.parent
            while let area = outer {
                if all.contains(area) { return false }
                outer = area.parent
            }
            return true
        }.sorted()
    }
}
