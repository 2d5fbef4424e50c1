// A drawing of polygons, lines and points in degrees, with every step back and forth. It knows nothing of maps or pages.
//
// What is drawn is never changed in place: every step makes a new list of shapes that shares what stayed the same, so that
// going back is taking an older list. A shape has a kind and rings of positions; the last position of a ring is not the
// first one again. A place is {shape, ring, index}; without ring and index it means the whole shape.
(function () {
  "use strict";
  const least = { polygon: 3, line: 2, point: 1 };
  const mostSteps = 200;

  class Drawing {
    /// A drawing of these kinds of shapes; others in a text are left out.
    constructor(kinds = ["point", "line", "polygon"]) {
      this.kinds = kinds;
      this.shapes = [];
      this.draft = null;
      this.selected = null;
      this.past = [];
      this.future = [];
      this.listeners = [];
    }

    onChange(listener) { this.listeners.push(listener); }
    tell() { for (const listener of this.listeners) listener(); }

    get state() { return { shapes: this.shapes, draft: this.draft }; }

    /// Goes on to a new state; `before` is the one to come back to.
    step(state, before = this.state) {
      this.past.push(before);
      if (this.past.length > mostSteps) this.past.shift();
      this.future = [];
      this.put(state);
    }

    put(state) {
      this.shapes = state.shapes;
      this.draft = state.draft;
      if (this.selected && !this.at(this.selected)) this.selected = null;
      this.tell();
    }

    undo() { return this.go(this.past, this.future); }
    redo() { return this.go(this.future, this.past); }
    go(from, to) {
      if (!from.length) return false;
      to.push(this.state);
      this.selected = null;
      this.put(from.pop());
      return true;
    }

    // Drawing something new

    /// Puts a point of a new shape; a point of kind "point" is a shape at once. Gives how many points the draft has.
    add(kind, position) {
      if (kind === "point") {
        this.step({ shapes: [...this.shapes, { kind, rings: [[rounded(position)]] }], draft: null });
        return 1;
      }
      const points = this.draft && this.draft.kind === kind ? this.draft.points : [];
      const draft = { kind, points: [...points, rounded(position)] };
      this.step({ shapes: this.shapes, draft });
      return draft.points.length;
    }

    /// Makes a shape of the draft; false when it has too few points.
    finish() {
      if (!this.draft || this.draft.points.length < least[this.draft.kind]) return false;
      const { kind, points } = this.draft;
      this.step({ shapes: [...this.shapes, { kind, rings: [points] }], draft: null });
      return true;
    }

    /// Takes away the last point of the draft.
    back() {
      if (!this.draft) return false;
      const points = this.draft.points.slice(0, -1);
      this.step({ shapes: this.shapes, draft: points.length ? { kind: this.draft.kind, points } : null });
      return true;
    }

    cancel() { if (this.draft) this.step({ shapes: this.shapes, draft: null }); }

    // Changing what is there

    /// The position at a place, or the shape; undefined when it is gone.
    at(place) {
      const shape = this.shapes[place.shape];
      return shape && place.ring !== undefined ? shape.rings[place.ring] && shape.rings[place.ring][place.index] : shape;
    }

    /// Shows a point elsewhere while it is moved; `step` with the state before makes it count.
    moved(place, position) { this.put(this.withRing(place, (ring) => ring.with(place.index, rounded(position)))); }

    /// A new point behind a place, on the line to the next one.
    insert(place, position) {
      return this.withRing(place, (ring) => ring.toSpliced(place.index + 1, 0, rounded(position)));
    }

    /// Takes away a point or a shape. A ring that has too few points left goes as well, and with the outer one the shape.
    remove(place) {
      if (place.ring === undefined) return this.step(this.without(place.shape));
      const shape = this.shapes[place.shape];
      if (shape.rings[place.ring].length > least[shape.kind]) {
        return this.step(this.withRing(place, (ring) => ring.toSpliced(place.index, 1)));
      }
      if (place.ring === 0) return this.step(this.without(place.shape));
      const changed = { kind: shape.kind, rings: shape.rings.toSpliced(place.ring, 1) };
      this.step({ shapes: this.shapes.with(place.shape, changed), draft: this.draft });
    }

    clear() { this.step({ shapes: [], draft: null }); }

    without(index) { return { shapes: this.shapes.toSpliced(index, 1), draft: this.draft }; }

    withRing(place, change) {
      const shape = this.shapes[place.shape];
      const rings = shape.rings.with(place.ring, change(shape.rings[place.ring]));
      return { shapes: this.shapes.with(place.shape, { kind: shape.kind, rings }), draft: this.draft };
    }

    // In and out

    /// The drawing as GeoJSON: one shape for each kind there is, in a collection where there are more; an empty text for none.
    get text() {
      const all = (kind) => this.shapes.filter((shape) => shape.kind === kind);
      const parts = [
        { coordinates: all("point").map((shape) => shape.rings[0][0]), type: "MultiPoint" },
        { coordinates: all("line").map((shape) => shape.rings[0]), type: "MultiLineString" },
        { coordinates: all("polygon").map((shape) => shape.rings.map(closed)), type: "MultiPolygon" },
      ].filter((part) => part.coordinates.length);
      if (!parts.length) return "";
      return JSON.stringify(parts.length > 1 ? { geometries: parts, type: "GeometryCollection" } : parts[0]);
    }

    /// Takes the shapes of a GeoJSON text that it can draw; false when it has none. An empty text is an empty drawing.
    load(text) {
      let shapes = [];
      try {
        if (text.trim()) shapes = shapesIn(JSON.parse(text)).filter((shape) => this.kinds.includes(shape.kind));
      } catch (error) { return false; }
      if (text.trim() && !shapes.length) return false;
      this.selected = null;
      this.step({ shapes, draft: null });
      return true;
    }
  }

  /// Seven decimals of a degree: a centimetre.
  function rounded(position) { return position.map((value) => Math.round(value * 1e7) / 1e7); }
  function closed(ring) { return [...ring, ring[0]]; }

  function opened(ring) {
    if (!Array.isArray(ring) || ring.length < 3) throw new TypeError("a ring has three positions at least");
    const positions = ring.map(plain);
    const [first, last] = [positions[0], positions.at(-1)];
    return first[0] === last[0] && first[1] === last[1] ? positions.slice(0, -1) : positions;
  }

  function plain(position) {
    if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) throw new TypeError("a position is two numbers");
    return [position[0], position[1]];
  }

  function path(line) {
    if (!Array.isArray(line) || line.length < 2) throw new TypeError("a line has two positions at least");
    return line.map(plain);
  }

  /// All shapes in a GeoJSON object, however deep they lie.
  function shapesIn(object) {
    const shape = { point: (position) => ({ kind: "point", rings: [[plain(position)]] }),
      line: (line) => ({ kind: "line", rings: [path(line)] }),
      polygon: (rings) => ({ kind: "polygon", rings: rings.map(opened) }) };
    switch (object && object.type) {
      case "FeatureCollection": return object.features.flatMap(shapesIn);
      case "Feature": return shapesIn(object.geometry);
      case "GeometryCollection": return object.geometries.flatMap(shapesIn);
      case "Point": return [shape.point(object.coordinates)];
      case "MultiPoint": return object.coordinates.map(shape.point);
      case "LineString": return [shape.line(object.coordinates)];
      case "MultiLineString": return object.coordinates.map(shape.line);
      case "Polygon": return [shape.polygon(object.coordinates)];
      case "MultiPolygon": return object.coordinates.map(shape.polygon);
      default: return [];
    }
  }

  window.SamenhangDrawing = Drawing;
})();
