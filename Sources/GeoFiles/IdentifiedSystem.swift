internal import CGDAL
internal import GeoModel

extension CoordinateReferenceSystem {
    /// The system that a file names, by the EPSG number it gives or is known by; heights are left out of account.
    ///
    /// Nil where the file describes a system that has no number, or too loosely to be sure.
    init?(identifying system: OGRSpatialReferenceH) {
        guard let plain = OSRClone(system) else { return nil }
        defer { OSRRelease(plain) }
        let epsg = GDALLibrary.quietly { () -> Int32? in
            if OSRIsCompound(plain) != 0 { OSRStripVertical(plain) }
            if let epsg = Self.number(of: plain) { return epsg }
            if OSRAutoIdentifyEPSG(plain) == OGRERR_NONE, let epsg = Self.number(of: plain) { return epsg }
            return Self.bestMatch(of: plain)
        }.result
        guard let epsg else { return nil }
        self.init(epsg: epsg)
    }

    private static func number(of system: OGRSpatialReferenceH) -> Int32? {
        guard let authority = OSRGetAuthorityName(system, nil), String(cString: authority) == "EPSG",
            let code = OSRGetAuthorityCode(system, nil)
        else { return nil }
        return Int32(String(cString: code))
    }

    /// PROJ's own search, where it is at least 90 % sure.
    private static func bestMatch(of system: OGRSpatialReferenceH) -> Int32? {
        var count: Int32 = 0
        var confidence: UnsafeMutablePointer<Int32>?
        guard let matches = OSRFindMatches(system, nil, &count, &confidence) else { return nil }
        defer {
            OSRFreeSRSArray(matches)
            VSIFree(confidence)
        }
        guard count > 0, let confidence, confidence[0] >= 90, let match = matches[0] else { return nil }
        return number(of: match)
    }
}
