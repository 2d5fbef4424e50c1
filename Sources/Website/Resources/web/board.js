// Moves cards on the direction board by dragging, or with Ctrl and the arrow keys on a card's title. Each card also has a
// form that does the same without this file; after either the card has the focus, and is told to who listens.
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

  // The card keeps the focus, shows its question as it is by now, and who listens hears where it lies and what became of it.
  const arrived = (id, page) => {
    const now = page.querySelector(`.card[data-card="${CSS.escape(id)}"]`);
    const here = find(id);
    if (!now || !here) return;
    const heading = (one) => one.querySelector("h3");
    const isHere = heading(here)?.contains(document.activeElement);
    here.querySelector(".left")?.remove();
    const left = now.querySelector(".left");
    if (left) heading(here)?.after(document.importNode(left, true));
    const letter = now.querySelector(".letter");
    const before = here.querySelector(".letter");
    if (letter && before) before.replaceWith(document.importNode(letter, true));
    else if (letter) heading(here)?.prepend(document.importNode(letter, true), " ");
    else before?.remove();
    if (isHere) here.querySelector("h3 a")?.focus({ preventScroll: true });
    say(told(now));
  };

  // `Bodemkaart: II Kennisbasis, Tactisch.`, and what is said on the card about its question.
  const told = (one) => {
    const place = cell(one);
    const row = place?.closest(".br")?.querySelector(".bh h2")?.textContent.trim() ?? "";
    const column = place?.querySelector(".bl")?.textContent.trim() ?? "";
    const title = one.querySelector("h3 a")?.textContent.trim() ?? "";
    const left = one.querySelector(".left")?.textContent.trim() ?? "";
    return `${title}: ${row}, ${column}. ${left}`.trim();
  };

  // After a move by its form the page is a new one, at the card: it gets the focus, and is told when the page is read.
  const land = () => {
    const target = location.hash.startsWith("#kaart-") ? document.getElementById(location.hash.slice(1)) : null;
    const moved = card(target);
    if (!moved || !moved.closest(".board") || document.activeElement !== document.body) return;
    moved.querySelector("h3 a")?.focus();
    // A region that speaks does so for what comes into it after the page was there.
    setTimeout(() => say(told(moved)), 150);
  };
  addEventListener("pageshow", (event) => {
    if (!event.persisted) land();
  });

  // Escape closes what was opened for a card, and leaves the focus on what opened it.
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" ? document.activeElement?.closest?.(".card details[open], details.fill[open]") : null;
    if (!open) return;
    open.open = false;
    open.querySelector("summary")?.focus();
  });

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
        arrived(id, page);
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
