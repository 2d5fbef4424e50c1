// Suggestions in search boxes: an input with a datalist asks the API while someone types. Choosing an area in the box at the
// top opens it; in a form with `data-area` the area's code goes into the form. Without this file every form works as it is.
(() => {
  "use strict";
  const wait = 150;
  const levels = { gemeente: "municipality", wijk: "district", buurt: "neighbourhood" };
  const language = document.documentElement.lang === "en" ? "en" : "nl";

  function attach(input) {
    const list = document.getElementById(input.getAttribute("list"));
    if (!list) return;
    const found = new Map();
    let timer = 0;
    let running = null;

    const title = (item) => {
      const place = item.gemeente && item.gemeente !== item.naam ? `${item.naam}, ${item.gemeente}` : item.naam;
      return `${place} (${language === "en" ? (levels[item.niveau] ?? item.niveau) : item.niveau})`;
    };

    const show = (items) => {
      found.clear();
      for (const item of items) {
        let text = title(item);
        if (found.has(text)) text = `${text} ${item.code}`;
        found.set(text, item);
      }
      list.replaceChildren(
        ...[...found].map(([text, item]) => {
          const option = document.createElement("option");
          option.value = text;
          option.label = item.code;
          return option;
        }),
      );
    };

    const ask = async (words) => {
      if (running) running.abort();
      running = new AbortController();
      try {
        const query = new URLSearchParams({ q: words, taal: language });
        const answer = await fetch(`/api/v1/zoek?${query}`, { signal: running.signal });
        if (answer.ok) show((await answer.json()).items ?? []);
      } catch {
        // Without an answer the box still sends its words to the server.
      }
    };

    // True when the text is one of the suggestions; then it goes where that leads.
    const choose = () => {
      const item = found.get(input.value);
      if (!item) return false;
      if (input.form && input.form.hasAttribute("data-area")) {
        input.value = item.code;
        found.clear();
        input.form.submit();
      } else {
        location.assign(item.adres);
      }
      return true;
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      if (choose()) return;
      const words = input.value.trim();
      if (words.length < 2) return;
      timer = setTimeout(ask, wait, words);
    });
    input.form?.addEventListener("submit", (event) => {
      if (choose()) event.preventDefault();
    });
  }

  for (const input of document.querySelectorAll("input[list]")) attach(input);
})();
