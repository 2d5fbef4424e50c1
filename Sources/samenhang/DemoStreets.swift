import Atlas
import DemoProcess
import GeoFiles
import GeoModel

/// Finds what lies in a neighbourhood of the demo town: streets, a bank, green, in the layers that its atlas draws.
struct DemoStreets {
    let atlas: Atlas

    /// What lies inside the shape of a neighbourhood in RD New.
    ///
    /// - Throws: an error when PROJ cannot reproject it.
    func ground(in shape: MultiPolygon) throws -> DemoGround {
        let box = shape.box
        func paths(_ ending: String) -> [[Coordinate]] {
            let layer = atlas.layers.first { $0.id.hasSuffix(ending) }
            return layer?.paths.filter { path in path.contains { Self.holds($0, box) } } ?? []
        }
        func inside(_ path: [Coordinate]) -> Bool { path.allSatisfy { Self.holds($0, shape) } }
        let streets = paths("straten").filter(inside).sorted { Self.length($0) > Self.length($1) }
        let banks = paths("water").flatMap { Self.runs(of: $0) { Self.holds($0, shape) } }
        let bank = banks.max { Self.length($0) < Self.length($1) } ?? []
        let green = paths("groen").filter(inside).max { abs(signedArea(of: $0)) < abs(signedArea(of: $1)) } ?? []
        let transformation = try CoordinateTransformation(from: .rdNew, to: .wgs84)
        func degrees(_ path: [Coordinate]) throws -> [[Double]] {
            var path = path
            if !path.isEmpty { try transformation.apply(to: &path) }
            // Seven decimals: a centimetre, and the same on every machine.
            return path.map { [($0.x * 1e7).rounded() / 1e7, ($0.y * 1e7).rounded() / 1e7] }
        }
        return DemoGround(
            streets: try streets.prefix(6).map(degrees), bank: try degrees(Array(bank.prefix(200))),
            green: try degrees(green))
    }

    private static func holds(_ point: Coordinate, _ box: Box) -> Bool {
        (box.minX...box.maxX).contains(point.x) && (box.minY...box.maxY).contains(point.y)
    }

    /// True inside the outer ring of one of the parts, by counting how often a line to the east crosses it.
    private static func holds(_ point: Coordinate, _ shape: MultiPolygon) -> Bool {
        shape.polygons.contains { polygon in
            let ring = polygon.exterior
            return zip(ring, ring.dropFirst()).count { a, b in
                (a.y > point.y) != (b.y > point.y)
                    && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
            } % 2 == 1
        }
    }

    /// The pieces of a line of which all positions are wanted.
    private static func runs(of path: [Coordinate], _ isWanted: (Coordinate) -> Bool) -> [[Coordinate]] {
        var runs: [[Coordinate]] = [[]]
        for point in path {
            if isWanted(point) { runs[runs.count - 1].append(point) } else { runs.append([]) }
        }
        return runs.filter { $0.count > 1 }
    }

    private static func length(_ path: [Coordinate]) -> Double {
        zip(path, path.dropFirst()).reduce(0) { sum, pair in
            let (x, y) = (pair.1.x - pair.0.x, pair.1.y - pair.0.y)
            return sum + (x * x + y * y).squareRoot()
        }
    }
}
