/* Shows the fields of the tweet's chosen image (data-tweet-image-fields) and hides those of the
   others; what was typed for another stays where it is. */
(() => {
  "use strict";

  function bind(tab) {
    const fields = [...tab.querySelectorAll("[data-tweet-image-fields]")];
    const show = () => {
      const chosen = tab.querySelector("[name$='-image']:checked");
      for (const each of fields) each.hidden = !chosen || each.dataset.tweetImageFields !== chosen.value;
    };
    tab.addEventListener("change", show);
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-tweet-tab]").forEach(bind);
  });
})();
