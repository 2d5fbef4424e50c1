import Foundation
import GeoFiles
import Testing
import TestSupport

/// Tries files with bytes changed, taken out or cut off, from a seed: reading may fail by name, and nothing else.
func tryMutations(
    of original: [UInt8], as name: String, seed: UInt64, rounds: Int = 200, from first: Int = 0,
    read: (String) throws -> Void
) throws {
    var generator = SeededGenerator(state: seed)
    let folder = try TemporaryFolder()
    var refused = 0
    for _ in 0..<rounds {
        var bytes = original
        let range = first..<bytes.count
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes.removeSubrange(Int.random(in: range, using: &generator)...)
        case 1:
            let start = Int.random(in: range, using: &generator)
            bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...64, using: &generator)))
        default:
            for _ in 0..<Int.random(in: 1...24, using: &generator) {
                bytes[Int.random(in: range, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
        }
        do { try read(try folder.write(Data(bytes), as: name)) } catch is GeoFileError { refused += 1 }
    }
    #expect(refused > 0, "nothing was damaged, so nothing was tried")
    #expect(refused < rounds, "nothing could be read, so nothing was tried")
}
