/* The counter below the tweet's text (data-tweet-counter). The count comes from the server's own
   rule; it moves with the text and with the choice of image. */
(() => {
  "use strict";

  const PAUSE = 150; // milliseconds without a key before the server is asked

  function bind(tab) {
    const text = tab.querySelector("[data-tweet-text]");
    const counter = tab.querySelector("[data-tweet-counter]");
    if (!text) {
      counter.remove(); // somebody who may only look
      return;
    }
    const words = counter.querySelector("[data-tweet-count-words]");
    const message = counter.querySelector("[data-tweet-count-message]");
    const token = tab.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
    let asked = 0;
    let pause;

    text.closest(".field-line, .form-row, div").append(counter);
    text.setAttribute("aria-describedby", `${text.getAttribute("aria-describedby") || ""} tweet-count`.trim());
    words.id = "tweet-count";

    async function ask() {
      const turn = ++asked;
      const body = new FormData();
      body.set("text", text.value);
      body.set("image", (tab.querySelector("[name$='-image']:checked") || {}).value || "none");
      try {
        const response = await fetch(tab.dataset.tweetCountUrl, {
          method: "POST",
          headers: { "X-CSRFToken": token },
          body,
        });
        if (!response.ok) throw new Error(String(response.status));
        const count = await response.json();
        if (turn !== asked) return; // a later question is on its way
        words.textContent = count.words;
        counter.classList.toggle("is-over", count.is_over);
        if (message.textContent !== count.message) message.textContent = count.message;
      } catch {
        if (turn === asked) words.textContent = "The count is not available; the form still checks.";
      }
    }

    const soon = () => {
      clearTimeout(pause);
      pause = setTimeout(ask, PAUSE);
    };
    text.addEventListener("input", soon);
    tab.addEventListener("change", ask);
    ask();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-tweet-count-url]").forEach(bind);
  });
})();
