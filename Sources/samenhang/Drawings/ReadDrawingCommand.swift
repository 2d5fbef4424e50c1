import ArgumentParser
import Foundation
import Glibc
import Outlines

/// `samenhang read-drawing`: reads one file that somebody uploaded, for a server (``ChildDrawingReader``), and for nobody else.
///
/// It runs by itself because libraries that read files can be kept busy for ever, or made to fall over, by a file that was made
/// to. Here that ends this program, within bounds of time and memory, and the server goes on.
struct ReadDrawingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-drawing", abstract: "Read one uploaded file, for the server.", shouldDisplay: false)

    /// Most seconds of work, and most seconds by the clock.
    static let mostSeconds: (work: UInt, clock: UInt32) = (6, 8)
    /// Most bytes of address space: a file of 20 MB takes half of it.
    static let mostMemory: UInt = 2 << 30

    @Argument(help: "What the file is for.") var purpose: String
    @Argument(help: "The file.") var file: String
    @Argument(help: "Where the outcome goes, as JSON.") var outcome: String

    func validate() throws {
        guard DrawingPurpose(rawValue: purpose) != nil else { throw ValidationError("A purpose is grens or plek.") }
    }

    func run() throws {
        guard let purpose = DrawingPurpose(rawValue: purpose) else { return }
        try Self.holdBack()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let found = try DrawingReader().read(bytes, as: purpose) {}
        try JSONEncoder().encode(found).write(to: URL(fileURLWithPath: outcome))
    }

    /// Takes from this program what it could do harm with. It ends by a signal where it asks for more.
    private static func holdBack() throws {
        for (resource, most) in [
            (RLIMIT_CPU, mostSeconds.work), (RLIMIT_AS, mostMemory), (RLIMIT_FSIZE, 256 << 20), (RLIMIT_CORE, 0),
        ] {
            var limit = rlimit(rlim_cur: most, rlim_max: most)
            guard setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else {
                throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
            }
        }
        _ = alarm(mostSeconds.clock)
    }
}
