/* Putting a new picture into the library, from the form in its dialog.

   newsroomUpload.send(form, address, added): `added` is handed the new picture's choice, or the one
   that the library has already and that was asked for with "Use it". */
(() => {
  "use strict";

  const LOGGED_OUT = "You were logged out. Log in again in another tab, then come back and try again.";

  async function send(form, address, added) {
    const submit = form.querySelector("[type=submit]");
    const words = submit.textContent;
    submit.disabled = true;
    submit.textContent = "Adding…";
    try {
      const response = await fetch(address, { method: "POST", body: new FormData(form) });
      const answer = document.createElement("div");
      answer.innerHTML = await response.text();
      if (response.redirected) failed(form, LOGGED_OUT);
      else if (response.status === 201) {
        form.reset();
        clear(form);
        added(answer.querySelector("[data-library-picture]"));
      } else if (response.status === 422) showErrors(form, answer, added);
      else throw new Error(String(response.status));
    } catch {
      failed(form, "The picture did not arrive. Check your connection and press the button again.");
    } finally {
      submit.disabled = false;
      submit.textContent = words;
    }
  }

  function clear(form) {
    form.querySelectorAll(".library-error, [data-library-existing]").forEach((old) => old.remove());
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  }

  /* Puts each error beside its field and leaves what was typed and chosen where it is. */
  function showErrors(form, answer, added) {
    clear(form);
    const offered = answer.querySelector("[name=keep_both]");
    if (offered && !form.elements.keep_both) {
      form.elements.file.closest(".library-field").after(offered.closest(".library-field"));
    }
    answer.querySelectorAll(".library-error").forEach((error) => {
      const field = form.querySelector(`#${error.id.replace(/_error$/, "")}`);
      field.closest(".library-field").append(error);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `${error.id} ${field.id}_helptext`);
    });
    if (answer.querySelector(".library-more[open]")) form.querySelector(".library-more").open = true;
    const existing = answer.querySelector("[data-library-existing]");
    if (existing) {
      form.elements.file.closest(".library-field").append(existing);
      const useIt = existing.querySelector("[data-library-use-it]");
      useIt.addEventListener("click", () => {
        const [choice] = existing.querySelector("template").content.children;
        form.reset();
        clear(form);
        added(choice);
      });
      useIt.focus();
      return;
    }
    const first = form.querySelector(".library-error");
    if (first) first.closest(".library-field").querySelector("input").focus();
  }

  function failed(form, words) {
    clear(form);
    const alert = document.createElement("p");
    alert.className = "library-error";
    alert.setAttribute("role", "alert");
    alert.textContent = words;
    form.append(alert);
  }

  window.newsroomUpload = { send };
})();
