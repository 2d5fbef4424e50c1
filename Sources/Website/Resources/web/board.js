// Moves cards on the direction board by dragging, or with Ctrl and the arrow keys on a card's title. Each card also has a
// form that does the same without this file.
(() => {
  "use strict";
  let dragged = null;
  const card = (element) => element?.closest?.(".card[data-card]");
  const cell = (element) => element?.closest?.(".bc[data-fase]");

  // Moves go one after another, so that each knows what the one before it did.
  let last = Promise.resolve();
  const find = (id) => document.querySelector(`.card[data-card="${CSS.escape(id)}"]`);
  // `aim` tells the place from the card as it lies when its turn comes: the page may have been replaced by then.
  const move = (id, aim) => {
    last = last.then(() => send(id, aim)).catch(() => {});
  };

  const say = (text) => {
    document.querySelector("#meekijken [role=status]")?.replaceChildren(text);
    document.getElementById("meekijken")?.classList.add("says");
  };

  const send = async (id, aim) => {
    const moving = find(id);
    const form = moving?.querySelector(".move form");
    const target = form ? aim(moving) : null;
    if (!target || target === cell(moving)) return;
    const body = new URLSearchParams(new FormData(form));
    body.set("fase", target.dataset.fase);
    body.set("niveau", target.dataset.niveau);
    const before = moving.nextSibling;
    const from = moving.parentElement;
    const back = () => {
      if (moving.isConnected) from.insertBefore(moving, before?.parentElement === from ? before : null);
    };
    target.querySelector(".gap")?.remove();
    target.insertBefore(moving, target.querySelector(".addhere"));
    moving.querySelector("a")?.focus({ preventScroll: true });
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // The board as it is now says from which version the next move starts.
      const seen = page.querySelector(`.card[data-card="${CSS.escape(id)}"] .move [name=gezien]`)?.value;
      if (answer.ok && seen) {
        const now = find(id)?.querySelector(".move [name=gezien]");
        if (now) now.value = seen;
        return;
      }
      // Somebody else was first, the right is gone or one has to sign in: the page of the answer says which.
      back();
      say(page.querySelector("[role=alert]")?.textContent.trim() ?? page.querySelector("h1")?.textContent.trim() ?? "");
    } catch {
      back();
      say(document.getElementById("meekijken")?.dataset.offline ?? "");
    }
  };

  document.addEventListener("dragstart", (event) => {
    dragged = card(event.target);
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.card);
    dragged.classList.add("dragged");
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    document.querySelectorAll(".bc.over").forEach((place) => place.classList.remove("over"));
    dragged = null;
  });
  document.addEventListener("dragover", (event) => {
    const target = dragged && cell(event.target);
    if (!target) return;
    event.preventDefault();
    document.querySelectorAll(".bc.over").forEach((place) => place !== target && place.classList.remove("over"));
    target.classList.add("over");
  });
  document.addEventListener("drop", (event) => {
    const target = dragged && cell(event.target);
    if (!target) return;
    event.preventDefault();
    const { fase, niveau } = target.dataset;
    move(dragged.dataset.card, () =>
      document.querySelector(`.bc[data-fase="${CSS.escape(fase)}"][data-niveau="${CSS.escape(niveau)}"]`),
    );
  });

  // The place next to another on the board; null beyond its edge.
  const neighbour = (here, [down, right]) => {
    const places = [...document.querySelectorAll(".bc[data-fase]")];
    const width = places.findIndex((place) => place.dataset.fase !== places[0].dataset.fase);
    const at = places.indexOf(here);
    const column = (at % width) + right;
    const row = Math.floor(at / width) + down;
    if (column < 0 || column >= width || row < 0 || row * width + column >= places.length) return null;
    return places[row * width + column];
  };

  document.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = steps[event.key];
    const moving = card(document.activeElement);
    if (!step || !event.ctrlKey || !moving?.draggable) return;
    event.preventDefault();
    move(moving.dataset.card, (moving) => neighbour(cell(moving), step));
  });
})();
