/* What is typed in the poster's form (data-live-poster) is kept: at once in this browser, and a moment
   later as a draft in the newsroom (data-draft-url). Once it is there the browser forgets it. */
(() => {
  "use strict";

  const SAVE_AFTER = 1500;
  const AGAIN_AFTER = 10_000;
  const PATIENCE = 15_000;

  const form = document.querySelector("[data-live-poster]");
  if (!form) return;
  const { draftUrl, draftKey } = form.dataset;
  const note = form.querySelector("[data-draft-note]");
  let isUnsaved = false;
  let nextSave = 0;

  function fields() {
    const typed = Object.fromEntries(new FormData(form));
    delete typed.csrfmiddlewaretoken;
    const title = form.querySelector("[data-picture-title]");
    return { ...typed, pictureTitle: title.textContent };
  }

  // A browser may refuse to keep anything: then the newsroom's draft is all there is.
  function keep() {
    try {
      localStorage.setItem(draftKey, JSON.stringify(fields()));
    } catch { /* see above */ }
  }

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(draftKey));
    } catch {
      return null;
    }
  }

  function forget() {
    isUnsaved = false;
    clearTimeout(nextSave);
    try {
      localStorage.removeItem(draftKey);
    } catch { /* nothing was kept */ }
  }

  function changed() {
    isUnsaved = true;
    keep();
    saveIn(SAVE_AFTER);
  }

  function saveIn(milliseconds) {
    clearTimeout(nextSave);
    nextSave = setTimeout(save, milliseconds);
  }

  async function save() {
    const before = JSON.stringify(fields());
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(draftUrl, { method: "POST", body: new FormData(form), signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const { saved, token } = await answer.json();
      if (!isUnsaved) return; // posted meanwhile
      if (token) {
        form.elements.token.value = token;
        note.textContent =
          "Your last post did arrive, though its answer was lost. What stands here would be another one.";
        return changed();
      }
      if (JSON.stringify(fields()) !== before) return; // the next one saves it
      forget();
      note.textContent = saved ? `Draft saved ${saved}.` : "";
    } catch {
      note.textContent = "Not saved in the newsroom: no connection. Your words are kept in this browser.";
      saveIn(AGAIN_AFTER);
    }
  }

  function restore(typed) {
    for (const element of form.elements) {
      if (!element.name || element.name === "csrfmiddlewaretoken") continue;
      if (element.type === "checkbox") element.checked = element.name in typed;
      else if (element.type !== "submit") element.value = typed[element.name] || "";
    }
    form.querySelector("[data-picture-title]").textContent = typed.pictureTitle;
    note.textContent = "These are your words from before: this browser has kept them.";
    isUnsaved = true;
    saveIn(SAVE_AFTER);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("live:posted", forget);
  form.addEventListener("live:sent", () => { isUnsaved = false; }); // this browser keeps it until it is there
  window.addEventListener("online", () => { if (isUnsaved) saveIn(0); });
  window.addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });

  // What was just sent and found wrong stands in the form already.
  const typed = kept();
  if (typed && !form.hasAttribute("data-is-answered")) restore(typed);
})();
