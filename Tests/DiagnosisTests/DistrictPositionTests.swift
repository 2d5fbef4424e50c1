import Diagnosis
import Testing

/// The position of an area on higher scale levels.
@Suite struct DistrictPositionTests {
    private func figures(_ change: (inout DistrictPosition.Figures) -> Void) -> DistrictPosition {
        var figures = DistrictPosition.Figures()
        change(&figures)
        return DistrictPosition(figures)
    }

    @Test func theWorkedExampleOfTheDocumentationHolds() throws {
        let position = figures {
            $0.addressDensity = 2_784
            $0.multiFamilyShare = 80
            $0.population = 2_040
            $0.earlier = (2_100, 5)
        }
        #expect(position.environment == .centre)
        #expect(position.pressure == .shrinkage)
        #expect(abs(try #require(position.yearlyGrowth) + 0.5714) < 0.0001)
    }

    @Test(arguments: [
        (3_000.0, DistrictPosition.Environment.urban), (1_500, .urban), (1_499, .greenUrban), (999, .village),
        (499, .rural),
    ])
    func addressDensityTellsTheEnvironment(density: Double, expected: DistrictPosition.Environment) {
        #expect(
            figures {
                $0.addressDensity = density; $0.population = 500
            }.environment == expected)
    }

    @Test func aPlaceWithAddressesButHardlyAnybodyIsForWork() {
        #expect(
            figures {
                $0.addressDensity = 900; $0.population = 40
            }.environment == .work)
    }

    @Test func nothingIsSaidWithoutFigures() {
        let position = figures { _ in }
        #expect(position.environment == nil)
        #expect(position.pressure == nil)
        #expect(position.scale == nil)
    }

    @Test func aStationNearbyIsMetropolitan() {
        #expect(
            figures {
                $0.distanceToStation = 0.8; $0.distanceToSupermarket = 0.3
            }.scale == .metropolitan)
        #expect(
            figures {
                $0.distanceToStation = 3; $0.distanceToSupermarket = 0.3
            }.scale == .urban)
        #expect(
            figures {
                $0.distanceToStation = 3; $0.distanceToSupermarket = 1.3
            }.scale == .neighbourhood)
    }
}
