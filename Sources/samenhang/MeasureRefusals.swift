import ArgumentParser
import Foundation
import GeoFiles
import Measuring
import Planning

extension MeasureCommand {
    /// Refuses options that would be passed over in silence.
    func refuseOptionsThatDoNotGoTogether() throws {
        let ofRasters = [("--band", band != nil), ("--nodata", nodata != nil), ("--weights", weights != nil)]
        let ofFeatures = [
            ("--where", condition != nil), ("--geometry", geometry != nil), ("--weight", weight != nil),
        ]
        let ofTargets = [
            ("--nearest-where", nearestWhere != nil), ("--nearest-min-area", nearestMinArea != nil),
            ("--weight", weight != nil),
        ]
        if weights == nil { try refuse([("--weights-band", weightsBand != nil)], "with --weights.") }
        if raster != nil {
            try refuse(ofFeatures + ofTargets + [("--ops", ops != nil)], "not with --raster.")
            return
        }
        try refuse(ofRasters, "only with --raster.")
        if features == nil { try refuse(ofFeatures, "only with --features.") }
        if nearest == nil {
            try refuse(ofTargets, "only with --nearest.")
            try refuse([("--stats", stats != nil)], "with --raster or --nearest; of features it is --ops.")
        } else {
            try refuse([("--ops", ops != nil)], "with --features alone; of distances it is --stats.")
        }
    }

    private func refuse(_ options: [(name: String, isGiven: Bool)], _ when: String) throws {
        for option in options where option.isGiven { throw ValidationError("\(option.name) goes \(when)") }
    }

    /// Refuses to put the result in the place of a file it is made of.
    func refuseToWriteOverInput() throws {
        guard let out, let own = FileIdentity(out) else { return }
        let inputs =
            [areas, features, nearest].compactMap { $0 }.map { LayerName($0).path }
            + [raster, weights].compactMap { $0 }
        for input in inputs where FileIdentity(input) == own {
            throw MeasureError(
                "output.isInput", .wrongUse, what: "--out names \(out), which is measured.",
                advice: "Write to another file; an input is never written over.")
        }
    }
}

/// Which file on this machine a path leads to, whatever it is called.
private struct FileIdentity: Equatable {
    let device: UInt64
    let number: UInt64

    /// Nil where there is no such file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}
