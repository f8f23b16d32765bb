/* The tabs of the story's form (data-tabs): the pattern of the ARIA Authoring Practices.

   Opens the tab with an error, the one that holds the element named in the address, or the one that
   was open last. A tab that another script hides is passed over. Without JavaScript all panels stand below one another. */
(() => {
  "use strict";

  function bind(tabs) {
    const buttons = [...tabs.querySelectorAll("[role=tab]")];
    // A new story always opens on its first tab.
    const remembered = tabs.dataset.tabs === "new" ? null : `newsroom-tab-${tabs.dataset.tabs}`;
    const panelOf = (button) => document.getElementById(button.getAttribute("aria-controls"));

    function open(button, takeFocus = false) {
      for (const each of buttons) {
        const isOpen = each === button;
        each.setAttribute("aria-selected", String(isOpen));
        each.tabIndex = isOpen ? 0 : -1;
        panelOf(each).hidden = !isOpen;
      }
      if (takeFocus) button.focus();
      if (remembered) sessionStorage.setItem(remembered, button.id);
    }

    function openTabOf(element) {
      const button = buttons.find((each) => panelOf(each).contains(element));
      if (button) open(button);
      return Boolean(button);
    }

    function openNamedInAddress() {
      const element = document.getElementById(location.hash.slice(1));
      if (!element || !openTabOf(element)) return false;
      const editor = window.CKEDITOR && window.CKEDITOR.instances[element.id];
      if (editor) editor.on("instanceReady", () => editor.focus());
      (element.matches("[type=hidden]") ? element.parentElement : element).scrollIntoView({ block: "center" });
      element.focus({ preventScroll: true });
      return true;
    }

    tabs.addEventListener("click", (event) => {
      const button = event.target.closest("[role=tab]");
      if (button) open(button);
    });
    tabs.addEventListener("keydown", (event) => {
      const shown = buttons.filter((each) => !each.hidden);
      const at = shown.indexOf(event.target);
      if (at < 0) return;
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      open(shown[(to + shown.length) % shown.length], true);
    });
    window.addEventListener("hashchange", openNamedInAddress);

    const withError = buttons.find((button) => button.querySelector(".story-tab-errors"));
    open(withError || document.getElementById(remembered && sessionStorage.getItem(remembered)) || buttons[0]);
    if (!withError) openNamedInAddress();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-tabs]").forEach(bind);
  });
})();
