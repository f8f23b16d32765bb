/* The poster's form (data-live-poster): Ctrl-Enter posts; a second press while the first is on its way
   does nothing; a post that does not arrive leaves every word where it was, and says so. */
(() => {
  "use strict";

  const FAILED =
    "The newsroom did not answer: this may have arrived, or not. Your words are still here. If it is out, you will read so; or press Post again: the same words go out once.";
  const LOGGED_OUT =
    "Not posted: you were logged out. Your words are still here; log in again in another tab, then press Post again.";
  const PATIENCE = 20_000;
  const GOES_ON = "live-goes-on";

  const form = document.querySelector("[data-live-poster]");
  if (!form) return;
  const button = form.querySelector("[data-live-post]");
  const said = form.querySelector("[data-live-post-said]");
  let isOnItsWay = false;

  async function post() {
    if (isOnItsWay) return;
    isOnItsWay = true;
    said.textContent = "";
    button.setAttribute("aria-disabled", "true");
    try {
      await send();
    } catch {
      said.textContent = FAILED;
      // The words are kept anew, and whoever keeps them knows whether they are out.
      form.dispatchEvent(new Event("input"));
    }
    isOnItsWay = false;
    button.removeAttribute("aria-disabled");
  }

  async function send() {
    const body = new FormData(form);
    body.append("is_script", "1");
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(form.action, { method: "POST", body, signal });
    if (answer.status === 422) {
      // Something is wrong with it: the page that says what, beside its field, takes this one's place.
      form.dispatchEvent(new CustomEvent("live:sent"));
      form.submit();
    } else if (answer.redirected || answer.status === 403) {
      said.textContent = LOGGED_OUT;
    } else if (!answer.ok) {
      throw new Error(answer.status);
    } else {
      const { to } = await answer.json();
      form.dispatchEvent(new CustomEvent("live:posted"));
      sessionStorage.setItem(GOES_ON, "1");
      window.location.assign(to);
    }
  }

  // Whoever has just posted goes on with the next one.
  if (sessionStorage.getItem(GOES_ON)) form.elements.typed.focus({ preventScroll: true });
  sessionStorage.removeItem(GOES_ON);

  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(button);
    }
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter !== button) return form.dispatchEvent(new CustomEvent("live:sent"));
    event.preventDefault();
    post();
  });
})();
