/* A YouTube video in a story (data-video): the link becomes a button that puts the player into the
   place of our poster. Without this script it stays a link. */
(() => {
  "use strict";

  function bind(frame) {
    const link = frame.querySelector("[data-video-play]");
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

  document.querySelectorAll("[data-video]").forEach(bind);
})();
