/* The choices that a template leaves (size, strapline, photograph), and the picture drawn so.

   newsroomTemplate.bind(form, { show }): `show` is handed the address of each preview. Answers with
   { open(choice, photograph), close(), draw() }; draw() puts the picture into the library and
   promises its choice, or null when it cannot be drawn: the reason then stands in the form. */
(() => {
  "use strict";

  const NO_ANSWER = "The newsroom did not answer. Check your connection and try again.";
  const PAUSE = 300; // milliseconds without a key, before a preview is asked for

  /* Draws it into the library; promises its choice there, or null with the reason in `error`. */
  async function drawn(address, answers, error) {
    error.textContent = "";
    try {
      const response = await fetch(address, { method: "POST", body: answers });
      const words = await response.text();
      if (response.status === 201) {
        const list = document.createElement("div");
        list.innerHTML = words;
        return list.querySelector("[data-library-picture]");
      }
      error.textContent = response.status === 422 ? words : NO_ANSWER;
    } catch {
      error.textContent = NO_ANSWER;
    }
    return null;
  }

  function bind(form, { show }) {
    const error = form.querySelector("[data-template-error]");
    const photographBox = form.querySelector("[data-template-photograph]");
    const photographHelp = form.querySelector("[data-template-photograph-help]");
    const strapline = form.querySelector("[data-template-strapline]");
    let address = "";
    let waiting = 0;
    let asked = 0;
    let shown = "";

    function answers() {
      const data = new FormData(form);
      if (data.has("photograph")) data.set("photograph", photographBox.dataset.photograph);
      return data;
    }

    async function preview() {
      const mine = (asked += 1);
      const query = new URLSearchParams(answers());
      query.delete("csrfmiddlewaretoken");
      try {
        const response = await fetch(`${address}?${query}`);
        const picture = response.ok ? await response.blob() : null;
        const words = response.status === 422 ? await response.text() : NO_ANSWER;
        if (mine !== asked) return; // a later one is on its way
        error.textContent = picture ? "" : words;
        if (!picture) return;
        URL.revokeObjectURL(shown);
        shown = URL.createObjectURL(picture);
        show(shown);
      } catch {
        if (mine === asked) error.textContent = NO_ANSWER;
      }
    }

    function open(choice, photograph) {
      address = choice.dataset.drawing;
      const takesPhotograph = "takesPhotograph" in choice.dataset;
      photographBox.hidden = !takesPhotograph || !photograph;
      photographHelp.hidden = !takesPhotograph || Boolean(photograph);
      form.elements.photograph.checked = takesPhotograph && Boolean(photograph);
      if (photograph) {
        photographBox.dataset.photograph = photograph.id;
        photographBox.querySelector("span").textContent = `Put “${photograph.title}” into it`;
      }
      strapline.hidden = !("takesStrapline" in choice.dataset);
      if (strapline.hidden) form.elements.strapline.value = "";
      form.hidden = false;
      preview();
    }

    function close() {
      asked += 1;
      address = "";
      form.hidden = true;
      error.textContent = "";
    }

    const draw = () => drawn(address, answers(), error);

    form.addEventListener("input", () => {
      const isOther = form.elements.size.value === "other";
      form.querySelectorAll("[data-template-other]").forEach((side) => (side.hidden = !isOther));
      clearTimeout(waiting);
      waiting = setTimeout(() => address && preview(), PAUSE);
    });

    return { open, close, draw };
  }

  window.newsroomTemplate = { bind, drawn };
})();
