/// How urgent one indicator is in each area, 0…1.
public enum Severity {
    /// Severity against a norm: `clamp((x − acceptable) / (alarming − acceptable), 0…1)`.
    ///
    /// With acceptable 5 and alarming 25, a value of 10 gives 0.25. A norm where less is worse has `alarming` below
    /// `acceptable`: with acceptable 30 and alarming 10, a value of 25 gives 0.25.
    public static func againstNorm(_ value: Double, _ norm: Indicator.Norm) -> Double {
        let span = norm.alarming - norm.acceptable
        guard span != 0 else { return value == norm.acceptable ? 0 : (value > norm.acceptable ? 1 : 0) }
        return min(1, max(0, (value - norm.acceptable) / span))
    }

    /// Severity as the place in the reference group: `(below + ½ · equal) / n`, the area itself among the equal ones;
    /// turned (`1 −`) where less is more urgent. Areas without a number or without a group get none.
    ///
    /// The values 1, 2, 2, 5 give 0.125, 0.5, 0.5, 0.875.
    ///
    /// - Complexity: O(n log n).
    public static func percentiles(
        _ column: IndicatorColumn, in groups: ReferenceGroups, turned: Bool
    ) -> [Double?] {
        raw(column, groups: groups, turned: turned).map { $0.isNaN ? nil : $0 }
    }

    /// Severity of a whole column, NaN where there is none: by norm when the indicator has one, else by percentile.
    static func column(_ indicator: Indicator, _ column: IndicatorColumn, groups: ReferenceGroups) -> [Double] {
        guard let norm = indicator.norm else {
            return raw(column, groups: groups, turned: indicator.direction == .lower)
        }
        return column.numbers.indices.map { area in
            column.statuses[area] == .known ? againstNorm(column.numbers[area], norm) : .nan
        }
    }

    private static func raw(_ column: IndicatorColumn, groups: ReferenceGroups, turned: Bool) -> [Double] {
        var result = [Double](repeating: .nan, count: column.count)
        var members = [[(value: Double, area: Int32)]](repeating: [], count: groups.groupCount)
        for area in 0..<column.count where column.statuses[area] == .known {
            let group = groups.group[area]
            if group >= 0 { members[Int(group)].append((column.numbers[area], Int32(area))) }
        }
        for var list in members {
            list.sort { $0.value < $1.value }
            let count = Double(list.count)
            var start = 0
            while start < list.count {
                var end = start + 1
                while end < list.count, list[end].value == list[start].value { end += 1 }
                let place = (Double(start) + Double(end - start) / 2) / count
                for entry in list[start..<end] { result[Int(entry.area)] = turned ? 1 - place : place }
                start = end
            }
        }
        return result
    }
}
