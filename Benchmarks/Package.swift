// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// A package of its own, so that nobody who builds or tests samenhang builds the benchmarks with it.
let package = Package(
    name: "samenhang-benchmarks",
    dependencies: [
        .package(name: "samenhang", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "bench-diagnosis",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Atlas", package: "samenhang"),
                .product(name: "Catalogue", package: "samenhang"),
                .product(name: "Diagnosis", package: "samenhang"),
                .product(name: "GeoModel", package: "samenhang"),
                .product(name: "Planning", package: "samenhang"),
                .product(name: "Tiles", package: "samenhang"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "bench-journal",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Journal", package: "samenhang"),
                .product(name: "JournalSQLite", package: "samenhang"),
                .product(name: "Planning", package: "samenhang"),
                .product(name: "Process", package: "samenhang"),
                .product(name: "ProcessService", package: "samenhang"),
            ],
            swiftSettings: strict),
    ]
)
