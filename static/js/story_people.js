/* The People tab (data-story-people): shown for appeals, and while somebody is on record there; a
   button adds another person. The server judges by the kind that is saved. */
(() => {
  "use strict";

  const APPEALS = ["missing", "wanted"];

  function bind(people) {
    const kind = document.getElementById("id_kind");
    const tab = document.getElementById(people.closest("[role=tabpanel]").getAttribute("aria-labelledby"));
    const add = people.querySelector("[data-add-person]");
    const template = people.querySelector("[data-person-form]");
    if (!kind || !template) return; // somebody who may only look

    const isFilledIn = () =>
      [...people.querySelectorAll("[data-person] :is(input[type=text], textarea)")].some((field) => field.value);

    function follow() {
      const isAppeal = APPEALS.includes(kind.value);
      people.querySelector("[data-for-appeals]").hidden = !isAppeal;
      people.querySelector("[data-for-other-stories]").hidden = isAppeal;
      tab.hidden = !isAppeal && !isFilledIn();
    }

    const total = people.querySelector("[name$='-TOTAL_FORMS']");
    const most = people.querySelector("[name$='-MAX_NUM_FORMS']");
    const showButton = () => {
      add.hidden = Number(total.value) >= Number(most.value);
    };
    add.addEventListener("click", () => {
      const at = Number(total.value);
      const row = document.createElement("div");
      row.innerHTML = template.innerHTML.replaceAll("__prefix__", at).replaceAll("__number__", at + 1);
      const person = row.firstElementChild;
      add.before(person);
      total.value = at + 1;
      person.querySelector("input[type=text]").focus();
      showButton();
    });

    kind.addEventListener("change", follow);
    showButton();
    follow();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-story-people]").forEach(bind);
  });
})();
