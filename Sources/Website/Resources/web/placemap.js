// The map of a process: what people drew, each with its number in the list beside it. When the list is fetched again because
// somebody changed something, the map fetches its places too, and stays where the visitor moved it.
(function () {
  "use strict";
  const box = document.getElementById("plekkenkaart");
  const list = document.getElementById("inhoud-proces");
  if (!box || !list || !window.samenhangBaseMap) return;
  // The page makes room before the map fits its bounds.
  box.hidden = false;
  document.documentElement.classList.add("hasmap");
  const base = samenhangBaseMap(box, box.dataset.label, { maxZoom: 18 });
  if (!base) {
    box.hidden = true;
    document.documentElement.classList.remove("hasmap");
    return;
  }
  const { map } = base;
  const ink = "#16302f";
  const colour = ["match", ["get", "alliantie"], "natuurlijk", "#3b7d2c", "bebouwing", "#5a678f", "mens", "#a84a86", ink];
  let pins = [];

  function addPlaces() {
    base.addAreas(0.35);
    map.addSource("plekken", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    const isBorder = ["==", ["get", "soort"], "grens"];
    const isPlace = ["!", isBorder];
    const of = (...kinds) => ["in", ["geometry-type"], ["literal", kinds.flatMap((kind) => [kind, "Multi" + kind])]];
    map.addLayer({ id: "grens", type: "line", source: "plekken", filter: isBorder, paint: { "line-color": ink, "line-width": 2.5, "line-dasharray": [3, 2] } });
    map.addLayer({ id: "vlakken", type: "fill", source: "plekken", filter: ["all", isPlace, of("Polygon")], paint: { "fill-color": colour, "fill-opacity": 0.22 } });
    map.addLayer({ id: "lijnen", type: "line", source: "plekken", filter: ["all", isPlace, of("Polygon", "LineString")], layout: { "line-join": "round", "line-cap": "round" }, paint: { "line-color": colour, "line-width": 3.5 } });
    map.addLayer({ id: "punten", type: "circle", source: "plekken", filter: ["all", isPlace, of("Point")], paint: { "circle-radius": 6, "circle-color": colour, "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 } });
  }

  // A geometry of one kind may stand in a collection: MapLibre draws its parts when they are features of their own.
  function parts(feature) {
    const { geometry, properties } = feature;
    const all = geometry.type === "GeometryCollection" ? geometry.geometries : [geometry];
    return all.map((part) => ({ type: "Feature", geometry: part, properties }));
  }

  /// Where the number of a place stands: its first point, half-way its first line, the middle of the box of its first area.
  function anchor(feature) {
    const [first] = parts(feature).map((part) => part.geometry);
    if (first.type === "MultiPoint") return first.coordinates[0];
    if (first.type === "MultiLineString") return first.coordinates[0][Math.floor(first.coordinates[0].length / 2)];
    const ring = first.coordinates[0][0];
    const middle = (side) => (Math.min(...ring.map((at) => at[side])) + Math.max(...ring.map((at) => at[side]))) / 2;
    return [middle(0), middle(1)];
  }

  function pin(feature) {
    const { nummer, naam, soort, adres, alliantie } = feature.properties;
    const link = document.createElement("a");
    link.className = `pin ${alliantie}`;
    link.href = `#plek-${soort}-${new URL(adres).pathname.split("/").pop()}`;
    link.textContent = nummer;
    const name = document.createElement("span");
    name.className = "vh";
    name.textContent = ` ${naam}`;
    link.append(name);
    link.title = naam;
    return new maplibregl.Marker({ element: link }).setLngLat(anchor(feature)).addTo(map);
  }

  let latest = 0;
  async function show() {
    const mine = ++latest;
    const answer = await fetch(box.dataset.plekken, { headers: { accept: "application/geo+json" } });
    if (!answer.ok || mine !== latest) return;
    const places = await answer.json();
    if (mine !== latest) return;
    map.getSource("plekken").setData({ type: "FeatureCollection", features: places.features.flatMap(parts) });
    for (const one of pins) one.remove();
    pins = places.features.filter((feature) => feature.properties.soort !== "grens").map(pin);
    box.dataset.getoond = places.features.length;
  }

  map.on("load", async () => {
    addPlaces();
    await show();
    box.dataset.klaar = "ja";
    new MutationObserver(() => show().catch(() => {})).observe(list, { childList: true });
  });
  window.samenhangPlekken = { map };
})();
