/* A Flickr album under a story (data-album): loaded when the visitor asks for it, and looked
   through one photograph at a time. */
(() => {
  "use strict";

  function bind(album) {
    const offer = album.querySelector("[data-album-offer]");
    if (!offer) return;
    offer.hidden = false;
    offer.querySelector("[data-album-load]").addEventListener("click", () => {
      const photographs = album.querySelector("[data-album-photographs]").content.cloneNode(true);
      offer.replaceWith(photographs);
      bindViewer(album.querySelector("dialog"), [...album.querySelectorAll("[data-album-open]")]);
      album.querySelector(".album-photographs").focus();
    });
  }

  function bindViewer(viewer, links) {
    const image = viewer.querySelector("[data-album-image]");
    const title = viewer.querySelector("[data-album-title]");
    const place = viewer.querySelector("[data-album-place]");
    let at = 0;

    function show(number) {
      at = (number + links.length) % links.length;
      const link = links[at];
      image.removeAttribute("src"); // never the one before under this one's name
      image.width = link.dataset.width;
      image.height = link.dataset.height;
      image.alt = link.querySelector("img").alt;
      image.src = link.href;
      title.textContent = link.dataset.title;
      place.textContent = `Photograph ${at + 1} of ${links.length}`;
    }

    links.forEach((link, number) => {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in a tab of its own
        event.preventDefault();
        show(number);
        viewer.showModal();
      });
    });
    viewer.querySelector("[data-album-previous]").addEventListener("click", () => show(at - 1));
    viewer.querySelector("[data-album-next]").addEventListener("click", () => show(at + 1));
    viewer.querySelector("[data-album-close]").addEventListener("click", () => viewer.close());
    viewer.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) show(at + step);
    });
    viewer.addEventListener("close", () => links[at].focus());
  }

  document.querySelectorAll("[data-album]").forEach(bind);
})();
