/* A YouTube video in a story (data-video): the link becomes a button that puts the player into the
   place of our poster, also in what is added later (content:added). Without this script it stays a
   link. */
(() => {
  "use strict";

  function bind(frame) {
    const link = frame.querySelector("a[data-video-play]");
    if (!link) return; // bound already
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.childNodes);
    button.querySelector("[data-video-words]").textContent = "Play the video";
    link.replaceWith(button);
    frame.parentElement.querySelector("[data-video-word]").hidden = false;

    button.addEventListener("click", () => {
      const player = document.createElement("iframe");
      player.src = `${frame.dataset.player}?autoplay=1`;
      player.title = frame.dataset.title;
      player.allow = "autoplay; encrypted-media; picture-in-picture; fullscreen";
      // YouTube plays nothing for a page that does not say whose it is.
      player.referrerPolicy = "strict-origin-when-cross-origin";
      frame.replaceChildren(player);
      player.focus();
    });
  }

  const bindAll = (within) => within.querySelectorAll("[data-video]").forEach(bind);

  bindAll(document);
  document.addEventListener("content:added", (event) => bindAll(event.target));
})();
