/* The alt text of a statement's card (data-statement-alt-text) is the whole statement, and follows
   it (data-statement-text) as one types, until somebody edits it. Emptied, it follows again.

   The form's and the worker's rule is `default_alt_text` in social/card_text.py. */
(() => {
  "use strict";

  const MOST = 1000; // characters

  function startOf(statement) {
    const text = [...statement.normalize("NFC").trim()];
    if (text.length <= MOST) return text.join("");
    const head = text.slice(0, MOST).join("");
    const cut = /\s/.test(head) ? head.replace(/\s+\S*$/, "") : text.slice(0, MOST - 1).join("");
    return `${cut.replace(/[ \t\n,;:–—-]+$/, "")}…`;
  }

  function bind(statement) {
    const alt = statement.closest("[data-tweet-tab]").querySelector("[data-statement-alt-text]");
    let follows;
    const look = () => (follows = ["", startOf(statement.value)].includes(alt.value.trim()));
    const follow = () => {
      if (follows) alt.value = startOf(statement.value);
    };
    statement.addEventListener("input", follow);
    alt.addEventListener("input", look);
    alt.addEventListener("change", follow); // and not before: it is emptied to write another one
    look();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("textarea[data-statement-text]").forEach(bind);
  });
})();
