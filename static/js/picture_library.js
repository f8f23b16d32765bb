/* Choosing a picture from the library, in a dialog over the form.

   newsroomLibrary.choose() opens it and promises the chosen {id, src, title, alt}, or null when it
   is closed. Used by the lead picture's field (data-picture-field) and by the editor's button. */
(() => {
  "use strict";

  const LOGGED_OUT = "You were logged out. Log in again in another tab, then come back and try again.";
  let isOpen = false;

  const address = () => document.querySelector("[data-library-url]").dataset.libraryUrl;

  async function choose() {
    if (isOpen) return null; // a second press while the first is loading
    isOpen = true;
    const opener = document.activeElement;
    const dialog = document.createElement("dialog");
    dialog.className = "library-dialog";
    dialog.setAttribute("aria-labelledby", "library-heading");
    document.body.append(dialog);
    await load(dialog, address());
    dialog.showModal();

    return new Promise((resolve) => {
      let chosen = null;
      dialog.addEventListener("close", () => {
        dialog.remove();
        isOpen = false;
        if (opener) opener.focus();
        resolve(chosen);
      });
      const take = (button) => {
        chosen = {
          id: button.dataset.libraryPicture,
          src: button.dataset.src,
          title: button.dataset.title,
          alt: button.dataset.alt,
        };
        dialog.close();
      };
      dialog.addEventListener("click", (event) => {
        const button = event.target.closest("[data-library-picture]");
        if (button) take(button);
        else if (event.target.closest("[data-library-close]")) dialog.close();
      });
      dialog.addEventListener("submit", async (event) => {
        event.preventDefault();
        if (event.target.matches("[data-library-search]")) {
          const words = new FormData(event.target).get("q");
          await load(dialog, `${address()}?q=${encodeURIComponent(words)}`);
          dialog.querySelector("#library-words").focus();
        } else {
          await upload(dialog, event.target, take);
        }
      });
    });
  }

  async function load(dialog, url) {
    try {
      const response = await fetch(url);
      if (response.redirected) return failed(dialog, LOGGED_OUT);
      if (!response.ok) throw new Error(String(response.status));
      dialog.innerHTML = await response.text();
    } catch {
      failed(dialog, "The library did not answer. Close this, check your connection and try again.");
    }
  }

  async function upload(dialog, form, take) {
    const submit = form.querySelector("[type=submit]");
    const words = submit.textContent;
    submit.disabled = true;
    submit.textContent = "Adding…";
    try {
      const response = await fetch(address(), { method: "POST", body: new FormData(form) });
      const html = await response.text();
      if (response.redirected) {
        failed(form, LOGGED_OUT);
      } else if (response.status === 201) {
        const list = document.createElement("ul");
        list.innerHTML = html;
        take(list.querySelector("[data-library-picture]"));
      } else if (response.status === 422) {
        showErrors(form, html);
      } else {
        throw new Error(String(response.status));
      }
    } catch {
      failed(form, "The picture did not arrive. Check your connection and press the button again.");
    } finally {
      submit.disabled = false;
      submit.textContent = words;
    }
  }

  /* Puts each error beside its field and leaves what was typed and chosen where it is. */
  function showErrors(form, html) {
    form.querySelectorAll(".library-error").forEach((old) => old.remove());
    const answer = document.createElement("div");
    answer.innerHTML = html;
    const offered = answer.querySelector("[name=keep_both]");
    if (offered && !form.elements.keep_both) {
      form.querySelector("[type=submit]").before(offered.closest(".library-field"));
    }
    answer.querySelectorAll(".library-error").forEach((error) => {
      const field = form.querySelector(`#${error.id.replace(/_error$/, "")}`);
      field.closest(".library-field").append(error);
      field.setAttribute("aria-describedby", error.id);
    });
    const first = form.querySelector(".library-error");
    if (first) first.closest(".library-field").querySelector("input").focus();
  }

  function failed(place, words) {
    place.querySelectorAll("[role=alert]").forEach((old) => old.remove());
    const alert = document.createElement("p");
    alert.className = "library-error";
    alert.setAttribute("role", "alert");
    alert.textContent = words;
    const close = document.createElement("button");
    if (place.matches("dialog")) {
      close.type = "button";
      close.className = "library-button";
      close.dataset.libraryClose = "";
      close.textContent = "Close";
      place.append(close);
    }
    place.append(alert);
  }

  function bindField(field) {
    const input = field.querySelector("input[type=hidden]");
    const image = field.querySelector("[data-picture-shown]");
    const title = field.querySelector("[data-picture-title]");
    const none = field.querySelector("[data-picture-none]");
    const show = (picture) => {
      input.value = picture ? picture.id : "";
      image.hidden = !picture;
      if (picture) image.src = picture.src;
      title.textContent = picture ? picture.title : "No picture chosen.";
      none.hidden = !picture;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    field.querySelector("[data-picture-choose]").addEventListener("click", async () => {
      const picture = await choose();
      if (picture) show(picture);
    });
    none.addEventListener("click", () => show(null));
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-picture-field]").forEach(bindField);
  });

  window.newsroomLibrary = { choose };
})();
