/* A button (data-copy-button) that copies the text beside it (data-copy-text), both in data-copy.
   Without this script the text is selected and copied by hand. */
(() => {
  "use strict";

  async function copy(field) {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      return document.execCommand("copy"); // over plain HTTP there is no other clipboard
    }
  }

  function bind(place) {
    const field = place.querySelector("[data-copy-text]");
    const button = place.querySelector("[data-copy-button]");
    const said = place.querySelector("[data-copy-said]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = "";
      const isCopied = await copy(field);
      said.textContent = isCopied ? "Copied." : "It is selected: press Ctrl and C, or ⌘ and C.";
    });
  }

  document.querySelectorAll("[data-copy]").forEach(bind);
})();
