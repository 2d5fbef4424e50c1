// The menu of who is signed in closes on Escape, and when one goes elsewhere; the focus goes back to what opened it. Without
// this file it opens and closes by its own button.
(() => {
  "use strict";
  const menu = document.querySelector("details.who");
  if (!menu) return;
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
})();
