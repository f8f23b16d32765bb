/* Buttons on each point of the contract, for those who do not drag or point: up, down, edit.

   Dragging and the arrows do the same: they move the point in the form and number all places anew.
   Nothing is public, or even saved, until the form is. */
(() => {
  "use strict";

  const words = (row) => row.querySelector("h3 strong").textContent.trim();

  function number(list) {
    list.querySelectorAll(":scope > .form-group.original").forEach((row, index) => {
      row.querySelector("input[name$=-place]").value = index + 1;
    });
  }

  function move(row, step, button, said) {
    const list = row.parentElement;
    const rows = [...list.querySelectorAll(":scope > .form-group.original")];
    const place = rows.indexOf(row) + step;
    if (place < 0 || place >= rows.length) return;
    if (step < 0) rows[place].before(row);
    else rows[place].after(row);
    number(list);
    row.querySelector("input[name$=-place]").dispatchEvent(new Event("change", { bubbles: true }));
    button.focus();
    said.textContent = `${words(row)} is point ${place + 1} of ${rows.length} now. Save to keep it.`;
  }

  // The form unfolds a point by a click on its title, which no keyboard reaches.
  function unfolding(row) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Edit";
    button.className = "library-button";
    button.setAttribute("aria-label", `Edit, or fold away: ${words(row)}`);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      row.querySelector("h3 strong").click();
    });
    return button;
  }

  function bind(list) {
    const said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    list.before(said);
    for (const row of list.querySelectorAll(":scope > .form-group.original")) {
      const buttons = document.createElement("span");
      buttons.className = "point-arrows";
      for (const [sign, word, step] of [["↑", "up", -1], ["↓", "down", 1]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = sign;
        button.className = "library-button";
        button.setAttribute("aria-label", `Move ${word}: ${words(row)}`);
        button.addEventListener("click", (event) => {
          event.stopPropagation();
          move(row, step, button, said);
        });
        buttons.append(button);
      }
      buttons.append(unfolding(row));
      row.querySelector("h3 > span").after(buttons);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-ordering-field=place].formset").forEach(bind);
  });
})();
