/* The door of a preview link (data-preview-door): what stands behind the # of the address is the
   link's secret. It goes into the form, which posts it, and out of the address bar and the history.
   Without this script the visitor copies it into the field. */
(() => {
  "use strict";

  const SECRET = /^#[\w-]{40,}$/; // longer than the name of any place in a page

  function takeFromAddress() {
    if (!SECRET.test(location.hash)) return;
    const secret = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    const door = document.querySelector("[data-preview-door]");
    if (!door) return; // the preview is open already
    door.querySelector("[name=secret]").value = secret;
    door.querySelector("[data-preview-code]").hidden = true;
  }

  takeFromAddress();
  window.addEventListener("hashchange", takeFromAddress);
})();
