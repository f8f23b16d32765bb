/* Beside a chosen picture that was drawn from a template (data-template-places): the photograph and
   the strapline in its places, changed after it was chosen. Each change draws it anew.

   newsroomPlaces.bind(box, { choose, take }): `choose` opens the library, `take` is handed the
   picture that was drawn. Answers with { offer(drawn) }: `drawn` says how a picture was drawn, and
   is empty for one that was not. */
(() => {
  "use strict";

  function bind(box, { choose, take }) {
    const photograph = box.querySelector("[data-places-photograph]");
    const line = box.querySelector("[data-places-strapline]");
    const strapline = line.querySelector("input");
    const error = box.querySelector("[data-places-error]");
    const form = box.closest("form");
    let drawn = {};
    let isDrawing = false;
    let last = Promise.resolve(true); // one drawing after the other

    function offer(how) {
      drawn = { ...how };
      photograph.hidden = !("takesPhotograph" in drawn);
      line.hidden = !("takesStrapline" in drawn);
      box.hidden = !drawn.drawnFrom || (photograph.hidden && line.hidden);
      strapline.value = drawn.strapline || "";
      error.textContent = "";
    }

    /* What is typed meanwhile stays typed. */
    async function draw(photographId) {
      const sent = strapline.value;
      const answers = new FormData();
      answers.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      answers.set("size", "other");
      answers.set("width", drawn.width);
      answers.set("height", drawn.height);
      answers.set("photograph", photographId);
      answers.set("strapline", sent);
      isDrawing = true;
      const choice = await window.newsroomTemplate.drawn(drawn.drawnFrom, answers, error);
      isDrawing = false;
      const typed = strapline.value;
      if (choice) take(choice);
      if (typed !== sent) strapline.value = typed;
      return Boolean(choice);
    }

    const isWritten = () => box.hidden || strapline.value.trim() === (drawn.strapline || "");

    function write() {
      last = last.then(() => isWritten() || draw(drawn.photograph));
      return last;
    }

    /* The reason stands beside it, on a tab that may not be the open one. */
    function show() {
      location.hash = strapline.id;
      window.dispatchEvent(new HashChangeEvent("hashchange"));
      strapline.focus();
    }

    photograph.addEventListener("click", async () => {
      const chosen = await choose({ opens: "photographs", selected: drawn.photograph });
      if (chosen !== undefined) last = last.then(() => draw(chosen ? chosen.id : ""));
    });
    strapline.addEventListener("change", write);
    strapline.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // it would save the story
      write();
    });
    // What was chosen and typed last is drawn before the story is saved.
    form.addEventListener("submit", async (event) => {
      if (isWritten() && !isDrawing) return;
      event.preventDefault();
      const { submitter } = event;
      if (await write()) form.requestSubmit(submitter);
      else show();
    });

    offer(box.dataset);
    return { offer };
  }

  window.newsroomPlaces = { bind };
})();
