/* The picker: choosing a picture from the library, in a dialog over the form.

   newsroomLibrary.choose({ opens, selected }) opens it with the templates or the whole library, and
   with the picture of that id selected. It promises the chosen {id, src, title, alt, drawn}; null for
   "None"; undefined when it is closed without a choice. `drawn` says how it was drawn from a
   template, if it was. */
(() => {
  "use strict";

  const FAILED = "The library did not answer. Close this, check your connection and try again.";
  const LOGGED_OUT = "You were logged out. Log in again in another tab, then come back and try again.";
  let isOpen = false;

  const address = () => document.querySelector("[data-library-url]").dataset.libraryUrl;

  async function ask(query) {
    const response = await fetch(`${address()}?${new URLSearchParams(query)}`);
    if (response.redirected) throw new Error(LOGGED_OUT);
    if (!response.ok) throw new Error(FAILED);
    return response.text();
  }

  const said = (error) => (error.message === LOGGED_OUT ? LOGGED_OUT : FAILED);

  async function choose({ opens = "library", selected = "" } = {}) {
    if (isOpen) return undefined; // a second press while the first is loading
    isOpen = true;
    const opener = document.activeElement;
    const dialog = document.createElement("dialog");
    dialog.className = "library-dialog";
    dialog.setAttribute("aria-labelledby", "library-heading");
    document.body.append(dialog);
    let choice;
    const finish = (chosen) => {
      choice = chosen;
      dialog.close();
    };
    try {
      dialog.innerHTML = await ask({ opens, selected });
      dialog.showModal();
      fill(dialog, finish);
    } catch (error) {
      showFailure(dialog, said(error));
    }
    dialog.addEventListener("click", (event) => {
      if (event.target.closest("[data-library-close]")) dialog.close();
    });
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        dialog.remove();
        isOpen = false;
        if (opener) opener.focus();
        resolve(choice);
      });
    });
  }

  function showFailure(dialog, words) {
    dialog.innerHTML =
      '<h2 id="library-heading">Picture library</h2><p class="library-error" role="alert"></p>' +
      '<button type="button" class="library-button" data-library-close>Close</button>';
    dialog.querySelector("[role=alert]").textContent = words;
    if (!dialog.open) dialog.showModal();
  }

  function fill(dialog, finish) {
    const part = (name) => dialog.querySelector(`[data-library-${name}]`);
    const list = part("list");
    const search = part("search");
    const more = part("more");
    const status = part("status");
    const update = part("update");
    const image = dialog.querySelector("[data-selected-image]");
    const template = window.newsroomTemplate.bind(dialog.querySelector("[data-template-choice]"), {
      show: (preview) => (image.src = preview),
    });
    let selected = null;
    let photograph = null;
    let waiting = null; // the template selected last that takes a photograph
    let after = "";
    let loading = null;

    const grid = window.newsroomGrid.bind(list, { select, take, end: loadMore });

    function select(choice) {
      selected = choice;
      const { libraryPicture: id, src, title, alt, page, problem } = choice.dataset;
      grid.mark(id);
      part("selected").hidden = false;
      image.src = src;
      dialog.querySelector("[data-selected-title]").textContent = title;
      const words = dialog.querySelector("[data-selected-words]");
      words.textContent = problem || alt || "Decorative: it has no alt text.";
      words.className = problem ? "library-error" : "library-help";
      const change = dialog.querySelector("[data-selected-page]");
      if (change) change.href = page;
      if (choice.dataset.drawing) {
        template.open(choice, photograph);
        waiting = "takesPhotograph" in choice.dataset ? choice : null;
      } else {
        template.close();
        photograph = { id, title };
      }
      offerTemplate(choice);
      update.disabled = false;
      status.textContent = `Selected: ${title}`;
    }

    /* A photograph picked after a template takes its place, so the way back into it is shown. */
    function offerTemplate(choice) {
      const into = part("into");
      into.hidden = !waiting || choice === waiting;
      if (!into.hidden) into.firstElementChild.textContent = `Put it into “${waiting.dataset.title}”`;
    }

    async function take(choice) {
      if (choice !== selected) select(choice);
      if (update.disabled) return;
      if (!choice.dataset.drawing) return finish(chosen(choice));
      update.disabled = true;
      update.textContent = "Drawing…";
      const drawn = await template.draw();
      update.textContent = "Update";
      update.disabled = false;
      if (drawn) finish(chosen(drawn));
    }

    /* Notes where the next page begins. */
    function readEnd() {
      const marker = list.querySelector("[data-library-after]");
      after = marker ? marker.dataset.libraryAfter : "";
      if (marker) marker.remove();
      more.hidden = !after;
      part("empty").hidden = Boolean(list.querySelector("[role=option]"));
      grid.renew();
      if (selected) grid.mark(selected.dataset.libraryPicture);
    }

    async function load(isNext) {
      const query = new FormData(search);
      query.set("part", "pictures");
      if (isNext) query.set("after", after);
      const mine = (loading = {});
      try {
        const html = await ask(query);
        if (mine !== loading) return; // another question came meanwhile
        if (!isNext) list.replaceChildren();
        list.insertAdjacentHTML("beforeend", html);
        readEnd();
        const count = list.querySelectorAll("[role=option]").length;
        status.textContent = `${count} pictures are shown${after ? ", and there are more" : ""}.`;
      } catch (error) {
        status.textContent = "";
        showFailure(dialog, said(error));
      } finally {
        if (mine === loading) loading = null;
      }
    }

    function loadMore() {
      if (after && !loading) load(true);
    }

    function filter() {
      part("other").hidden = search.elements.kind.value !== "templates";
      load(false);
    }

    function showUpload(isShown) {
      part("add").setAttribute("aria-expanded", String(isShown));
      dialog.querySelector("#library-add").hidden = !isShown;
      part("choosing").hidden = isShown;
      part("footer").hidden = isShown;
      if (isShown) dialog.querySelector("[data-library-upload] [name=file]").focus();
    }

    function added(choice) {
      showUpload(false);
      const same = list.querySelector(`[data-library-picture="${choice.dataset.libraryPicture}"]`);
      if (same) same.remove();
      list.prepend(choice);
      part("empty").hidden = true;
      select(choice);
      grid.focusOn(choice);
    }

    search.addEventListener("submit", (event) => {
      event.preventDefault();
      filter();
    });
    search.addEventListener("change", (event) => {
      if (event.target.name !== "q") filter();
    });
    part("other").addEventListener("click", () => {
      search.elements.kind.value = "";
      search.elements.kind.focus();
      filter();
    });
    more.addEventListener("click", async () => {
      const last = list.querySelectorAll("[role=option]").length;
      await load(true);
      const first = list.querySelectorAll("[role=option]")[last];
      if (first) grid.focusOn(first);
    });
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && loadMore(), {
      root: part("scroll"),
      rootMargin: "200px",
    }).observe(more);
    update.addEventListener("click", () => selected && take(selected));
    part("none").addEventListener("click", () => finish(null));
    part("into").addEventListener("click", () => {
      select(waiting);
      update.focus();
    });
    dialog.querySelector("[data-template-choice]").addEventListener("submit", (event) => {
      event.preventDefault();
      if (selected) take(selected);
    });
    if (part("add")) {
      part("add").addEventListener("click", () => showUpload(dialog.querySelector("#library-add").hidden));
      part("back").addEventListener("click", () => {
        showUpload(false);
        part("add").focus();
      });
      part("upload").addEventListener("submit", (event) => {
        event.preventDefault();
        window.newsroomUpload.send(event.target, address(), added);
      });
    }

    readEnd();
    const before = part("chosen");
    if (before) {
      const [choice] = before.content.children;
      const same = list.querySelector(`[data-library-picture="${choice.dataset.libraryPicture}"]`);
      if (!same) {
        list.prepend(choice);
        part("empty").hidden = true;
      }
      select(same || choice);
      grid.focusOn(same || choice);
    } else {
      dialog.querySelector("#library-words").focus();
    }
  }

  function chosen(choice) {
    const { libraryPicture: id, src, title, alt } = choice.dataset;
    return { id, src, title, alt, drawn: choice.dataset };
  }

  function bindField(field) {
    const input = field.querySelector("input[type=hidden]");
    const image = field.querySelector("[data-picture-shown]");
    const title = field.querySelector("[data-picture-title]");
    const choice = field.querySelector("[data-picture-choose]");
    const none = field.querySelector("[data-picture-none]");
    const show = (picture) => {
      input.value = picture ? picture.id : "";
      image.hidden = !picture;
      if (picture) image.src = picture.src;
      title.textContent = picture ? picture.title : title.dataset.none;
      choice.textContent = picture ? "Select to change" : choice.dataset.pictureChoose;
      none.hidden = !picture;
      places.offer(picture ? picture.drawn : {});
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const box = field.querySelector("[data-template-places]");
    const places = window.newsroomPlaces.bind(box, { choose, take: (drawn) => show(chosen(drawn)) });
    choice.addEventListener("click", async () => {
      const picture = await choose({ opens: field.dataset.opens, selected: input.value });
      if (picture !== undefined) show(picture);
    });
    none.addEventListener("click", () => {
      show(null);
      choice.focus();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-picture-field]").forEach(bindField);
  });

  window.newsroomLibrary = { choose };
})();
