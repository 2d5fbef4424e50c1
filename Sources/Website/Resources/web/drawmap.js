// Draws on a MapLibre map by mouse, touch and keyboard. All three are one pointer: with the keyboard it is a cross in the
// middle of the map, which the arrow keys move the map under.
(function () {
  "use strict";
  const reach = { mouse: 12, touch: 24, keyboard: 16 };
  const mostMiddles = 3000;
  const ink = "#16302f", light = "#1a4fd6";

  // `say(key, values)` tells what happened, `hasMode(mode)` which mode it is in from now on.
  function drawOnMap(map, drawing, say, hasMode) {
    let mode = "none";
    let carried = null;

    const box = map.getContainer();
    const cross = document.createElement("div");
    cross.className = "cross";
    cross.setAttribute("aria-hidden", "true");
    box.append(cross);

    addLayers(map);
    drawing.onChange(show);

    function isDrawing() { return mode === "polygon" || mode === "line" || mode === "point"; }

    function setMode(next) {
      drop();
      if (isDrawing() && next !== mode) drawing.cancel();
      mode = next;
      drawing.selected = null;
      map.getCanvas().style.cursor = isDrawing() ? "crosshair" : "";
      show();
      hasMode(mode);
    }

    // What the map shows

    function show() {
      const shapes = drawing.shapes.map((shape, index) =>
        feature(outline(shape), { chosen: isChosen(index), index }));
      if (drawing.draft) shapes.push(feature(outlineOfDraft(drawing.draft), { chosen: true }));
      map.getSource("tekening").setData({ type: "FeatureCollection", features: shapes });
      map.getSource("tekenpunten").setData({ type: "FeatureCollection", features: points() });
    }

    function isChosen(index) { return drawing.selected !== null && drawing.selected.shape === index; }

    function points() {
      if (drawing.draft) return drawing.draft.points.map((point, index) => dot(point, index === 0 ? "first" : "point"));
      if (mode !== "edit") return [];
      const found = [...vertices()];
      const dots = found.map(({ place, position }) => dot(position, isSame(place, drawing.selected) ? "chosen" : "point"));
      return found.length > mostMiddles ? dots : dots.concat([...middles()].map(({ position }) => dot(position, "middle")));
    }

    function* vertices() {
      for (const [shape, { rings }] of drawing.shapes.entries())
        for (const [ring, positions] of rings.entries())
          for (const [index, position] of positions.entries()) yield { place: { shape, ring, index }, position };
    }

    function* middles() {
      for (const [shape, { kind, rings }] of drawing.shapes.entries())
        for (const [ring, positions] of rings.entries())
          for (const [index, a] of positions.entries()) {
            if (kind === "point" || (kind === "line" && index === positions.length - 1)) continue;
            const b = positions[(index + 1) % positions.length];
            yield { place: { shape, ring, index }, position: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] };
          }
    }

    // The pointer: where it is on the screen, and how near is near enough

    function near(candidates, at, reached) {
      let best = null;
      for (const candidate of candidates) {
        const point = map.project(candidate.position);
        const distance = Math.hypot(point.x - at.x, point.y - at.y);
        if (distance <= reached && (!best || distance < best.distance)) best = { ...candidate, distance };
      }
      return best;
    }

    function shapeAt(at) {
      const around = [[at.x - reach.mouse, at.y - reach.mouse], [at.x + reach.mouse, at.y + reach.mouse]];
      const found = map.queryRenderedFeatures(around, { layers: ["tekenlijn"] })[0]
        || map.queryRenderedFeatures(at, { layers: ["tekenvlak"] })[0];
      return found ? { shape: found.properties.index } : null;
    }

    /// Takes hold of the point under the pointer, or of a new one in the middle of a line.
    function take(at, reached) {
      if (mode !== "edit") return false;
      const before = drawing.state;
      const vertex = near(vertices(), at, reached);
      const middle = vertex ? null : near(middles(), at, reached);
      if (!vertex && !middle) return false;
      let place = vertex && vertex.place;
      if (middle) {
        drawing.put(drawing.insert(middle.place, middle.position));
        place = { ...middle.place, index: middle.place.index + 1 };
      }
      drawing.selected = place;
      carried = { place, before, isNew: Boolean(middle), hasMoved: Boolean(middle) };
      show();
      return true;
    }

    function carry(position) {
      carried.hasMoved = true;
      drawing.moved(carried.place, position);
    }

    function drop() {
      if (!carried) return;
      const { before, hasMoved, isNew } = carried;
      carried = null;
      if (hasMoved) drawing.step(drawing.state, before);
      say(isNew ? "added" : hasMoved ? "moved" : "picked");
    }

    /// A click or tap, or Enter: a point, the end of a shape, or the choice of a shape.
    function press(at, position, distance) {
      if (isDrawing()) {
        const draft = drawing.draft;
        const first = draft && draft.kind === "polygon" && draft.points.length > 2
          && near([{ position: draft.points[0] }], at, distance);
        if (first) return finish();
        // A second press at the end of a line ends it.
        const last = draft && draft.kind === "line" && draft.points.length > 1
          && near([{ position: draft.points.at(-1) }], at, distance);
        if (last) return finish();
        const count = drawing.add(mode, position);
        return say(mode === "point" ? "dotted" : "point", { count });
      }
      if (mode !== "edit" || near(vertices(), at, distance)) return;
      drawing.selected = shapeAt(at);
      show();
      if (drawing.selected) say("picked");
    }

    function finish() {
      const isLine = drawing.draft ? drawing.draft.kind === "line" : mode === "line";
      const isDone = drawing.finish();
      if (isDone) setMode("edit");
      if (isDone) say(isLine ? "lined" : "closed");
      else say(isLine ? "fewLine" : "few");
      return isDone;
    }

    function remove() {
      if (drawing.draft) { drawing.back(); return say("gone"); }
      carried = null;
      if (!drawing.selected) return say("nothing");
      const place = drawing.selected;
      drawing.selected = null;
      drawing.remove(place);
      say("gone");
    }

    function undo() { drop(); say(drawing.undo() ? "undone" : "nothing"); }
    function redo() { drop(); say(drawing.redo() ? "redone" : "nothing"); }

    // Mouse and touch

    function within(event) { return event.originalEvent.pointerType === "touch" ? reach.touch : reach.mouse; }

    map.on("click", (event) => press(event.point, event.lngLat.toArray(), within(event)));
    map.on("mousedown", (event) => { if (take(event.point, reach.mouse)) event.preventDefault(); });
    map.on("touchstart", (event) => { if (event.points.length === 1 && take(event.point, reach.touch)) event.preventDefault(); });
    for (const kind of ["mousemove", "touchmove"]) map.on(kind, (event) => {
      if (carried && !carried.byKey) carry(event.lngLat.toArray());
    });
    for (const kind of ["mouseup", "touchend", "touchcancel"]) map.on(kind, () => { if (carried && !carried.byKey) drop(); });
    addEventListener("mouseup", () => { if (carried && !carried.byKey) drop(); });

    // Keyboard

    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    map.keyboard.disable();

    function middle() { return map.project(map.getCenter()); }

    function enter() {
      if (carried) return drop();
      if (take(middle(), reach.keyboard)) { carried.byKey = true; return say("picked"); }
      press(middle(), map.getCenter().toArray(), reach.keyboard);
    }

    function escape() {
      if (carried) { const { before } = carried; carried = null; return drawing.put(before); }
      drawing.cancel();
    }

    const keys = {
      Enter: enter, " ": enter, f: finish, F: finish, Delete: remove, Backspace: remove, Escape: escape,
      "+": () => map.zoomIn({ animate: false }), "=": () => map.zoomIn({ animate: false }), "-": () => map.zoomOut({ animate: false }),
    };

    map.getCanvas().addEventListener("keydown", (event) => {
      const isCommand = event.ctrlKey || event.metaKey;
      let action = isCommand ? null : keys[event.key];
      if (isCommand && event.key.toLowerCase() === "z") action = event.shiftKey ? redo : undo;
      if (isCommand && event.key.toLowerCase() === "y") action = redo;
      if (steps[event.key] && !isCommand) action = () => {
        const pixels = event.shiftKey ? 4 : 40;
        map.panBy(steps[event.key].map((step) => step * pixels), { animate: false });
        if (carried && carried.byKey) carry(map.getCenter().toArray());
      };
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    });

    return { setMode, finish, remove, undo, redo, get mode() { return mode; } };
  }

  // Shapes as GeoJSON

  function outline(shape) {
    if (shape.kind === "point") return { type: "Point", coordinates: shape.rings[0][0] };
    if (shape.kind === "line") return { type: "LineString", coordinates: shape.rings[0] };
    return { type: "Polygon", coordinates: shape.rings.map((ring) => [...ring, ring[0]]) };
  }

  function outlineOfDraft({ points }) {
    return { type: "LineString", coordinates: points.length > 1 ? points : [points[0], points[0]] };
  }

  function feature(geometry, properties) { return { type: "Feature", geometry, properties }; }

  function dot(position, role) { return feature({ type: "Point", coordinates: position }, { role }); }

  function isSame(a, b) { return b !== null && a.shape === b.shape && a.ring === b.ring && a.index === b.index; }

  function addLayers(map) {
    const nothing = { type: "FeatureCollection", features: [] };
    map.addSource("tekening", { type: "geojson", data: nothing });
    map.addSource("tekenpunten", { type: "geojson", data: nothing });
    const isChosen = ["boolean", ["get", "chosen"], false];
    map.addLayer({ id: "tekenvlak", type: "fill", source: "tekening", filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": light, "fill-opacity": ["case", isChosen, 0.28, 0.14] } });
    map.addLayer({ id: "tekenstip", type: "circle", source: "tekening", filter: ["==", ["geometry-type"], "Point"], paint: {
      "circle-radius": 7, "circle-color": light, "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 } });
    map.addLayer({ id: "tekenlijn", type: "line", source: "tekening", filter: ["!=", ["geometry-type"], "Point"], layout: { "line-join": "round" },
      paint: { "line-color": ["case", isChosen, light, ink], "line-width": 3 } });
    const role = (values, otherwise) => ["match", ["get", "role"], ...Object.entries(values).flat(), otherwise];
    map.addLayer({ id: "tekenpunt", type: "circle", source: "tekenpunten", paint: {
      "circle-radius": role({ middle: 4, chosen: 8, first: 8 }, 6),
      "circle-color": role({ middle: "#ffffff", chosen: light, first: "#f2cf94" }, "#ffffff"),
      "circle-opacity": role({ middle: 0.75 }, 1),
      "circle-stroke-color": ink, "circle-stroke-width": role({ middle: 1 }, 2) } });
  }

  window.samenhangDrawOnMap = drawOnMap;
})();
