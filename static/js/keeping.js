/* What is typed in a form is kept: at once in this browser, and a moment later in the newsroom. Once
   it is there the browser forgets it.

   newsroomKeeping.keep(form, options) begins, and returns { changed, forget, saveIn }.
     url              where the newsroom keeps it
     place()          its name in this browser's storage
     typed()          what is typed, as pairs of name and value
     told(said)       hears the newsroom's answer; true when the form has to be kept anew
     kept(said)       it is there
     failed(status)   it is not; 0 without an answer, 403 for somebody who is logged out
     after            milliseconds between a change and the newsroom's copy
     isSending()      whether the words are on their way by themselves, and nothing is to be kept */
(() => {
  "use strict";

  const AGAIN_AFTER = 10_000;
  const PATIENCE = 15_000;
  const LARGEST_WHEN_LEAVING = 60_000; // browsers let no more go out behind a closed page

  function keep(form, { url, place, typed, told, kept, failed, after = 1500, isSending = () => false }) {
    let isUnsaved = false;
    let nextSave = 0;
    let readAt = 0;
    let lastSent = 0;

    // A browser may refuse to keep anything: then the newsroom's copy is all there is.
    function withStorage(act) {
      try {
        return act(localStorage);
      } catch {
        return null;
      }
    }

    function forget() {
      isUnsaved = false;
      clearTimeout(nextSave);
      nextSave = 0;
      withStorage((storage) => storage.removeItem(place()));
    }

    /* What is typed, and when it was read: no two readings have one moment, and none an earlier one,
       so whoever gets two of them knows which has the later words. */
    function read() {
      readAt = Math.max(Date.now(), readAt + 1);
      return { typed: typed(), at: readAt };
    }

    function changed() {
      isUnsaved = true;
      withStorage((storage) => storage.setItem(place(), JSON.stringify(read())));
      // Whoever types without a pause is kept as well.
      if (!nextSave) saveIn(after);
    }

    function saveIn(milliseconds) {
      clearTimeout(nextSave);
      nextSave = setTimeout(save, milliseconds);
    }

    async function save() {
      nextSave = 0;
      if (isSending()) return;
      const { typed: words, at } = read();
      const before = JSON.stringify(words);
      lastSent = at;
      try {
        const said = await send(url, [...words, ["typed_at", at]], form);
        // Posted or saved meanwhile; or a later one is on its way, and its answer counts.
        if (!isUnsaved || at !== lastSent) return;
        if (told(said)) return changed();
        if (JSON.stringify(typed()) !== before) return; // the next one saves it
        forget();
        kept(said);
      } catch (error) {
        if (!isUnsaved || at !== lastSent || isSending()) return;
        failed(error.status || 0);
        saveIn(AGAIN_AFTER);
      }
    }

    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    // Whoever has logged in again in another tab has a new token there.
    form.addEventListener("formdata", ({ formData }) => formData.set("csrfmiddlewaretoken", token(form)));
    window.addEventListener("online", () => isUnsaved && saveIn(0));
    document.addEventListener("visibilitychange", () => isUnsaved && document.hidden && save());
    window.addEventListener("beforeunload", (event) => isUnsaved && !isSending() && event.preventDefault());
    return { changed, forget, saveIn };
  }

  function token(form) {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return cookie ? cookie[1] : form.elements.csrfmiddlewaretoken.value;
  }

  /* The newsroom's answer to a form's pairs; an error has the answer's `status`. */
  async function send(url, pairs, form) {
    const body = new FormData();
    for (const [name, value] of pairs) body.append(name, value);
    body.set("csrfmiddlewaretoken", token(form));
    const keepalive = document.hidden && JSON.stringify(pairs).length < LARGEST_WHEN_LEAVING;
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(url, { method: "POST", body, signal, keepalive });
    if (answer.ok && !answer.redirected) return answer.json();
    throw Object.assign(new Error("Not kept"), { status: answer.redirected ? 403 : answer.status });
  }

  /* What this browser has at a place: the pairs, when they were typed in milliseconds, and how many
     seconds ago; or null. */
  function inBrowser(place) {
    try {
      const { typed, at } = JSON.parse(localStorage.getItem(place));
      return { typed, at, secondsAgo: Math.max(0, Math.round((Date.now() - at) / 1000)) };
    } catch {
      return null;
    }
  }

  window.newsroomKeeping = { keep, send, inBrowser };
})();
