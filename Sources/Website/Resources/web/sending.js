// Keeps what somebody typed on the page until it is sure that it can be sent: first it is asked whether the server is there and
// the visitor still signed in, and whether it is not too much. Without this file forms are sent as they are.
(() => {
  "use strict";
  const words = document.getElementById("versturen");
  if (!words) return;
  let allowed = null;

  // Says beside the buttons of a form why it was not sent, and what to do.
  const tell = (form, text, link) => {
    let note = form.querySelector(".unsent");
    if (!note) {
      note = document.createElement("div");
      note.className = "callout warn unsent";
      note.setAttribute("role", "alert");
      form.append(note);
    }
    const line = document.createElement("p");
    line.textContent = text;
    note.replaceChildren(line);
    if (link) {
      const way = document.createElement("a");
      way.href = words.dataset.signin;
      way.target = "_blank";
      way.textContent = words.dataset.signintext;
      line.append(" ", way);
    }
    note.scrollIntoView({ block: "nearest" });
  };

  const size = (form, button) => new TextEncoder().encode(new URLSearchParams(new FormData(form, button)).toString()).length;

  const nameIn = (page) => page.querySelector(".who .name")?.textContent ?? "";

  // What keeps a form from being sent now; nothing when it can be. A form of somebody who signed in anew gets the new secret.
  const obstacle = async (form) => {
    const answer = await fetch(words.dataset.check, {
      cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(15_000), headers: { accept: "text/html" },
    });
    if (answer.type === "opaqueredirect") return "out";
    if (!answer.ok) return "offline";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const secret = page.querySelector("input[name=csrf]")?.value;
    if (!secret || nameIn(page) !== nameIn(document)) return "out";
    form.elements.csrf.value = secret;
    return "";
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || !form.elements.csrf) return;
    if (form === allowed) {
      allowed = null;
      return;
    }
    event.preventDefault();
    if (form.dataset.sending) return;
    const button = event.submitter;
    if (form.enctype !== "multipart/form-data" && size(form, button) > Number(words.dataset.most)) {
      tell(form, words.dataset.large);
      return;
    }
    form.dataset.sending = "ja";
    let why = "offline";
    try {
      why = await obstacle(form);
    } catch {
      // No answer: the text stays where it is.
    }
    delete form.dataset.sending;
    if (why) {
      tell(form, words.dataset[why], why === "out");
      return;
    }
    form.querySelector(".unsent")?.remove();
    allowed = form;
    form.requestSubmit(button);
    // Where a field was not in order the browser says so, and nothing was sent.
    allowed = null;
  });
})();
