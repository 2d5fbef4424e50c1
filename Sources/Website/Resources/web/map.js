// Draws the areas with MapLibre GL. Shapes come once as tiles; classes come as a small list and only recolour them.
// Without WebGL or JavaScript the page shows the same map as an image.
(function () {
  "use strict";
  const colours = ["#f6ecd9", "#f2cf94", "#e8a24a", "#c56a1d", "#7f3a0b"];
  const box = document.getElementById("kaart");
  if (!box) return;

  // Choosing a transition means no longer looking at one indicator.
  const form = document.getElementById("keuzes");
  form.addEventListener("change", (event) => {
    if (event.target.name === "transitie") form.elements.indicator.value = "";
  });

  function result() { return document.getElementById("resultaat"); }

  function showImage() {
    box.hidden = true;
    for (const image of document.querySelectorAll("img.mapimage")) image.hidden = false;
  }

  if (!window.maplibregl) { showImage(); return; }
  maplibregl.setWorkerUrl("/web/maplibre-gl-worker.js");

  // Hatching: a small square with a diagonal line, drawn pixel by pixel.
  function hatching() {
    const size = 8, data = new Uint8Array(size * size * 4);
    for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
      const line = (x + y) % size < 1;
      data.set(line ? [178, 170, 148, 255] : [251, 250, 246, 255], (y * size + x) * 4);
    }
    return { width: size, height: size, data };
  }

  function bounds() {
    const [west, south, east, north] = result().dataset.grenzen.split(",").map(Number);
    const world = 40075016.685578488;
    const corner = (x, y) => new maplibregl.MercatorCoordinate(x / world + 0.5, 0.5 - y / world).toLngLat();
    return [corner(west, south), corner(east, north)];
  }

  function source(level) {
    return { type: "vector", tiles: [location.origin + box.dataset.tegels + level + "/{z}/{x}/{y}.mvt"], minzoom: 0, maxzoom: 14 };
  }

  const classColour = ["match", ["coalesce", ["feature-state", "klasse"], -1]];
  colours.forEach((colour, index) => classColour.push(index, colour));
  classColour.push("rgba(0,0,0,0)");

  let level = result().dataset.niveau;
  let map;
  try {
    map = new maplibregl.Map({
      container: box,
      style: { version: 8, sources: {}, layers: [{ id: "papier", type: "background", paint: { "background-color": "#fbfaf6" } }] },
      bounds: bounds(), fitBoundsOptions: { padding: 12 }, attributionControl: false, dragRotate: false, pitchWithRotate: false, maxZoom: 15
    });
  } catch (error) { showImage(); return; }
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", box.dataset.label);
  if (box.dataset.achtergrond) map.addControl(new maplibregl.AttributionControl({ compact: true }));

  const tip = document.createElement("p");
  tip.className = "maptip";
  tip.hidden = true;
  box.append(tip);

  function addLevel() {
    for (const id of ["rand", "vlak", "arcering"]) if (map.getLayer(id)) map.removeLayer(id);
    if (map.getSource("gebieden")) map.removeSource("gebieden");
    map.addSource("gebieden", source(level));
    const opacity = box.dataset.achtergrond ? 0.75 : 1;
    map.addLayer({ id: "arcering", type: "fill", source: "gebieden", "source-layer": level, paint: { "fill-pattern": "arcering", "fill-opacity": opacity } });
    map.addLayer({ id: "vlak", type: "fill", source: "gebieden", "source-layer": level, paint: { "fill-color": classColour, "fill-opacity": opacity } });
    map.addLayer({ id: "rand", type: "line", source: "gebieden", "source-layer": level, paint: {
      "line-color": ["case", ["boolean", ["feature-state", "aan"], false], "#16302f", "#ffffff"],
      "line-width": ["case", ["boolean", ["feature-state", "aan"], false], 2.5, 0.5] } });
  }

  let latest = 0;
  async function recolour() {
    const mine = ++latest;
    const answer = await fetch(result().dataset.klassen, { headers: { Accept: "application/json" } });
    if (!answer.ok || mine !== latest) return;
    const { classes } = await answer.json();
    if (mine !== latest) return;
    classes.forEach((klasse, id) => map.setFeatureState({ source: "gebieden", sourceLayer: level, id }, { klasse }));
    box.dataset.klaar = String(mine);
  }

  map.on("load", () => {
    map.addImage("arcering", hatching());
    if (box.dataset.achtergrond) {
      map.addSource("brt", { type: "raster", tileSize: 256, attribution: "Kaart: Kadaster, PDOK BRT-A",
        tiles: ["https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"] });
      map.addLayer({ id: "brt", type: "raster", source: "brt" });
    }
    addLevel();
    recolour();
  });

  let over = null;
  map.on("mousemove", "vlak", (event) => {
    const feature = event.features[0];
    map.getCanvas().style.cursor = "pointer";
    if (over !== null && over !== feature.id) map.setFeatureState({ source: "gebieden", sourceLayer: level, id: over }, { aan: false });
    over = feature.id;
    map.setFeatureState({ source: "gebieden", sourceLayer: level, id: over }, { aan: true });
    tip.textContent = feature.properties.naam || "";
    tip.hidden = !tip.textContent;
  });
  map.on("mouseleave", "vlak", () => {
    map.getCanvas().style.cursor = "";
    if (over !== null) map.setFeatureState({ source: "gebieden", sourceLayer: level, id: over }, { aan: false });
    over = null;
    tip.hidden = true;
  });
  map.on("click", "vlak", (event) => {
    const code = event.features[0].properties.code;
    // Far out, tiles leave the codes out to stay small: come nearer first.
    if (code) location.href = box.dataset.gebied.replace("CODE", code);
    else map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 });
  });

  let lastBounds = result().dataset.grenzen;
  document.addEventListener("htmx:afterSettle", () => {
    if (!result()) return;
    if (result().dataset.niveau !== level) { level = result().dataset.niveau; over = null; addLevel(); }
    if (result().dataset.grenzen !== lastBounds) { lastBounds = result().dataset.grenzen; map.fitBounds(bounds(), { padding: 12 }); }
    recolour();
  });
  window.samenhangKaart = map;
})();
