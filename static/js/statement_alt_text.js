/* The alt text of a statement's card (data-statement-alt-text) is the whole statement but for its
   emoji, which the card leaves out. It follows the statement (data-statement-text) as one types,
   until somebody edits it. Emptied, it follows again.

   The form's and the worker's rule is `default_alt_text` in social/card_text.py. */
(() => {
  "use strict";

  const MOST = 1000; // characters

  // Symbols from the arrows on, but for the minus sign and Arabic ligatures: the card's letters have
  // no others. What joins emoji to one picture goes with them.
  const SYMBOL = "(?=[\\u{2190}-\\u{FAFF}\\u{10000}-\\u{10FFFF}])(?!\\u2212)[\\p{So}\\p{Sk}\\p{Sm}]";
  const LEFT_OUT = new RegExp(
    `(?:${SYMBOL}|[#*0-9]\\uFE0F?\\u20E3)(?:${SYMBOL}|[\\uFE0E\\uFE0F\\u{E0020}-\\u{E007F}]|\\u200D(?=${SYMBOL}))*`,
    "gu",
  );

  function asDrawn(statement) {
    const kept = statement.normalize("NFC").replace(LEFT_OUT, "").replace(/[\uFE00-\uFE0F]/g, "");
    return kept.replace(/[^\S\n\u00A0\u202F]+/g, " ").replace(/ ?\n ?/g, "\n").trim();
  }

  function startOf(statement) {
    const text = [...asDrawn(statement)];
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
