/* The poster's page (data-desk) follows while it is open: what others hand in, post, correct, pin and
   remove appears by itself, and is said in a line of its own. The words that somebody types, and the
   place that they read, stay where they are. */
(() => {
  "use strict";

  const LOOK_EVERY = 4_000;
  const LOOK_EVERY_UNSEEN = 20_000;
  const PATIENCE = 15_000;
  const LOGGED_OUT = "You were logged out: this page no longer hears of anything new. Log in again in another tab.";
  const NO_ANSWER = "The newsroom does not answer: this page hears of nothing new. It tries again.";
  const SETTLED = "Somebody has seen to this one already. What you typed stays here until you clear it or leave the page.";

  const desk = document.querySelector("[data-desk]");
  if (!desk) return;
  const part = (name) => desk.querySelector(`[data-desk-${name}]`);
  const said = part("said");
  const form = desk.querySelector("[data-live-poster]");
  const postButton = desk.querySelector("[data-live-post]");
  let asOf = desk.dataset.asOf;
  let silence = ""; // what was said when nothing was heard any more

  const rowsIn = (within) => [...within.querySelectorAll("[data-row]")];
  const namesOf = (rows) => [...new Set(rows.map((row) => row.dataset.by))].join(", ");
  const controlsIn = (row) => [...row.querySelectorAll("a, button")];
  const fieldsIn = (row) => [...row.querySelectorAll("input:not([type=hidden]), textarea")];
  const topOf = (element) => element.getBoundingClientRect().top;

  // -- the lists ------------------------------------------------------------------------------------

  /* Makes a list like the one in `html`; the rows that came, and those that went. */
  function follow(list, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const shown = new Map(rowsIn(list).map((row) => [row.dataset.row, row]));
    const come = [];
    let last = null;
    for (const fresh of rowsIn(template.content)) {
      const old = shown.get(fresh.dataset.row);
      shown.delete(fresh.dataset.row);
      if (old && old.dataset.version === fresh.dataset.version) {
        last = old;
        continue;
      }
      if (old) replace(old, fresh);
      else if (last) last.after(fresh);
      else list.prepend(fresh);
      if (!old) come.push(fresh);
      last = fresh;
    }
    const gone = [...shown.values()].filter((row) => !row.hasAttribute("data-settled"));
    gone.forEach(take);
    showWhetherEmpty(list);
    return { come, gone };
  }

  function replace(old, fresh) {
    const focused = controlsIn(old).indexOf(document.activeElement);
    old.replaceWith(fresh);
    if (focused >= 0) (controlsIn(fresh)[focused] || said).focus({ preventScroll: true });
  }

  /* Somebody who is typing in it, or has typed, keeps their words, and reads that they are too late. */
  function take(row) {
    const isFocused = row.contains(document.activeElement);
    const typed = fieldsIn(row).find((field) => field.value.trim() || field === document.activeElement);
    if (!typed) {
      row.remove();
      if (isFocused) said.focus({ preventScroll: true });
      return;
    }
    row.dataset.settled = "";
    if (isFocused) typed.focus({ preventScroll: true }); // the buttons go
    row.querySelectorAll("form").forEach((sent) => {
      sent.addEventListener("submit", (event) => event.preventDefault()); // Enter sends no more, either
    });
    const words = document.createElement("p");
    words.className = "library-error";
    words.textContent = SETTLED;
    row.prepend(words);
    row.querySelectorAll("button, .live-poster-buttons").forEach((button) => button.remove());
    row.addEventListener("focusout", (event) => {
      if (row.contains(event.relatedTarget) || fieldsIn(row).some((field) => field.value.trim())) return;
      const list = row.parentElement;
      keepingPlace(() => {
        row.remove();
        showWhetherEmpty(list);
      });
    });
  }

  function showWhetherEmpty(list) {
    const section = list.closest("section");
    const isEmpty = !rowsIn(list).length;
    const nothing = section.querySelector("[data-desk-nothing]");
    if (nothing) nothing.hidden = !isEmpty;
    else section.hidden = isEmpty;
  }

  /* Changes the page so that what is read stays where it is: the first thing in sight that is still
     there afterwards, or what has taken its place. */
  function keepingPlace(change) {
    const places = [part("state"), form, ...rowsIn(desk)]
      .filter((element) => element && element.getBoundingClientRect().bottom > 0)
      .map((element) => [element, topOf(element), `#${element.id}`]);
    change();
    for (const [element, before, name] of places) {
      const now = element.isConnected ? element : name !== "#" && desk.querySelector(name);
      if (now) return window.scrollBy({ top: topOf(now) - before, behavior: "instant" });
    }
  }

  /* Whoever has it open, or typed into it, may be writing the summary. */
  function isInUse(ways) {
    const typed = [...ways.querySelectorAll("input, textarea")].some((field) => field.value !== field.defaultValue);
    return typed || ways.querySelector("[open]") || ways.contains(document.activeElement);
  }

  // -- what is heard --------------------------------------------------------------------------------

  function hear({ handed_in: handedIn, notice, as_of: nowAsOf, state, out, ways, told, post_words: postWords }) {
    const { come, gone } = follow(part("handed-in"), handedIn);
    const words = [];
    if (nowAsOf) {
      asOf = nowAsOf;
      follow(part("out"), out);
      part("state").innerHTML = state;
      if (!isInUse(part("ways"))) part("ways").innerHTML = ways;
      if (postButton) postButton.textContent = postWords;
      words.push(...told);
    }
    if (come.length) words.push(`${namesOf(come)} handed in ${come.length === 1 ? "an update" : `${come.length} updates`}.`);
    if (gone.length) words.push(`Somebody has seen to what ${namesOf(gone)} handed in.`);
    if (notice) desk.querySelector("[data-draft-note]").textContent = notice;
    if (!words.length) return;
    const waiting = rowsIn(part("handed-in")).filter((row) => !row.hasAttribute("data-settled"));
    say(words.join(" "), (come.length || gone.length) && waiting.length ? `Look: ${waiting.length} waiting` : "");
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
    const url = new URL(desk.dataset.newsUrl, window.location.href);
    // What becomes of a tweet is no event of the blog: while one is on its way, all is asked for anew.
    const isTweetOnItsWay = desk.querySelector("[data-on-its-way]") !== null;
    url.searchParams.set("as_of", isTweetOnItsWay ? `${asOf}-?` : asOf);
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
      if (answer.redirected || answer.status === 403) return fallSilent(LOGGED_OUT);
      if (!answer.ok) throw new Error(answer.status);
      const news = await answer.json();
      if (silence) say("");
      silence = "";
      keepingPlace(() => hear(news));
    } catch {
      fallSilent(NO_ANSWER);
    }
    lookIn(document.hidden ? LOOK_EVERY_UNSEEN : LOOK_EVERY);
  }

  function fallSilent(words) {
    if (silence !== words) say(words);
    silence = words;
  }

  let next = 0;
  function lookIn(milliseconds) {
    clearTimeout(next);
    next = setTimeout(look, milliseconds);
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) lookIn(0);
  });
  // We keep the place ourselves, and the browser would do it once more.
  document.documentElement.style.overflowAnchor = "none";
  lookIn(LOOK_EVERY);
})();
