/* The poster's form (data-live-poster): Ctrl-Enter posts, and a second press while the first is on its
   way does nothing. */
(() => {
  "use strict";

  const form = document.querySelector("[data-live-poster]");
  if (!form) return;
  const button = form.querySelector("[data-live-post]");
  let isOnItsWay = false;

  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(button);
    }
  });
  form.addEventListener("submit", (event) => {
    if (isOnItsWay) event.preventDefault();
    isOnItsWay = true;
  });
  // Back from another page with everything as it was.
  window.addEventListener("pageshow", () => { isOnItsWay = false; });
})();
