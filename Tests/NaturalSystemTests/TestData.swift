import Foundation
import TestSupport

/// Real open data: SAMENHANG_TEST_DATA, or `../shared/data` beside the package; nil where there is none.
func testData(_ path: String) -> String? {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let folder =
        ProcessInfo.processInfo.environment["SAMENHANG_TEST_DATA"]
        ?? root.deletingLastPathComponent().appendingPathComponent("shared/data").path
    let full = folder + "/" + path
    return FileManager.default.fileExists(atPath: full) ? full : nil
}
