// A calm MapLibre map of areas, for drawing on and for looking at: paper, the areas, those that a page is about, and PDOK's map
// behind them where the site has it. A page says with data on an element what to show.
(function () {
  "use strict";
  if (!window.maplibregl) return;

  function bounds(text) {
    const values = text.split(",").map(Number);
    if (values.length !== 4) return [[3.3, 50.7], [7.3, 53.6]];
    const world = 40075016.685578488;
    const corner = (x, y) => new maplibregl.MercatorCoordinate(x / world + 0.5, 0.5 - y / world).toLngLat();
    return [corner(values[0], values[1]), corner(values[2], values[3])];
  }

  /// A map in the first `.map` of an element; null where the browser has no WebGL.
  window.samenhangBaseMap = function (element, label, options) {
    const { niveau, tegels, grenzen, gebieden, achtergrond } = element.dataset;
    maplibregl.setWorkerUrl("/web/maplibre-gl-worker.js");
    let map;
    try {
      map = new maplibregl.Map({
        container: element.querySelector(".map"),
        style: { version: 8, sources: {}, layers: [{ id: "papier", type: "background", paint: { "background-color": "#fbfaf6" } }] },
        bounds: bounds(grenzen), fitBoundsOptions: { padding: 40 }, attributionControl: false, dragRotate: false,
        pitchWithRotate: false, ...options
      });
    } catch (error) { return null; }
    map.touchZoomRotate.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.getCanvas().setAttribute("aria-label", label);
    if (achtergrond) map.addControl(new maplibregl.AttributionControl({ compact: true }));

    /// The areas, once the map is there; those that the page is about stand out by `opacity`.
    function addAreas(opacity) {
      if (achtergrond) {
        map.addSource("brt", { type: "raster", tileSize: 256, attribution: "Kaart: Kadaster, PDOK BRT-A",
          tiles: ["https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"] });
        map.addLayer({ id: "brt", type: "raster", source: "brt" });
      }
      map.addSource("gebieden", { type: "vector", tiles: [location.origin + tegels + niveau + "/{z}/{x}/{y}.mvt"], minzoom: 0, maxzoom: 14 });
      const area = { source: "gebieden", "source-layer": niveau };
      const codes = gebieden.split(",").filter(Boolean);
      map.addLayer({ id: "gebied", type: "fill", ...area, paint: { "fill-color": "#f6ecd9", "fill-opacity": achtergrond ? 0.2 : 1 } });
      map.addLayer({ id: "gekozen", type: "fill", ...area, filter: ["in", ["get", "code"], ["literal", codes]], paint: { "fill-color": "#e8a24a", "fill-opacity": opacity } });
      map.addLayer({ id: "gebiedrand", type: "line", ...area, paint: { "line-color": "#71807b", "line-width": 1 } });
    }
    return { map, addAreas };
  };
})();
