/* What is typed in the poster's form (data-live-poster) is kept as a draft in the newsroom
   (data-draft-url), and put back into the form where this browser alone still has it. */
(() => {
  "use strict";

  const form = document.querySelector("[data-live-poster]");
  if (!form) return;
  const { draftUrl, draftKey } = form.dataset;
  const note = form.querySelector("[data-draft-note]");
  const said = form.querySelector("[data-live-post-said]");
  const title = form.querySelector("[data-picture-title]");
  let isOnItsWay = false;

  function typed() {
    const pairs = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
    return [...pairs, ["pictureTitle", title.textContent]];
  }

  const keeping = window.newsroomKeeping.keep(form, {
    url: draftUrl,
    place: () => draftKey,
    typed,
    told({ token, notice }) {
      if (!token) return false;
      form.elements.token.value = token;
      said.textContent = notice;
      return true;
    },
    kept({ saved, notice, posted }) {
      // Posted again, it is not put out again: the newsroom says that it is out.
      if (posted) return form.requestSubmit(form.querySelector("[data-live-post]"));
      note.textContent = notice || (saved ? `Draft saved ${saved}.` : "");
    },
    failed() {
      note.textContent = "Not saved in the newsroom: no connection. Your words are kept in this browser.";
    },
    isSending: () => isOnItsWay,
  });

  function restore(words) {
    for (const element of form.elements) {
      // Which submission is edited, the page says: its words are kept at a place of their own.
      if (!element.name || ["csrfmiddlewaretoken", "submission"].includes(element.name)) continue;
      if (element.type === "checkbox") element.checked = words.has(element.name);
      else if (element.type !== "submit") element.value = words.get(element.name) || "";
    }
    title.textContent = words.get("pictureTitle");
    note.textContent = "These are your words from before: this browser has kept them.";
    form.dispatchEvent(new Event("input"));
  }

  form.addEventListener("live:posted", keeping.forget);
  // This browser keeps it until it is there.
  form.addEventListener("live:sent", () => { isOnItsWay = true; });

  // What was just sent and found wrong stands in the form already.
  const before = window.newsroomKeeping.inBrowser(draftKey);
  if (before && !form.hasAttribute("data-is-answered")) restore(new Map(before.typed));
})();
