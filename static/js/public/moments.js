/* Moments (data-moment) as how long ago they were, for as long as that is what people want to know; the
   moment itself stays in their title. */
(() => {
  "use strict";

  const LOOK_EVERY = 10_000;
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const LONGEST = 24 * HOUR;

  const ago = (count, unit) => `${count} ${unit}${count === 1 ? "" : "s"} ago`;

  /* "" for what is better said as a date: long ago, or still to come. */
  function inWords(past) {
    if (past < -MINUTE || past >= LONGEST) return "";
    if (past < MINUTE) return "Just now";
    if (past < HOUR) return ago(Math.floor(past / MINUTE), "minute");
    return ago(Math.floor(past / HOUR), "hour");
  }

  function show(moment) {
    if (!moment.title) moment.title = moment.textContent.trim();
    const words = inWords(Date.now() - Date.parse(moment.dateTime)) || moment.title;
    if (moment.textContent !== words) moment.textContent = words;
  }

  const showAll = (within) => within.querySelectorAll("time[data-moment]").forEach(show);

  showAll(document);
  document.addEventListener("content:added", (event) => showAll(event.target));
  document.addEventListener("visibilitychange", () => showAll(document));
  setInterval(() => {
    if (!document.hidden) showAll(document);
  }, LOOK_EVERY);
})();
