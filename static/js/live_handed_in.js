/* The list of what was handed in (data-handed-in) follows while the poster's page is open: what others
   hand in appears, what somebody has seen to goes, and both are said in a line of its own. The words
   that somebody types, and the place that they read, stay where they are. */
(() => {
  "use strict";

  const LOOK_EVERY = 4_000;
  const LOOK_EVERY_UNSEEN = 20_000;
  const PATIENCE = 15_000;
  const LOGGED_OUT = "You were logged out: this page no longer hears what is handed in. Log in again in another tab.";
  const NO_ANSWER = "The newsroom does not answer: this page does not hear what is handed in. It tries again.";
  const SETTLED = "Somebody has seen to this one already.";

  const place = document.querySelector("[data-handed-in]");
  if (!place) return;
  const said = document.querySelector("[data-handed-in-said]");
  const list = place.querySelector("[data-handed-in-list]");
  const note = document.querySelector("[data-draft-note]");
  let isSilent = false;

  const rowsIn = (within) => [...within.querySelectorAll("[data-handed-in-row]")];
  const namesOf = (rows) => [...new Set(rows.map((row) => row.dataset.by))].join(", ");

  /* Changes the list, and moves what is read below it back to where it was. */
  function keepingPlace(change) {
    const next = place.nextElementSibling;
    const before = next.getBoundingClientRect().top;
    const isBelow = place.getBoundingClientRect().top < 0;
    change();
    if (isBelow) window.scrollBy({ top: next.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function show(fresh) {
    const shown = rowsIn(list);
    const wanted = rowsIn(fresh);
    const has = (rows, row) => rows.some((one) => one.dataset.handedInRow === row.dataset.handedInRow);
    const come = wanted.filter((row) => !has(shown, row));
    const gone = shown.filter((row) => !has(wanted, row) && !row.hasAttribute("data-settled"));
    if (!come.length && !gone.length) return;
    keepingPlace(() => {
      if (!shown.length) list.replaceChildren(...fresh.childNodes);
      else come.forEach((row) => list.querySelector("section").append(row));
      gone.forEach(settle);
      if (!rowsIn(list).length) list.replaceChildren();
    });
    tell(come, gone);
  }

  /* Somebody who is typing why it goes back keeps their words, and reads that they are too late. */
  function settle(row) {
    if (!row.contains(document.activeElement)) return row.remove();
    row.dataset.settled = "";
    const words = document.createElement("p");
    words.className = "library-error";
    words.textContent = SETTLED;
    row.prepend(words);
    row.querySelectorAll("button, .live-poster-buttons").forEach((button) => button.remove());
    row.addEventListener("focusout", (event) => {
      if (!row.contains(event.relatedTarget)) keepingPlace(() => row.remove());
    });
  }

  function tell(come, gone) {
    const words = [];
    if (come.length) words.push(`${namesOf(come)} handed in ${come.length === 1 ? "an update" : `${come.length} updates`}.`);
    if (gone.length) words.push(`Somebody has seen to what ${namesOf(gone)} handed in.`);
    const waiting = rowsIn(list).filter((row) => !row.hasAttribute("data-settled"));
    say(words.join(" "), waiting.length ? `Look: ${waiting.length} waiting` : "");
  }

  function say(words, link = "") {
    said.textContent = words;
    if (!link) return;
    const anchor = document.createElement("a");
    anchor.className = "text-link";
    anchor.href = "#handed-in";
    anchor.textContent = link;
    said.append(" ", anchor);
  }

  async function look() {
    try {
      const answer = await fetch(place.dataset.handedInUrl, { signal: AbortSignal.timeout(PATIENCE) });
      if (answer.redirected || answer.status === 403) return say(LOGGED_OUT);
      if (!answer.ok) throw new Error(answer.status);
      const { html, notice } = await answer.json();
      if (isSilent) say("");
      isSilent = false;
      const template = document.createElement("template");
      template.innerHTML = html.trim();
      show(template.content);
      if (notice && note) note.textContent = notice;
    } catch {
      if (!isSilent) say(NO_ANSWER);
      isSilent = true;
    }
    lookIn(document.hidden ? LOOK_EVERY_UNSEEN : LOOK_EVERY);
  }

  let next = 0;
  function lookIn(milliseconds) {
    clearTimeout(next);
    next = setTimeout(look, milliseconds);
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) lookIn(0);
  });
  lookIn(LOOK_EVERY);
})();
