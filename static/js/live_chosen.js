/* What is chosen in the folded fields of an entry's form (data-live-more) is said beside its button
   (data-live-chosen): it goes out too, whether they are seen or not. */
(() => {
  "use strict";

  const LONGEST = 40;

  const more = document.querySelector("[data-live-more]");
  const place = document.querySelector("[data-live-chosen]");
  if (!more || !place) return;
  const form = more.closest("form");

  function chosenIn(field) {
    const input = field.querySelector("[name]");
    const label = field.querySelector("label").textContent.trim().replace(/:$/, "");
    if (input.type === "checkbox") return input.checked ? label : "";
    if (!input.value.trim()) return "";
    const title = field.querySelector("[data-picture-title]");
    const words = (title ? title.textContent : input.value).trim();
    return `${label}: ${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words}`;
  }

  function show() {
    const chosen = [...more.querySelectorAll(".library-field")].map(chosenIn).filter(Boolean);
    place.textContent = chosen.length ? `With it: ${chosen.join(" · ")}` : "";
  }

  form.addEventListener("input", show);
  form.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  show();
})();
