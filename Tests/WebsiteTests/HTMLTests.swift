import Testing

@testable import Website

/// Escaping by interpolation: what comes from outside can never become markup.
@Suite struct HTMLTests {
    @Test func textIsEscapedAndMarkupIsNot() {
        let name = "<script>alert(\"x\")</script> & 'zo'"
        let bold: HTML = "<b>\(name)</b>"
        #expect(
            bold.markup == "<b>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;zo&#39;</b>")
        let twice: HTML = "<p>\(bold)</p>"
        #expect(twice.markup == "<p>\(bold.markup)</p>")
    }

    @Test func nothingAndListsLeaveNoTrace() {
        let absent: HTML? = nil
        let list: [HTML] = ["<i>1</i>", "<i>2</i>"]
        let all: HTML = "\(absent)\(list)\(3)"
        #expect(all.markup == "<i>1</i><i>2</i>3")
    }
}
