// Copies what a button carries. Without this file the text stands there to be copied by hand.
(() => {
  "use strict";
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const status = button.parentElement.querySelector("[role=status]");
      try {
        await navigator.clipboard.writeText(button.value);
        status.textContent = button.dataset.copy;
      } catch {
        // The browser does not allow it: the text is chosen, so that it can be copied with the keyboard.
        getSelection().selectAllChildren(button.closest("section").querySelector("code"));
      }
    });
  }
})();
