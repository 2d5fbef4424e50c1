internal import Planning

/// Line drawings, each decorative: the word stands beside it.
enum Icon {
    static let logo: HTML =
        "<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"8.5\"/><circle cx=\"20\" cy=\"12\" r=\"8.5\"/><circle cx=\"16\" cy=\"19.5\" r=\"8.5\"/></svg>"

    static func of(_ transition: Transition) -> HTML {
        let path: HTML =
            switch transition {
            case .energy: "M13 2 5 14h6l-2 8 9-13h-6z"
            case .climateAdaptation: "M12 2c4 5 6 8.5 6 12a6 6 0 0 1-12 0c0-3.5 2-7 6-12z"
            case .natureInclusivity: "M4 20C4 9 11 4 20 4c0 9-5 16-14 15m-2 3c2-6 5-9 9-11"
            case .mobility: "M5 17a3.5 3.5 0 1 0 .1 0zm14 0a3.5 3.5 0 1 0 .1 0zM5.5 17 9 9h6l3.5 8M9 9 8 7H6m9 2-1-3h3"
            case .urbanisation: "M4 21V9l6-4v16M10 21V3l9 5v13M13 9v1m0 4v1m3-5v1m0 4v1M7 12v1m0 4v1"
            case .socioEconomic:
                "M8 11a3.5 3.5 0 1 0-.1 0zm9 0a3 3 0 1 0-.1 0zM2 20c0-4 2.5-6.5 6-6.5s6 2.5 6 6.5m1-6c4-.5 7 2 7 6"
            }
        return "<svg viewBox=\"0 0 24 24\" class=\"ico\" aria-hidden=\"true\"><path d=\"\(path)\"/></svg>"
    }
}
