/* Beside the tweet's text (data-tweet-beside-text): the count, what is found in the words, and the
   people whom they must name.

   All of it is the server's own rule; it moves with the text, the choice of image, the kind of the
   story and the People tab. A screen reader hears of the count at 20, 10 and 0 characters left, of
   a text that is too long, and of a new error, once nobody types. */
(() => {
  "use strict";

  const PAUSE = 150; // milliseconds without a key before the server is asked
  const QUIET = 1200; // and before anything is said aloud
  const THRESHOLDS = [20, 10, 0];

  /* How near the limit the count is: 3 is far away, 0 is at it, -1 over it. */
  function nearness(left) {
    if (left < 0) return -1;
    const passed = THRESHOLDS.filter((threshold) => left <= threshold);
    return THRESHOLDS.length - passed.length;
  }

  function bind(tab) {
    const text = tab.querySelector("[data-tweet-text]");
    const beside = tab.querySelector("[data-tweet-beside-text]");
    if (!text) {
      beside.remove(); // somebody who may only look
      return;
    }
    const counter = beside.querySelector("[data-tweet-counter]");
    const findings = beside.querySelector("[data-tweet-findings]");
    const said = beside.querySelector("[data-tweet-said]");
    const form = tab.closest("form");
    let asked = 0;
    let pause;
    let quiet;
    let shown; // a button is not replaced under somebody's finger
    let heard; // the answer that was last said aloud, or stood there when the page opened

    text.closest(".field-line, .form-row, div").append(beside);
    text.setAttribute("aria-describedby", `${text.getAttribute("aria-describedby") || ""} tweet-count`.trim());

    function typed() {
      const body = new FormData();
      body.set("story", tab.dataset.story);
      for (const [name, value] of new FormData(form)) {
        if (/^(kind$|tweet_draft-|named_people-)/.test(name)) body.append(name, value);
      }
      return body;
    }

    async function ask() {
      const turn = ++asked;
      clearTimeout(pause);
      try {
        const response = await fetch(tab.dataset.tweetCountUrl, {
          method: "POST",
          headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
          body: typed(),
        });
        if (!response.ok || response.redirected) throw new Error(String(response.status));
        const answer = await response.json();
        if (turn === asked) show(answer); // else a later question is on its way
      } catch {
        if (turn === asked) counter.textContent = "The count is not available; the form still checks.";
      }
    }

    function show(answer) {
      counter.textContent = answer.words;
      counter.classList.toggle("is-over", answer.is_over);
      if (shown !== answer.findings) findings.innerHTML = shown = answer.findings;
      clearTimeout(quiet);
      if (!heard) heard = answer;
      else quiet = setTimeout(() => say(answer), QUIET);
    }

    function say(answer) {
      const [before, now] = [nearness(heard.left), nearness(answer.left)];
      const isNear = now < THRESHOLDS.length || before < 0;
      const errors = answer.errors.filter((error) => !heard.errors.includes(error));
      const words = [...(before !== now && isNear ? [answer.said] : []), ...errors];
      said.textContent = words.join(" ");
      heard = answer;
    }

    text.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(ask, PAUSE);
    });
    form.addEventListener("change", (event) => {
      if (event.target !== text) ask();
    });
    findings.addEventListener("click", (event) => {
      const button = event.target.closest("[data-tweet-word]");
      if (!button) return;
      text.value = text.value.replaceAll(button.dataset.tweetWord, button.dataset.tweetInstead);
      text.focus();
      ask();
    });
    ask();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-tweet-count-url]").forEach(bind);
  });
})();
