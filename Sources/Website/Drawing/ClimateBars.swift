internal import Diagnosis
internal import NaturalSystem

/// One climate variable drawn: now, 2050 and 2100, low and high, with whiskers from the 5th to the 95th percentile.
///
/// Amounts are bars from zero, as in the seed's weather report; temperatures have no natural zero and are dots. The table
/// beside it has the same numbers.
struct ClimateBars {
    let row: ClimateReport.Row
    let page: PageRequest

    private var t: Texts { page.t }
    private static let top = 20.0
    private static let bottom = 158.0
    private static let left = 34.0
    private static let middles = [66.0, 122, 168, 224, 270]
    private static let kinds = ["now", "low", "high", "low", "high"]

    var html: HTML {
        let variable = row.variable
        let name = t.pick(variable.label)
        return """
            <figure class="chart"><figcaption>\(name) <span class="unit">\(t.pick(variable.unit))</span></figcaption>
            <svg class="wchart" viewBox="0 0 300 198" role="img" aria-label="\(name): \(spoken)">\(axis)\(Climate.allCases.map(mark))\(names)</svg></figure>
            """
    }

    /// The same in words, for those who do not see the picture.
    private var spoken: String {
        let names = ClimateBars.kinds.indices.map { index -> String in
            index == 0 ? t("weather.now") : "\(index < 3 ? "2050" : "2100") \(t("weather.\(ClimateBars.kinds[index])"))"
        }
        return zip(names, row.figures).map { name, figure in "\(name) \(figure.mid.map(number) ?? "–")" }
            .joined(separator: ", ")
    }

    private var isAmount: Bool { row.variable.range.first == 0 }

    private var scale: AxisScale {
        let values = row.figures.compactMap(\.value)
        let low = values.map { min($0.mid, $0.band?.low5 ?? $0.mid) }.min() ?? 0
        let high = values.map { max($0.mid, $0.band?.high95 ?? $0.mid) }.max() ?? 1
        return AxisScale(from: isAmount ? min(0, low) : low, to: high)
    }

    private func y(_ value: Double) -> Double {
        let scale = scale
        let share = (value - scale.low) / (scale.high - scale.low)
        return ClimateBars.bottom - share * (ClimateBars.bottom - ClimateBars.top)
    }

    private var axis: HTML {
        let scale = scale
        return scale.ticks.map { tick -> HTML in
            let at = y(tick)
            return
                "<path class=\"w-grid\" d=\"M\(fixed(ClimateBars.left)) \(fixed(at))H296\"/><text class=\"w-tick\" x=\"\(fixed(ClimateBars.left - 5))\" y=\"\(fixed(at + 4))\" text-anchor=\"end\">\(t.number(tick, decimals: scale.decimals))</text>"
        }.joined()
    }

    private func mark(_ climate: Climate) -> HTML {
        guard let value = row[climate].value else { return .none }
        let x = ClimateBars.middles[climate.index]
        let kind = ClimateBars.kinds[climate.index]
        let at = y(value.mid)
        let shape: HTML =
            isAmount
            ? "<rect class=\"w-\(kind)\" x=\"\(fixed(x - 15))\" y=\"\(fixed(at))\" width=\"30\" height=\"\(fixed(max(0.5, y(max(0, scale.low)) - at)))\"/>"
            : "<circle class=\"w-\(kind)\" cx=\"\(fixed(x))\" cy=\"\(fixed(at))\" r=\"6\"/>"
        let whisker: HTML? = value.band.map { band in
            let (high, low) = (y(band.high95), y(band.low5))
            return
                "<path class=\"w-whisker\" d=\"M\(fixed(x - 5)) \(fixed(high))h10M\(fixed(x)) \(fixed(high))V\(fixed(low))M\(fixed(x - 5)) \(fixed(low))h10\"/>"
        }
        // The number stands above the whisker, where nothing crosses it.
        let above = min(at, value.band.map { y($0.high95) } ?? at)
        let text: HTML =
            "<text class=\"w-value\" x=\"\(fixed(x))\" y=\"\(fixed(above - 5))\" text-anchor=\"middle\">\(number(value.mid))</text>"
        return "\(shape)\(whisker)\(text)"
    }

    private var names: HTML {
        let under = ClimateBars.middles.indices.map { index -> HTML in
            let text = index == 0 ? t("weather.now") : t("weather.\(ClimateBars.kinds[index])")
            return
                "<text class=\"w-tick\" x=\"\(fixed(ClimateBars.middles[index]))\" y=\"174\" text-anchor=\"middle\">\(text)</text>"
        }
        let years: HTML =
            "<text class=\"w-year\" x=\"145\" y=\"191\" text-anchor=\"middle\">2050</text><text class=\"w-year\" x=\"247\" y=\"191\" text-anchor=\"middle\">2100</text>"
        return "\(under)\(years)"
    }

    private func number(_ value: Double) -> String { t.number(value, decimals: row.variable.decimals) }
    private func fixed(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
