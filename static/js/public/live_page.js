/* Puts what live.js hears of a live blog (data-live) in its place, and never moves what somebody is
   reading: new entries wait behind a button for who has scrolled down or pressed Pause. Corrections and
   removals wait for nobody. */
(() => {
  "use strict";

  const WORDS = {
    live: "Updates appear here by themselves.",
    lost: "Connection lost. Trying again: you will miss nothing.",
    polling: "Updates appear here every half minute or so.",
    paused: "Paused. New updates wait until you resume.",
  };

  const numberOf = (element) => Number(element.dataset.entry || element.dataset.keyEvent);
  const updates = (count) => `${count} new update${count === 1 ? "" : "s"}`;

  function parsed(html) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
  }

  /* Into a list that runs from the newest to the oldest. */
  function insert(list, element) {
    const next = [...list.children].find((one) => numberOf(one) < numberOf(element));
    list.insertBefore(element, next || null);
  }

  function added(element) {
    element.dispatchEvent(new CustomEvent("content:added", { bubbles: true }));
  }

  function bind(blog) {
    const part = (name) => blog.querySelector(`[data-live-${name}]`);
    const page = part("page");
    const newButton = part("new");
    const pauseButton = part("pause");
    const title = document.title;
    const waiting = new Map(); // entries by their number
    let newest = Number(blog.dataset.number);
    let connection = "";
    let isPaused = false;
    const unseen = new Set(); // the same, of those that came while nobody looked

    const topOf = (element) => element.getBoundingClientRect().top;
    const listOf = (entry) => part(entry.is_pinned ? "pinned" : "entries");
    const entryOf = (number) => page.querySelector(`[data-entry="${number}"]`);

    // -- what is told -------------------------------------------------------------------------------

    const told = {
      entry(entry) {
        if (entry.entry <= newest && !waiting.has(entry.entry)) {
          forgetStructuredData();
          keepingPlace(() => put(entry));
          say("An update was changed."); // in place of its earlier words, where those were said last
          return;
        }
        const isWaiting = isPaused || waiting.size > 0 || topOf(listOf(entry)) < 0;
        if (!waiting.has(entry.entry)) count(entry.entry);
        newest = Math.max(newest, entry.entry);
        if (isWaiting) {
          waiting.set(entry.entry, entry);
          offer();
        } else {
          keepingPlace(() => put(entry));
          say(`New update: ${entryOf(entry.entry).getAttribute("aria-label")}`);
        }
      },

      removal({ entry }) {
        waiting.delete(entry);
        unseen.delete(entry);
        showTitle();
        forgetStructuredData();
        say("An update was removed."); // in place of its words, where those were said last
        offer();
        keepingPlace(() => take(entry), entry);
      },

      state({ state, html }) {
        blog.dataset.state = state;
        // Its place is a live region: it is said from there, and stands in no second one.
        keepingPlace(() => {
          part("notice").innerHTML = html;
        });
      },

      page({ state, html }, number) {
        blog.dataset.state = state;
        newest = number;
        waiting.clear();
        offer();
        forgetStructuredData();
        keepingPlace(() => {
          page.innerHTML = html;
        });
        added(page);
        say("The live updates were brought up to date.");
      },

      withdrawn() {
        waiting.clear();
        offer();
        blog.querySelectorAll("script").forEach((script) => script.remove());
        page.innerHTML = '<p class="live-notice">This live blog is no longer available.</p>';
        say("The live updates were taken down.");
      },
    };

    /* What the page tells machines has the words of when it was made: none stay that were taken back. */
    function forgetStructuredData() {
      blog.querySelectorAll('script[type="application/ld+json"]').forEach((script) => script.remove());
    }

    /* Puts an entry where it belongs; in place of itself, if it is there. */
    function put(entry) {
      const old = entryOf(entry.entry);
      const isFocused = old && old.contains(document.activeElement);
      take(entry.entry);
      const fresh = parsed(entry.html);
      const list = listOf(entry);
      const last = [...list.children].at(-1);
      // One of an earlier page is there, and not here.
      const isEarlier = !entry.is_pinned && part("older") && last && entry.entry < numberOf(last);
      if (!isEarlier) {
        insert(list, fresh);
        if (isFocused) fresh.querySelector("a").focus({ preventScroll: true });
        if (!old) fresh.classList.add("live-entry-new");
        added(fresh);
      }
      if (entry.key_event) insert(keyEvents(), parsed(entry.key_event));
      part("key-events").hidden = !keyEvents().children.length;
      if (part("nothing")) part("nothing").remove();
    }

    function take(number) {
      page.querySelectorAll(`[data-entry="${number}"], [data-key-event="${number}"]`)
        .forEach((element) => element.remove());
      part("key-events").hidden = !keyEvents().children.length;
    }

    const keyEvents = () => part("key-events").querySelector("ol");

    // -- never a jump -------------------------------------------------------------------------------

    /* Changes the page so that what is being read stays where it is; `leaving` is an entry that goes. */
    function keepingPlace(change, leaving = 0) {
      if (topOf(page) >= 0) return change();
      const find = anchor(leaving);
      const before = find && topOf(find());
      change();
      if (find && find()) {
        window.scrollBy({ top: topOf(find()) - before, behavior: "instant" });
      }
    }

    /* How to find what is read, before and after: an entry is replaced when it is corrected. */
    function anchor(leaving) {
      if (topOf(part("entries")) >= 0) return () => part("entries");
      const read = [...page.querySelectorAll("[data-entry]")].find(
        (entry) => numberOf(entry) !== leaving && entry.getBoundingClientRect().bottom > 0,
      );
      if (read) return () => entryOf(numberOf(read));
      return () => part("end");
    }

    // -- new ones -----------------------------------------------------------------------------------

    function offer() {
      newButton.hidden = waiting.size === 0;
      if (newButton.hidden) return;
      newButton.textContent = updates(waiting.size);
      say(`${updates(waiting.size)} to show.`);
    }

    function release() {
      const entries = [...waiting.values()].sort((one, other) => one.entry - other.entry);
      waiting.clear();
      offer();
      entries.forEach(put);
      return entries.length ? entryOf(entries.at(-1).entry) : null;
    }

    newButton.addEventListener("click", () => {
      const first = release();
      if (!first) return;
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
      first.scrollIntoView({ block: "center" });
    });

    pauseButton.addEventListener("click", () => {
      isPaused = !isPaused;
      pauseButton.textContent = isPaused ? "Resume updates" : "Pause updates";
      showConnection();
      if (!isPaused && topOf(part("entries")) >= 0) release();
    });

    // -- what is said -------------------------------------------------------------------------------

    function say(words) {
      part("said").textContent = words;
    }

    function count(number) {
      if (!document.hidden) return;
      unseen.add(number);
      showTitle();
    }

    function showTitle() {
      document.title = unseen.size ? `(${unseen.size}) ${title}` : title;
    }

    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      unseen.clear();
      showTitle();
    });

    function showConnection() {
      const isHeard = connection === "live" || connection === "polling";
      const words = isPaused && isHeard ? WORDS.paused : WORDS[connection] || "";
      const shown = part("connection");
      if (shown.textContent !== words) shown.textContent = words;
      shown.dataset.liveConnection = connection;
      part("bar").hidden = connection === "over";
    }

    blog.addEventListener("live:connection", ({ detail }) => {
      connection = detail;
      if (connection === "over") isPaused = false;
      showConnection();
    });
    blog.addEventListener("live:told", ({ detail }) => {
      told[detail.event](detail.data, detail.number);
    });
    // We keep the place ourselves, and the browser would do it once more.
    document.documentElement.style.overflowAnchor = "none";
  }

  document.querySelectorAll("[data-live][data-stream]").forEach(bind);
})();
