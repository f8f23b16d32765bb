/* What the admin's theme leaves to the mouse, by keyboard and for screen readers too: a landmark for
   the page with its heading and its buttons, a link that skips to its content, names of the areas
   that scroll, and menus that are no buttons in its markup. */
(() => {
  "use strict";

  const MENUS = [
    ["[x-on\\:click='openUserLinks = !openUserLinks']", "Your account"],
    ["[x-on\\:click^='sidebarDesktopOpen']", "Show or hide the menu"],
    ["[x-on\\:click^='sidebarMobileOpen']", "Show or hide the menu"],
  ];

  // Without one of their own, which the theme's script reads once this has run, all have the same.
  const SCROLLING = [
    ["#nav-sidebar-apps", "The menu"],
    ["[data-simplebar]:has(#result_list)", "The list"],
  ];

  function makeButton(element, name) {
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", name);
    element.tabIndex = 0;
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      element.click();
    });
  }

  function addSkipLink(content) {
    const link = document.createElement("a");
    link.className = "skip-link";
    link.href = "#content";
    link.textContent = "Skip to the page";
    link.addEventListener("click", () => content.focus());
    document.body.prepend(link);
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const [selector, name] of MENUS) {
      document.querySelectorAll(selector).forEach((element) => makeButton(element, name));
    }
    for (const [selector, name] of SCROLLING) {
      document.querySelectorAll(selector).forEach((area) => (area.dataset.simplebarAriaLabel = name));
    }
    for (const heading of document.querySelectorAll("#result_list th")) {
      if (!heading.textContent.trim()) heading.setAttribute("role", "presentation"); // above handles
    }
    // The page to log in has no part but itself.
    (document.getElementById("main") || document.getElementById("page"))?.setAttribute("role", "main");
    const content = document.getElementById("content");
    if (!content) return;
    content.tabIndex = -1;
    addSkipLink(content);
  });
})();
