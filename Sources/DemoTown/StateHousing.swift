/// What follows from traits and counts about homes and ground; shares in percent that add up to 100 where they should.
extension NeighbourhoodState {
    var ownerShare: Double { max(2, min(97, self[.ownerShare])) }
    var tenureUnknownShare: Double { chance(1) > 0.3 ? 1 : 0 }
    var rentalShare: Double { 100 - ownerShare - tenureUnknownShare }
    var corporationShare: Double { min(self[.corporationShare], rentalShare) }
    var apartmentShare: Double { max(0, min(98, self[.apartmentShare])) }
    var vacancyShare: Double { min(40, self[.vacancy]) }
    var before2000Share: Double { max(0, min(99, self[.before2000])) }

    /// m² of floor in homes.
    var homeFloorArea: Double { dwellings * self[.floorArea] }
    /// m² of floor in all buildings.
    var floorArea: Double { homeFloorArea + self[.otherFloorArea] }
    /// m² of floor per m² of land.
    var floorSpaceIndex: Double { land > 0 ? floorArea / (land * 10_000) : .nan }
    /// m² of building per m² of land.
    var groundSpaceIndex: Double { min(0.75, floorSpaceIndex / self[.storeys]) }
    /// m² of unbuilt ground per m² of floor.
    var openSpaceRatio: Double { floorArea > 0 ? (1 - groundSpaceIndex) / floorSpaceIndex : .nan }
    /// m² of floor in homes per m² of floor.
    var mixedUseIndex: Double { floorArea > 0 ? homeFloorArea / floorArea : .nan }

    /// Addresses per km² within a kilometre: the neighbourhood's own density, smoothed with that of the town around it.
    var addressDensity: Double {
        let own = land > 0 ? (dwellings + self[.businesses] * 0.4) / (land / 100) : 0
        let kilometres = place.kilometresFromCentre
        return own * 0.55 + 1_500 / (1 + kilometres * kilometres / 2)
    }

    /// The five classes of urbanity: 1 from 2,500 addresses per km², 5 below 500.
    static func urbanityClass(ofAddressDensity density: Double) -> Double {
        switch density {
        case 2_500...: 1
        case 1_500..<2_500: 2
        case 1_000..<1_500: 3
        case 500..<1_000: 4
        default: 5
        }
    }

    /// Share of surface that is water.
    var waterShare: Double { place.area > 0 ? min(100, water / place.area * 100) : 0 }
    /// Share of surface that is green; what buildings and water leave is divided over green, paving and the rest.
    var greenShare: Double { openShare * self[.green] / groundTotal }
    var pavedShare: Double { openShare * self[.paved] / groundTotal }
    var treeShare: Double { min(greenShare * 0.9, self[.treeCover]) }

    private var openShare: Double {
        max(0, 100 - waterShare - (groundSpaceIndex.isFinite ? groundSpaceIndex * 100 : 0))
    }
    private var groundTotal: Double {
        // In the country much is bare field, in town little is neither green nor paved.
        self[.green] + self[.paved] + (place.character == .rural ? 24 : 5)
    }
}
