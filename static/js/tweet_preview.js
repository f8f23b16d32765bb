/* The tweet as X would show it (data-tweet-preview), beside its fields and as one types.

   The server draws it from the whole form. It is asked again when something on its tab changes,
   and whenever the tab is opened: the story may have changed meanwhile. What keeps the picture from
   being drawn is said beside the field that mends it, too (data-tweet-image-finding). */
(() => {
  "use strict";

  const PAUSE = 400; // milliseconds without a key before the server is asked

  function bind(preview) {
    const shown = preview.querySelector("[data-tweet-preview-shown]");
    const form = preview.closest("form");
    const tab = preview.closest("[data-tweet-tab]");
    const finding = tab.querySelector("[data-tweet-image-finding]");
    let pause;
    let asking;

    async function ask() {
      clearTimeout(pause);
      if (asking) asking.abort();
      asking = new AbortController();
      const { signal } = asking;
      for (const editor of Object.values((window.CKEDITOR || {}).instances || {})) editor.updateElement();
      const body = new FormData(form);
      for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
      body.set("story", preview.dataset.story);
      try {
        const response = await fetch(preview.dataset.tweetPreview, { method: "POST", body, signal });
        if (!response.ok || response.redirected) throw new Error(String(response.status));
        const html = await response.text();
        if (!signal.aborted) show(html);
      } catch {
        if (!signal.aborted) shown.textContent = "The preview is not available. Your words are safe; save the story to see it.";
      }
    }

    /* The alt text stays open when it was. */
    function show(html) {
      const wasOpen = Boolean(shown.querySelector("details[open]"));
      shown.innerHTML = html;
      const details = shown.querySelector("details");
      if (details) details.open = wasOpen;
      sayBesideField(shown.querySelector("[data-problem-of]"));
    }

    /* Somebody who may only look has no fields. */
    function sayBesideField(problem) {
      if (!finding) return;
      const field = problem && document.getElementById(`id_tweet_draft-0-${problem.dataset.problemOf}`);
      if (!field) {
        finding.replaceChildren();
        return;
      }
      const line = field.closest(".field-line, .form-row");
      if (finding.parentElement !== line) line.append(finding);
      if (finding.dataset.said === problem.textContent && finding.firstChild) return;
      finding.dataset.said = problem.textContent;
      const [words, what] = [document.createElement("p"), document.createElement("strong")];
      words.className = "finding finding-error";
      what.textContent = "Please correct:";
      words.append(what, ` ${problem.textContent}`);
      finding.replaceChildren(words);
    }

    tab.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(ask, PAUSE);
    });
    tab.addEventListener("change", ask);
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) ask();
    }).observe(tab);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-tweet-preview]").forEach(bind);
  });
})();
