/* Uploading many pictures (data-upload-many): chosen or dropped, one after the other, each with a
   progress bar. What fails says why and leaves the others alone; what arrives brings its form.
   Without this script the page's own form sends all files at once. */
(() => {
  "use strict";

  function bind(page) {
    const form = page.querySelector("[data-upload-form]");
    const input = form.querySelector("input[type=file]");
    const list = page.querySelector("[data-upload-files]");
    const arrived = page.querySelector("[data-uploaded-pictures]");
    const status = page.querySelector("[data-upload-status]");
    let queue = Promise.resolve();

    form.querySelector("[data-without-script]").hidden = true;

    function take(files) {
      for (const file of files) {
        const row = addRow(list, file);
        queue = queue.then(() => send(file, row));
      }
    }

    async function send(file, row, keepBoth = false) {
      row.showProgress();
      const body = new FormData();
      body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      body.append("is_script", "1");
      if (keepBoth) body.append("keep_both", "1");
      body.append("file", file);
      const answer = await post(form.action, body, row.progressed);
      if (answer.status === 201) {
        row.done("Uploaded.");
        page.querySelector("[data-nothing-to-describe]").hidden = true;
        arrived.insertAdjacentHTML("beforeend", answer.text);
      } else if (answer.status === 409) {
        row.failed(answer.text);
        row.offer("Keep both", () => {
          queue = queue.then(() => send(file, row, true));
        });
      } else if (answer.status === 422) {
        row.failed(answer.text);
      } else {
        row.failed(
          answer.status === 413
            ? "This file is too large. Export it smaller and try again."
            : "It did not arrive. Check your connection and try again.",
        );
        row.offer("Try again", () => {
          queue = queue.then(() => send(file, row, keepBoth));
        });
      }
      status.textContent = `${file.name}: ${row.words()}`;
    }

    // Caught on its way down: the admin's own script looks for a text field beside every file field.
    form.addEventListener(
      "change",
      (event) => {
        if (event.target !== input) return;
        event.stopPropagation();
        take(input.files);
        input.value = "";
      },
      true,
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("is-over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("is-over");
      take(event.dataTransfer.files);
    });
    // A file dropped beside the box must not replace the page and what was typed in it.
    for (const name of ["dragover", "drop"]) {
      document.addEventListener(name, (event) => event.preventDefault());
    }
    arrived.addEventListener("submit", describe);
  }

  /* Saves one picture's words and puts the answer in the form's place. */
  async function describe(event) {
    event.preventDefault();
    const form = event.target;
    const item = form.closest("[data-uploaded]");
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    const body = new FormData(form);
    body.append("is_script", "1");
    const answer = await post(form.action, body, () => {});
    button.disabled = false;
    if (answer.status !== 200 && answer.status !== 422) {
      say(form, "It was not saved. Check your connection and press the button again.");
      return;
    }
    const box = document.createElement("ul");
    box.innerHTML = answer.text;
    const fresh = box.querySelector("[data-uploaded]");
    item.replaceWith(fresh);
    const error = fresh.querySelector(".library-error");
    const next = error
      ? error.closest(".library-field").querySelector("input, textarea")
      : fresh.querySelector("a");
    if (next) next.focus();
  }

  function say(form, words) {
    form.querySelectorAll("[role=alert]").forEach((old) => old.remove());
    const alert = document.createElement("p");
    alert.className = "library-error";
    alert.setAttribute("role", "alert");
    alert.textContent = words;
    form.append(alert);
  }

  function addRow(list, file) {
    const item = document.createElement("li");
    const name = document.createElement("strong");
    const bar = document.createElement("progress");
    const words = document.createElement("span");
    name.textContent = file.name;
    words.textContent = "Waiting";
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", `Upload of ${file.name}`);
    item.append(name, bar, words);
    list.append(item);
    const settle = (text, isFault) => {
      bar.hidden = true;
      words.textContent = text;
      words.classList.toggle("library-error", isFault);
    };
    return {
      words: () => words.textContent,
      showProgress() {
        item.querySelectorAll("button").forEach((old) => old.remove());
        bar.hidden = false;
        bar.value = 0;
        words.classList.remove("library-error");
        words.textContent = "Uploading…";
      },
      progressed(fraction) {
        bar.value = fraction;
        if (fraction >= 1) words.textContent = "Making it ready…";
      },
      done: (text) => settle(text, false),
      failed: (text) => settle(text, true),
      offer(label, act) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "library-button";
        button.textContent = label;
        button.setAttribute("aria-label", `${label}: ${file.name}`);
        button.addEventListener("click", act);
        item.append(button);
      },
    };
  }

  /* fetch() cannot tell how much of a body has gone out; this can. */
  function post(url, body, progressed) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) progressed(event.loaded / event.total);
      });
      request.addEventListener("loadend", () => {
        resolve({ status: request.status, text: request.responseText });
      });
      request.send(body);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-upload-many]").forEach(bind);
  });
})();
