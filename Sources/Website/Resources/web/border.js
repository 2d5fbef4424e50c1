// The part of a form in which people choose areas on the map of its drawing. The field holds the codes, also without
// JavaScript; the list shows the names.
(function () {
  "use strict";
  const form = window.samenhangTekening;
  const codesField = document.getElementById("veld-gebieden");
  if (!form || !codesField) return;
  const { map, section, say } = form;
  const names = JSON.parse(section.dataset.namen);
  const words = JSON.parse(section.dataset.woorden);
  const chosenList = document.getElementById("gekozen");

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

  function chooseAt(point) {
    const found = map.queryRenderedFeatures(point, { layers: ["gebied"] })[0];
    if (!found) return;
    // Far out, tiles leave the codes out to stay small.
    if (found.properties.code) toggle(found.properties.code, found.properties.naam);
    else say("nearer");
  }

  form.whenReady.push(() => {
    map.on("click", (event) => { if (form.mode === "choose") chooseAt(event.point); });
    map.getCanvas().addEventListener("keydown", (event) => {
      if (event.key === "Enter" && form.mode === "choose") chooseAt(map.project(map.getCenter()));
    });
    codesField.addEventListener("input", showChosen);
    showChosen();
  });
})();
