// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Arrows between targets point one way only: from what a person sees down to values and C libraries.
// `docs/architecture.md` tells what each target is; the build proves that no import goes round it.
let package = Package(
    name: "samenhang",
    products: [
        .executable(name: "samenhang", targets: ["samenhang"]),
        .library(name: "Diagnosis", targets: ["Diagnosis"]),
        .library(name: "Atlas", targets: ["Atlas"]),
        .library(name: "DemoTown", targets: ["DemoTown"]),
        .library(name: "Catalogue", targets: ["Catalogue"]),
        .library(name: "Journal", targets: ["Journal"]),
        .library(name: "JournalSQLite", targets: ["JournalSQLite"]),
        .library(name: "Planning", targets: ["Planning"]),
        .library(name: "Process", targets: ["Process"]),
        .library(name: "ProcessService", targets: ["ProcessService"]),
        .library(name: "Tiles", targets: ["Tiles"]),
        .library(name: "GeoModel", targets: ["GeoModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .executableTarget(
            name: "samenhang",
            dependencies: [
                "Atlas", "Catalogue", "DemoProcess", "DemoTown", "Diagnosis", "GeoFiles", "GeoModel", "Geometry",
                "Journal",
                "JournalSQLite", "Mail", "Measuring", "NaturalSystem", "Outlines", "People", "Planning", "Process",
                "ProcessService", "Website",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "Website",
            dependencies: [
                "Atlas", "Catalogue", "Diagnosis", "GeoModel", "Journal", "Mail", "NaturalSystem", "Outlines",
                "People", "Planning", "Process", "ProcessService", "CZlib", "Tiles",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Resources")],
            swiftSettings: strict),
        .target(
            name: "Outlines", dependencies: ["Atlas", "GeoFiles", "GeoModel", "Geometry", "Planning", "Process"],
            swiftSettings: strict),
        .target(
            name: "DemoTown", dependencies: ["GeoFiles", "GeoModel", "NaturalSystem"], swiftSettings: strict),
        .target(
            name: "Atlas",
            dependencies: [
                "Catalogue", "Diagnosis", "GeoFiles", "GeoModel", "Geometry", "Measuring", "NaturalSystem", "Planning",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "Catalogue",
            dependencies: ["Diagnosis", "Planning", .product(name: "Yams", package: "Yams")],
            resources: [.copy("Resources")],
            swiftSettings: strict),
        .target(
            name: "Measuring", dependencies: ["GeoFiles", "GeoModel", "Geometry", "Planning"], swiftSettings: strict),
        .target(
            name: "NaturalSystem",
            dependencies: ["Diagnosis", "GeoModel", "Planning", .product(name: "Yams", package: "Yams")],
            resources: [.copy("Resources")], swiftSettings: strict),
        .target(name: "Diagnosis", dependencies: ["Planning"], swiftSettings: strict),
        .target(
            name: "JournalSQLite",
            dependencies: ["Journal", "People", "Planning", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .target(
            name: "Journal", dependencies: ["Planning", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(
            name: "People",
            dependencies: [
                "Planning", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "Mail", dependencies: ["CCurl", "Planning", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict),
        .target(
            name: "DemoProcess", dependencies: ["Journal", "Planning", "Process", "ProcessService"],
            swiftSettings: strict),
        .target(
            name: "ProcessService",
            dependencies: ["Journal", "Planning", "Process", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(name: "Process", dependencies: ["Planning"], swiftSettings: strict),
        .target(name: "Planning", swiftSettings: strict),
        .target(name: "Tiles", dependencies: ["GeoModel"], swiftSettings: strict),
        .target(name: "GeoFiles", dependencies: ["CGDAL", "GeoModel"], swiftSettings: strict),
        .target(name: "Geometry", dependencies: ["CGEOS", "GeoModel"], swiftSettings: strict),
        .target(name: "GeoModel", swiftSettings: strict),
        // What several test targets share; nothing else depends on these two.
        .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
        .target(
            name: "ProcessTestSupport", dependencies: ["Planning", "Process"], path: "Tests/ProcessSupport",
            swiftSettings: strict),
        .testTarget(
            name: "JournalTests",
            dependencies: [
                "Journal", "JournalSQLite", "Planning", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PeopleTests", dependencies: ["JournalSQLite", "People", "Planning"], swiftSettings: strict),
        .testTarget(
            name: "MailTests", dependencies: ["Mail", "Planning", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict),
        .testTarget(
            name: "DemoProcessTests",
            dependencies: ["DemoProcess", "Journal", "Planning", "Process", "ProcessService"], swiftSettings: strict),
        .testTarget(
            name: "ProcessServiceTests",
            dependencies: [
                "Journal", "JournalSQLite", "Planning", "Process", "ProcessService", "ProcessTestSupport",
                "TestSupport",
            ], swiftSettings: strict),
        .testTarget(
            name: "ProcessTests", dependencies: ["Planning", "Process", "ProcessTestSupport", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "PlanningTests", dependencies: ["Planning"], swiftSettings: strict),
        .testTarget(
            name: "DiagnosisTests", dependencies: ["Diagnosis", "Planning", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "CatalogueTests", dependencies: ["Catalogue", "Diagnosis", "Planning"], swiftSettings: strict),
        .testTarget(name: "GeoModelTests", dependencies: ["GeoModel", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GeometryTests", dependencies: ["GeoModel", "Geometry", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "MeasuringTests",
            dependencies: ["GeoFiles", "GeoModel", "Geometry", "Measuring", "Planning", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "GeoFilesTests", dependencies: ["GeoFiles", "GeoModel", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "NaturalSystemTests",
            dependencies: ["Diagnosis", "GeoModel", "NaturalSystem", "Planning", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "TilesTests", dependencies: ["GeoModel", "TestSupport", "Tiles"], swiftSettings: strict),
        .testTarget(
            name: "DemoTownTests",
            dependencies: [
                "Atlas", "Catalogue", "DemoTown", "Diagnosis", "GeoFiles", "GeoModel", "NaturalSystem", "Planning",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AtlasTests",
            dependencies: [
                "Atlas", "Catalogue", "Diagnosis", "GeoFiles", "GeoModel", "Geometry", "Measuring", "NaturalSystem",
                "Planning", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "OutlinesTests",
            dependencies: ["Atlas", "GeoFiles", "GeoModel", "Geometry", "Outlines", "Planning", "Process"],
            swiftSettings: strict),
        .testTarget(name: "CommandTests", dependencies: ["TestSupport", "samenhang"], swiftSettings: strict),
        .testTarget(
            name: "WebsiteTests",
            dependencies: [
                "Atlas", "Diagnosis", "Journal", "Mail", "Outlines", "People", "Planning", "Process", "ProcessService",
                "ProcessTestSupport", "TestSupport", "Website",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    ]
)
