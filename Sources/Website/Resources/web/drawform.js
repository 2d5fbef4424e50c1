// The part of a form in which people draw on a map: the border of a process, or the place of one of its things. What is drawn
// goes as GeoJSON into the field that is there without JavaScript too. A page says with data on the section which field that
// is, what may be drawn, and what lies under the drawing.
(function () {
  "use strict";
  const section = document.getElementById("tekenen");
  if (!section || !window.maplibregl || !window.SamenhangDrawing) return;
  const textField = document.getElementById(section.dataset.veld);
  const fileField = document.getElementById(section.dataset.bestand);
  const words = JSON.parse(section.dataset.woorden);
  const stand = document.getElementById("tekenstand");

  function say(key, values = {}) {
    stand.textContent = words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  section.hidden = false;
  const base = samenhangBaseMap(section, words.label, { maxZoom: 19, doubleClickZoom: false });
  if (!base) { section.hidden = true; return; }
  const { map } = base;

  function addUnderlay() {
    base.addAreas(section.dataset.rand === undefined ? 0.8 : 0.35);
    if (!section.dataset.rand) return;
    map.addSource("rand", { type: "geojson", data: JSON.parse(section.dataset.rand) });
    map.addLayer({ id: "rand", type: "line", source: "rand", paint: { "line-color": "#16302f", "line-width": 2.5, "line-dasharray": [3, 2] } });
  }

  // The drawing

  const drawing = new SamenhangDrawing(section.dataset.soorten.split(","));
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

  const form = { map, drawing, say, section, whenReady: [], get mode() { return tool.mode; } };
  map.on("load", () => {
    addUnderlay();
    tool = samenhangDrawOnMap(map, drawing, say, showMode);
    if (textField.value.trim()) load();
    drawing.past = [];
    drawing.onChange(() => { textField.value = drawing.text; });
    for (const button of section.querySelectorAll("[data-mode]")) button.addEventListener("click", () => setMode(button.dataset.mode));
    for (const button of section.querySelectorAll("[data-do]")) button.addEventListener("click", () => did(button.dataset.do));
    textField.addEventListener("change", load);
    setMode(drawing.shapes.length ? "edit" : section.dataset.begin);
    for (const work of form.whenReady) work();
    section.dataset.klaar = "ja";
  });

  // What is drawn and not yet ended is part of what is sent; a file that is too large is not.
  section.closest("form").addEventListener("submit", (event) => {
    drawing.finish();
    const file = fileField.files[0];
    if (!file || file.size <= Number(fileField.dataset.most)) return;
    event.preventDefault();
    fileField.setCustomValidity(words.large);
    fileField.reportValidity();
  });
  fileField.addEventListener("change", () => fileField.setCustomValidity(""));
  window.samenhangTekening = form;
})();
