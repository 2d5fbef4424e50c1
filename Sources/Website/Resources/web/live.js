// Keeps a page of a process up to date while others work on it: server-sent events tell that something changed, and the page
// fetches itself again. What somebody is typing is never touched. Without this file every page works, and shows what was true
// when it was opened.
(() => {
  "use strict";
  const bar = document.getElementById("meekijken");
  if (!bar || !bar.dataset.live || typeof EventSource === "undefined") return;
  const status = bar.querySelector("[role=status]");
  const present = bar.querySelector(".present");
  let version = Number(bar.dataset.version);
  let isOffline = false;
  // True when there is a newer page than the one that shows.
  let isWaiting = false;
  let timer = 0;
  let again = 0;
  let running = null;
  let source = null;

  const say = (text, button) => {
    status.replaceChildren(document.createTextNode(text));
    if (button) status.append(" ", button);
    bar.classList.toggle("says", text !== "");
  };

  const fields = "input:not([type=hidden]), textarea, select";

  // True when a field does not hold what the page came with.
  const isChanged = (field) => {
    if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
    if (field.matches("select")) {
      const standard = [...field.options].findLastIndex((option) => option.defaultSelected);
      return field.selectedIndex !== Math.max(0, standard);
    }
    return field.value !== field.defaultValue;
  };

  // True while somebody is filling something in or dragging a card: then nothing on the page is replaced.
  const isBusy = (place) =>
    place.querySelector(".dragged") !== null ||
    [...place.querySelectorAll(fields)].some((field) => {
      const isHere = field === document.activeElement && !field.matches("[type=radio], [type=checkbox]");
      return isHere || isChanged(field);
    });

  const place = () => document.querySelector("[data-follow]");

  // What tells an element on the old page from the others, to find it on the new one.
  const sign = (element) => {
    const form = element.closest("form");
    const hidden = [...(form?.querySelectorAll("input[type=hidden]") ?? [])]
      .filter((field) => !["csrf", "gezien"].includes(field.name))
      .map((field) => `${field.name}=${field.value}`);
    const value = element.matches("[type=checkbox], [type=radio]") ? element.value : "";
    const text = element.matches("summary, button, a") ? element.textContent : "";
    return [element.localName, form?.getAttribute("action"), ...hidden, element.name ?? "", value, element.getAttribute("href") ?? "", text].join("\n");
  };

  // What somebody filled in stays; the form keeps the version its writer saw, so that nothing is overwritten unseen.
  const keep = (here) => {
    const typed = [...here.querySelectorAll(fields)].filter(isChanged);
    const kept = typed.map((field) => ({
      sign: sign(field), value: field.value, checked: field.checked, seen: field.form?.elements.gezien?.value,
    }));
    return () => {
      for (const one of kept) {
        const field = [...here.querySelectorAll(fields)].find((field) => sign(field) === one.sign);
        if (!field) continue;
        if (field.matches("[type=checkbox], [type=radio]")) field.checked = one.checked;
        else field.value = one.value;
        if (one.seen && field.form?.elements.gezien) field.form.elements.gezien.value = one.seen;
      }
    };
  };

  // Puts the new page in the place of the old one; what was open stays open, and the focus where it was.
  const swap = (fresh) => {
    const here = place();
    const there = fresh.querySelector("[data-follow]");
    if (!here || !there) return;
    const open = new Set([...here.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
    const focus = document.activeElement && here.contains(document.activeElement) ? sign(document.activeElement) : null;
    const putBack = keep(here);
    here.replaceChildren(...there.childNodes);
    for (const summary of here.querySelectorAll("details > summary")) {
      if (open.has(summary.textContent)) summary.parentElement.open = true;
    }
    putBack();
    if (focus !== null) {
      const same = [...here.querySelectorAll("a, button, summary, input, select, textarea, [tabindex]")];
      same.find((element) => sign(element) === focus)?.focus({ preventScroll: true });
    }
    const lead = document.querySelector(".head .lead");
    const newLead = fresh.querySelector(".head .lead");
    if (lead && newLead) lead.replaceWith(newLead);
    const newBar = fresh.getElementById("meekijken");
    if (newBar) version = Math.max(version, Number(newBar.dataset.version));
    isWaiting = false;
  };

  const offer = () => {
    isWaiting = true;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = bar.dataset.show;
    button.addEventListener("click", () => {
      say("");
      load(true);
    });
    say(bar.dataset.changed, button);
  };

  const load = async (isAsked) => {
    if (running) running.abort();
    running = new AbortController();
    try {
      const answer = await fetch(location.href, { signal: running.signal, headers: { accept: "text/html" } });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Somebody may have begun to type while the page was on its way.
      if (!isAsked && place() && isBusy(place())) offer();
      else swap(fresh);
    } catch {
      // The next change, or the connection coming back, tries again.
    }
  };

  const refresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const here = place();
      if (!here) return;
      if (isBusy(here)) offer();
      else load(false);
    }, 120);
  };

  // Who is done without having changed anything sees the new page without asking.
  const catchUp = () => {
    if (!isWaiting) return;
    setTimeout(() => {
      const here = place();
      if (!isWaiting || !here || isBusy(here)) return;
      say("");
      load(false);
    }, 0);
  };
  document.addEventListener("focusout", catchUp);
  document.addEventListener("dragend", catchUp);

  const isBack = () => {
    if (!bar.classList.contains("offline")) return;
    isOffline = false;
    bar.classList.remove("offline");
    say(bar.dataset.online);
    refresh();
  };

  const isGone = () => {
    isOffline = true;
    bar.classList.add("offline");
    present.textContent = "";
    say(bar.dataset.offline);
  };

  // The page is no longer kept up to date: it says so, and how to go on.
  const stop = (text) => {
    source?.close();
    clearTimeout(again);
    isOffline = false;
    bar.classList.add("offline");
    present.textContent = "";
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = bar.dataset.reload;
    say(text, link);
  };

  // Why there is no stream: too many windows, no right any more, or no server.
  const ask = async () => {
    let answer = null;
    try {
      answer = await fetch(address(), { method: "HEAD", cache: "no-store" });
    } catch {
      // No server.
    }
    clearTimeout(again);
    if (answer?.status === 429 || answer?.headers.get("retry-after")) {
      stop(bar.dataset.full);
      again = setTimeout(listen, 30000);
    } else if (answer?.status === 404) {
      stop(bar.dataset.gone);
    } else {
      isGone();
      again = setTimeout(listen, 3000);
    }
  };

  const address = () => `${bar.dataset.live}${bar.dataset.live.includes("?") ? "&" : "?"}na=${version}`;

  const listen = () => {
    source?.close();
    source = new EventSource(address());
    source.addEventListener("open", isBack);
    source.addEventListener("error", () => {
      // After an answer that is no stream, such as that of a proxy without a server, a browser does not try again.
      if (source.readyState === EventSource.CLOSED) ask();
      else isGone();
    });
    source.addEventListener("einde", (event) => stop(JSON.parse(event.data).tekst));
    source.addEventListener("wijziging", (event) => {
      const change = JSON.parse(event.data);
      if (change.versie <= version) return;
      version = change.versie;
      const form = document.querySelector(`form[data-subject="${CSS.escape(change.onderwerp)}"]`);
      if (form) say(`${bar.dataset.changed} ${change.tekst}`);
      else if (place()) say(change.tekst);
      refresh();
    });
    source.addEventListener("gemist", refresh);
    source.addEventListener("aanwezig", (event) => {
      present.textContent = JSON.parse(event.data).tekst;
    });
  };

  addEventListener("pagehide", () => {
    clearTimeout(again);
    source?.close();
  });
  // A page that comes back from the browser's memory may be old.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    listen();
    refresh();
  });
  listen();
})();
