// The part of a form in which people choose areas and draw a border. What is chosen and drawn goes into the fields that are
// there without JavaScript too: the codes of the areas, and the border as GeoJSON.
(function () {
  "use strict";
  const section = document.getElementById("tekenen");
  const codesField = document.getElementById("veld-gebieden");
  const textField = document.getElementById("veld-grens");
  const fileField = document.getElementById("veld-bestand");
  if (!section || !codesField || !textField || !window.maplibregl || !window.SamenhangDrawing) return;
  const words = JSON.parse(section.dataset.woorden);
  const names = JSON.parse(section.dataset.namen);
  const level = section.dataset.niveau;
  const stand = document.getElementById("tekenstand");
  const chosenList = document.getElementById("gekozen");

  function say(key, values = {}) {
    stand.textContent = words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  // Chosen areas: the field holds the codes, the list shows the names.

  function codes() { return codesField.value.split(/[\s,;]+/).filter(Boolean); }

  function toggle(code, name) {
    if (name) names[code] = name;
    const now = codes();
    const rest = now.filter((other) => other !== code);
    codesField.value = (rest.length < now.length ? rest : [...now, code]).join(", ");
    showChosen();
  }

  function showChosen() {
    chosenList.replaceChildren(...codes().map((code) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn";
      button.textContent = (names[code] || code) + " ×";
      button.setAttribute("aria-label", words.remove.replace("{name}", names[code] || code));
      button.addEventListener("click", () => { toggle(code); chosenList.querySelector("button")?.focus(); });
      item.append(button);
      return item;
    }));
    if (map.getLayer("gekozen")) map.setFilter("gekozen", ["in", ["get", "code"], ["literal", codes()]]);
  }

  // The map

  function bounds() {
    const values = section.dataset.grenzen.split(",").map(Number);
    if (values.length !== 4) return [[3.3, 50.7], [7.3, 53.6]];
    const world = 40075016.685578488;
    const corner = (x, y) => new maplibregl.MercatorCoordinate(x / world + 0.5, 0.5 - y / world).toLngLat();
    return [corner(values[0], values[1]), corner(values[2], values[3])];
  }

  section.hidden = false;
  maplibregl.setWorkerUrl("/web/maplibre-gl-worker.js");
  let map;
  try {
    map = new maplibregl.Map({
      container: "grenskaart",
      style: { version: 8, sources: {}, layers: [{ id: "papier", type: "background", paint: { "background-color": "#fbfaf6" } }] },
      bounds: bounds(), fitBoundsOptions: { padding: 40 }, attributionControl: false, dragRotate: false, pitchWithRotate: false,
      maxZoom: 19, doubleClickZoom: false
    });
  } catch (error) { section.hidden = true; return; }
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", words.label);
  if (section.dataset.achtergrond) map.addControl(new maplibregl.AttributionControl({ compact: true }));

  function addAreas() {
    const hasBackground = Boolean(section.dataset.achtergrond);
    if (hasBackground) {
      map.addSource("brt", { type: "raster", tileSize: 256, attribution: "Kaart: Kadaster, PDOK BRT-A",
        tiles: ["https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"] });
      map.addLayer({ id: "brt", type: "raster", source: "brt" });
    }
    map.addSource("gebieden", { type: "vector", tiles: [location.origin + section.dataset.tegels + level + "/{z}/{x}/{y}.mvt"], minzoom: 0, maxzoom: 14 });
    const area = { source: "gebieden", "source-layer": level };
    map.addLayer({ id: "gebied", type: "fill", ...area, paint: { "fill-color": "#f6ecd9", "fill-opacity": hasBackground ? 0.2 : 1 } });
    map.addLayer({ id: "gekozen", type: "fill", ...area, filter: ["in", ["get", "code"], ["literal", codes()]], paint: { "fill-color": "#e8a24a", "fill-opacity": 0.8 } });
    map.addLayer({ id: "gebiedrand", type: "line", ...area, paint: { "line-color": "#71807b", "line-width": 1 } });
  }

  function chooseAt(point) {
    const found = map.queryRenderedFeatures(point, { layers: ["gebied"] })[0];
    if (!found) return;
    // Far out, tiles leave the codes out to stay small.
    if (found.properties.code) toggle(found.properties.code, found.properties.naam);
    else say("nearer");
  }

  // The drawing

  const drawing = new SamenhangDrawing();
  let tool;

  function setMode(mode) {
    tool.setMode(mode);
    say(mode);
  }

  function showMode(mode) {
    for (const button of section.querySelectorAll("[data-mode]"))
      button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
  }

  function did(action) {
    if (action !== "clear") return tool[action]();
    drawing.clear();
    say("cleared");
  }

  function load() { if (!drawing.load(textField.value)) say("unread"); }

  map.on("load", () => {
    addAreas();
    tool = samenhangDrawOnMap(map, drawing, say, showMode);
    if (textField.value.trim()) load();
    drawing.past = [];
    drawing.onChange(() => { textField.value = drawing.text; });
    map.on("click", (event) => { if (tool.mode === "choose") chooseAt(event.point); });
    map.getCanvas().addEventListener("keydown", (event) => {
      if (event.key === "Enter" && tool.mode === "choose") chooseAt(map.project(map.getCenter()));
    });
    for (const button of section.querySelectorAll("[data-mode]")) button.addEventListener("click", () => setMode(button.dataset.mode));
    for (const button of section.querySelectorAll("[data-do]")) button.addEventListener("click", () => did(button.dataset.do));
    textField.addEventListener("change", load);
    codesField.addEventListener("input", showChosen);
    setMode(drawing.shapes.length ? "edit" : "choose");
    showChosen();
    section.dataset.klaar = "ja";
  });

  // What is drawn and not yet closed is part of what is sent; a file that is too large is not.
  section.closest("form").addEventListener("submit", (event) => {
    drawing.finish();
    const file = fileField.files[0];
    if (!file || file.size <= Number(fileField.dataset.most)) return;
    event.preventDefault();
    fileField.setCustomValidity(words.large);
    fileField.reportValidity();
  });
  fileField.addEventListener("change", () => fileField.setCustomValidity(""));
  window.samenhangGrens = { map, drawing };
})();
