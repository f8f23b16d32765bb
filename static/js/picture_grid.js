/* A listbox of pictures in rows, by keyboard and pointer: one stop for Tab, arrow keys inside.

   newsroomGrid.bind(list, { select, take, end }): `select` is called with a choice that was picked,
   `take` when a selected one is picked again, `end` when somebody moves past the last one. */
(() => {
  "use strict";

  const PAGE_ROWS = 3;

  function bind(list, { select, take, end }) {
    const choices = () => [...list.querySelectorAll("[role=option]")];

    function focusOn(choice) {
      choices().forEach((other) => (other.tabIndex = other === choice ? 0 : -1));
      choice.focus();
      choice.scrollIntoView({ block: "nearest" });
    }

    /* The list has other pictures, or more of them: one of them is the stop for Tab. */
    function renew() {
      const all = choices();
      if (!all.length || all.some((choice) => choice.tabIndex === 0)) return;
      (all.find((choice) => choice.ariaSelected === "true") || all[0]).tabIndex = 0;
    }

    function mark(id) {
      choices().forEach((choice) => {
        const isSelected = choice.dataset.libraryPicture === id;
        choice.setAttribute("aria-selected", String(isSelected));
        if (isSelected) choices().forEach((other) => (other.tabIndex = other === choice ? 0 : -1));
      });
    }

    function pick(choice) {
      if (choice.getAttribute("aria-selected") === "true") take(choice);
      else select(choice);
    }

    function columns(all) {
      const next = all.findIndex((choice) => choice.offsetTop > all[0].offsetTop);
      return next < 0 ? all.length : next;
    }

    list.addEventListener("keydown", (event) => {
      const choice = event.target.closest("[role=option]");
      if (!choice) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        // A space never takes: it is pressed twice too easily.
        if (event.key === "Enter") pick(choice);
        else select(choice);
        return;
      }
      const all = choices();
      const row = columns(all);
      const at = all.indexOf(choice);
      const to = {
        ArrowRight: at + 1,
        ArrowLeft: at - 1,
        ArrowDown: at + row,
        ArrowUp: at - row,
        PageDown: Math.min(at + PAGE_ROWS * row, all.length - 1),
        PageUp: Math.max(at - PAGE_ROWS * row, 0),
        Home: 0,
        End: all.length - 1,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      if (to >= all.length - 1) end();
      if (all[to]) focusOn(all[to]);
    });

    list.addEventListener("click", (event) => {
      const choice = event.target.closest("[role=option]");
      if (!choice) return;
      focusOn(choice);
      select(choice);
    });
    list.addEventListener("dblclick", (event) => {
      const choice = event.target.closest("[role=option]");
      if (choice) take(choice);
    });

    renew();
    return { renew, mark, focusOn };
  }

  window.newsroomGrid = { bind };
})();
