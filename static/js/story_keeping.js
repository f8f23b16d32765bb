/* What is typed in the story's form is kept by itself (data-keep-url on its key), until it is saved.

   Nothing is put back unasked: the newsroom offers what was not saved, on the story's page. What this
   browser alone has of an earlier window goes to the newsroom first. */
(() => {
  "use strict";

  const AFTER = 4000;
  const HEAR_EVERY = 60_000;
  const TOO_LONG = "This is too long to be kept by itself. Save it now and then.";
  const LOGGED_OUT =
    "Not kept in the newsroom: you were logged out, or may no longer change this story. Your words are kept in this browser; log in again in another tab.";
  const NO_ANSWER = "Not kept in the newsroom: no connection. Your words are kept in this browser.";

  function bind(key) {
    const form = key.form;
    const { keepUrl, keepPlace, leaveUrl, othersUrl } = key.dataset;
    const note = document.querySelector("[data-kept-note]");
    const said = document.querySelector("[data-kept-said]");
    const others = document.querySelector("[data-others]");
    const othersSaid = document.querySelector("[data-others-said]");
    let isOnItsWay = false;
    let isTyping = false;
    let isLeaving = false;

    function typed() {
      for (const editor of Object.values((window.CKEDITOR || {}).instances || {})) editor.updateElement();
      const pairs = [...new FormData(form), ...(isLeaving ? [["is_leaving", "1"]] : [])];
      return pairs.filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
    }

    /* Read out once, and again when something else is to be said: not every time that it is kept. */
    function say(words, aloud = words) {
      note.textContent = words;
      if (said.textContent !== aloud) said.textContent = aloud;
    }

    /* Who else writes in this story. Read out when that changes, and not each time the minutes do. */
    function tellOfOthers(html) {
      const who = () => [...others.querySelectorAll("[data-other]")].map((one) => one.dataset.other).join("\n");
      const before = who();
      others.innerHTML = html;
      if (who() !== before) othersSaid.textContent = others.textContent.trim();
    }

    /* Whoever types hears of colleagues with what is kept; this is for a form that lies open. */
    async function hear() {
      if (document.hidden) return;
      try {
        const answer = await fetch(`${othersUrl}?version=${form.elements.version.value}`);
        if (answer.ok && !answer.redirected) tellOfOthers((await answer.json()).others);
      } catch { /* no answer: it asks again */ }
    }

    const keeping = window.newsroomKeeping.keep(form, {
      url: keepUrl,
      place: () => keepPlace + key.value,
      typed,
      told({ key: another }) {
        if (!another) return false;
        keeping.forget();
        key.value = another;
        return true;
      },
      kept({ kept, others }) {
        if (others !== undefined) tellOfOthers(others);
        // Whoever writes further down does not see the notice.
        const alone = others === undefined || !others.trim();
        const seeAbove = alone ? "" : " There is news of this story at the top of this page.";
        say(`Kept at ${kept}, not saved.${seeAbove}`, "What you type is kept until you save.");
      },
      failed(status) {
        say({ 403: LOGGED_OUT, 413: TOO_LONG }[status] || NO_ANSWER);
      },
      after: AFTER,
      isSending: () => isOnItsWay,
    });

    function changed() {
      isTyping = true;
      isOnItsWay = false;
      keeping.changed();
    }

    function follow(editor) {
      editor.on("change", changed);
    }

    /* Windows that were closed, or whose newsroom did not answer, or that are open beside this one: so
       what they have typed meanwhile stays. A row that was saved takes no more, nor older words. */
    async function bringOverFormer() {
      let isOffered = false;
      for (const place of formerPlaces()) {
        try {
          const { typed: words, at, secondsAgo } = window.newsroomKeeping.inBrowser(place);
          const pairs = [...words, ["typed_at", at], ["typed_ago", secondsAgo]];
          const answer = await window.newsroomKeeping.send(keepUrl, pairs, form);
          if (window.newsroomKeeping.inBrowser(place)?.at === at) localStorage.removeItem(place);
          isOffered ||= Boolean(answer.kept);
        } catch { /* it stays in this browser until it can be brought over */ }
      }
      if (isOffered && !isTyping) window.location.reload();
    }

    function formerPlaces() {
      try {
        return Object.keys(localStorage).filter((place) => place.startsWith(keepPlace) && place !== keepPlace + key.value);
      } catch {
        return [];
      }
    }

    form.addEventListener("input", () => { isTyping = true; isOnItsWay = false; }, { capture: true });
    form.addEventListener("submit", () => { isOnItsWay = true; });
    window.addEventListener("pageshow", () => { isOnItsWay = false; isLeaving = false; });
    // Colleagues see who is typing here. What is kept after this, as the page closes, is no typing.
    window.addEventListener("pagehide", () => {
      isLeaving = true;
      if (!isTyping || isOnItsWay || !leaveUrl) return;
      const farewell = new FormData();
      farewell.set("csrfmiddlewaretoken", new FormData(form).get("csrfmiddlewaretoken"));
      navigator.sendBeacon(leaveUrl, farewell);
    });
    if (window.CKEDITOR) {
      Object.values(window.CKEDITOR.instances).forEach(follow);
      window.CKEDITOR.on("instanceCreated", ({ editor }) => follow(editor));
    }
    if (othersUrl) {
      setInterval(hear, HEAR_EVERY);
      document.addEventListener("visibilitychange", hear);
    }
    if (key.hasAttribute("data-is-unsaved")) changed(); // it was sent, and refused
    else bringOverFormer();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-keep-url]").forEach(bind);
  });
})();
