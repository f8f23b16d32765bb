/* A page that waits for something to be done (data-look-again) looks again by itself until it is.

   What has changed takes its place: data-look-again-part. Each part is announced only where its
   markup says so (role="status"). Without this the button on the page stays the way to look. */
(() => {
  "use strict";

  const SECONDS = [2, 3, 5, 5, 10, 10, 20, 30]; // between two looks; the last for ever

  const parts = (page) => [...page.querySelectorAll("[data-look-again-part]")];
  let isWaiting = Boolean(document.querySelector("[data-look-again]"));
  let looks = 0;

  function saySo(page) {
    page.querySelectorAll("[data-look-again-by-hand]").forEach((words) => (words.hidden = isWaiting));
    page.querySelectorAll("[data-look-again-by-itself]").forEach((words) => (words.hidden = !isWaiting));
  }

  /* What is the same stays, with the focus in it. */
  function take(page) {
    const fresh = parts(page);
    parts(document).forEach((part, at) => {
      if (part.innerHTML === fresh[at].innerHTML) return;
      const hadFocus = part.contains(document.activeElement);
      part.innerHTML = fresh[at].innerHTML;
      if (hadFocus) (part.hasAttribute("tabindex") ? part : part.querySelector("a, button"))?.focus();
    });
  }

  async function look() {
    const response = await fetch(location.href, { cache: "no-store" });
    // Logged out, or no longer a page of this kind: the person looks, and reads why.
    if (response.redirected || response.status === 403 || response.status === 404) {
      isWaiting = false;
      saySo(document);
    }
    if (!response.ok || response.redirected) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    isWaiting = Boolean(page.querySelector("[data-look-again]"));
    saySo(page);
    take(page);
  }

  function seen() {
    return new Promise((resolve) => {
      if (!document.hidden) return resolve();
      document.addEventListener("visibilitychange", resolve, { once: true });
    });
  }

  async function lookLater() {
    const seconds = SECONDS[Math.min(looks, SECONDS.length - 1)];
    looks += 1;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    await seen();
    await look().catch(() => {}); // the newsroom did not answer: it is asked again
    if (isWaiting) lookLater();
  }

  saySo(document);
  if (isWaiting) lookLater();
})();
