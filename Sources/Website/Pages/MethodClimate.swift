/// How the weather report 2050 is made.
struct MethodClimate {
    let page: PageRequest

    var html: HTML {
        let t = page.t
        return
            "<p>\(t("method.climate.what"))</p><p>\(t("method.climate.cells"))</p><p>\(t("method.climate.example"))</p><p>\(t("method.climate.rain"))</p>"
    }
}
