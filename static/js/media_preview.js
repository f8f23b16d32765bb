/* An album or a video under its field (data-media-preview), when something is pasted there or the
   button beside it is pressed.

   The server judges what was pasted: the id that its answer names replaces the pasted link. */
(() => {
  "use strict";

  function bind(field) {
    const input = field.querySelector("input");
    const button = field.querySelector("[data-media-ask]");
    const shown = field.querySelector("[data-media-shown]");
    const said = field.querySelector("[data-media-said]");
    const token = field.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
    let asked = 0;
    let waitsFor = null; // leaving the field for the button asks already: once is enough

    async function ask() {
      const pasted = input.value.trim();
      if (pasted && pasted === waitsFor) return;
      const turn = ++asked;
      waitsFor = pasted;
      if (!pasted) {
        shown.replaceChildren();
        said.textContent = "";
        input.removeAttribute("aria-invalid");
        return;
      }
      say(`Asking ${field.dataset.service} …`, "media-note");
      try {
        const body = new FormData();
        body.set("id", pasted);
        const response = await fetch(field.dataset.previewUrl, {
          method: "POST",
          headers: { "X-CSRFToken": token },
          body,
        });
        const isAnswer = (response.ok && !response.redirected) || response.status === 422;
        if (!isAnswer) throw new Error(String(response.status));
        const html = await response.text();
        if (turn === asked) show(html, pasted);
      } catch {
        if (turn !== asked) return; // a later question is on its way
        say("The newsroom did not answer. Check your connection and press the button again.", "media-problem");
      } finally {
        if (turn === asked) waitsFor = null;
      }
    }

    function show(html, pasted) {
      shown.innerHTML = html;
      const answer = shown.querySelector("[data-media-id]");
      if (answer) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
      if (answer && input.value.trim() === pasted) input.value = answer.dataset.mediaId;
      const heard = [...shown.querySelectorAll(".media-problem, .media-title, .media-note")];
      said.textContent = heard.map((line) => line.textContent.trim()).join(" ");
    }

    function say(words, kind) {
      const line = document.createElement("p");
      line.className = kind;
      line.textContent = words;
      shown.replaceChildren(line);
      said.textContent = words;
    }

    button.hidden = false;
    button.addEventListener("click", ask);
    input.addEventListener("change", ask);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-media-preview]").forEach(bind);
  });
})();
