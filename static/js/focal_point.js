/* Clicking on a picture fills in the two numbers of its focal point (data-focal-point), and a mark
   shows where they are. Without this script the numbers are typed. */
(() => {
  "use strict";

  function bind(box) {
    const image = box.querySelector("img");
    const mark = box.querySelector("[data-focal-mark]");
    const across = document.getElementById(box.dataset.x);
    const down = document.getElementById(box.dataset.y);
    if (!across || !down) return;

    const show = () => {
      mark.hidden = across.value === "" || down.value === "";
      mark.style.left = `${image.offsetLeft + across.value * image.clientWidth}px`;
      mark.style.top = `${image.offsetTop + down.value * image.clientHeight}px`;
    };
    const fraction = (value) => Math.min(1, Math.max(0, value)).toFixed(2);

    image.addEventListener("click", (event) => {
      const frame = image.getBoundingClientRect();
      across.value = fraction((event.clientX - frame.left) / frame.width);
      down.value = fraction((event.clientY - frame.top) / frame.height);
      show();
    });
    across.addEventListener("input", show);
    down.addEventListener("input", show);
    image.addEventListener("load", show);
    window.addEventListener("resize", show);
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-focal-point]").forEach(bind);
  });
})();
