import Measuring
import Testing

struct MeasureListTests {
    @Test func `what is asked for twice is measured once`() throws {
        #expect(try RasterStatistic.list("mean,max,mean,p50,median") == [.mean, .max, .quantile(0.5)])
        #expect(try FeatureOperation.list("count,share:soort,count") == [.count, .share(of: "soort")])
        #expect(try NearestStatistic.list("share:400,share:400.0") == [.share(400)])
    }

    @Test(arguments: ["", ","])
    func `nothing is refused`(text: String) {
        #expect(throws: MeasureError.self) { try RasterStatistic.list(text) }
        #expect(throws: MeasureError.self) { try FeatureOperation.list(text) }
        #expect(throws: MeasureError.self) { try NearestStatistic.list(text) }
    }

    @Test(arguments: ["share:", "mean:", ":soort", "sum"])
    func `an operation that names no column is refused`(text: String) {
        let error = #expect(throws: MeasureError.self) { try FeatureOperation.list(text) }
        #expect(error?.code == "operation.unknown")
    }
}
