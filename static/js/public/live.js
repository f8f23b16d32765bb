/* A live blog's connection (data-live with data-stream): news arrives over Server-Sent Events; where
   those are blocked, data-since is asked now and then. What is told is handed on as `live:told`, and how
   the connection stands as `live:connection`; live_page.js shows both. liveblog/public/messages.py says
   what is told. */
(() => {
  "use strict";

  const EVENTS = ["entry", "removal", "state", "page", "withdrawn"];
  const SILENCE = 40_000; // a beat comes every 15 seconds
  const ANSWER_WITHIN = 15_000;
  const POLL_EVERY = 20_000;
  const POLL_EVERY_UNSEEN = 60_000;
  const LONGEST_PAUSE = 120_000;

  // Readers come back at different moments: a restart is no stampede.
  const about = (milliseconds) => milliseconds * (0.5 + Math.random());

  function bind(blog) {
    const { stream, since } = blog.dataset;
    let number = Number(blog.dataset.number); // up to which event this page has everything
    let source = null;
    let isLive = false;
    let isClosed = blog.dataset.state === "closed";
    let isOver = false;
    let tries = 0;
    let watch = 0;
    let nextPoll = 0;
    let nextTry = 0;

    const say = (how) => blog.dispatchEvent(new CustomEvent("live:connection", { detail: how }));

    function tell(event, at, data) {
      if (event === "withdrawn") finish();
      else if (event !== "page" && at <= number) return; // known already, by the other way
      else number = at;
      if (data.state) isClosed = data.state === "closed";
      blog.dispatchEvent(new CustomEvent("live:told", { detail: { event, number: at, data } }));
    }

    // -- the stream ---------------------------------------------------------------------------------

    function connect() {
      stop();
      source = new EventSource(`${stream}?after=${number}`);
      const its = source;
      source.addEventListener("beat", heard);
      for (const name of EVENTS) {
        source.addEventListener(name, (event) => {
          heard();
          tell(name, Number(event.lastEventId), JSON.parse(event.data));
        });
      }
      source.addEventListener("error", () => {
        if (its !== source) return;
        // Whoever closed the blog has ended the stream, once everything was sent.
        if (isClosed) finish();
        else if (its.readyState === EventSource.CLOSED) goWithout();
        else lose();
      });
      expectNewsIn(ANSWER_WITHIN);
    }

    function heard() {
      isLive = true;
      tries = 0;
      clearTimeout(nextPoll);
      expectNewsIn(SILENCE);
      say("live");
    }

    /* The browser tries again by itself, and says with Last-Event-ID what it has. */
    function lose() {
      if (isLive) expectNewsIn(ANSWER_WITHIN);
      isLive = false;
      say("lost");
    }

    function expectNewsIn(milliseconds) {
      clearTimeout(watch);
      watch = setTimeout(goWithout, milliseconds);
    }

    function stop() {
      if (source) source.close();
      source = null;
      isLive = false;
      [watch, nextPoll, nextTry].forEach(clearTimeout);
    }

    function finish() {
      stop();
      isOver = true;
      say("over");
    }

    // -- without it ---------------------------------------------------------------------------------

    function goWithout() {
      stop();
      if (isClosed) return finish();
      tries += 1;
      say("lost");
      nextPoll = setTimeout(poll, about(2000));
      nextTry = setTimeout(connect, about(Math.min(LONGEST_PAUSE, 10_000 * 2 ** tries)));
    }

    async function poll() {
      try {
        const answer = await fetch(since + number, { credentials: "omit" });
        if (!answer.ok && answer.status !== 410) throw new Error(answer.status);
        const said = await answer.json();
        if (isLive || isOver) return; // the stream was quicker
        for (const one of said.messages) tell(one.event, one.number, one.data);
        if (isOver) return;
        number = said.number;
        if (said.state === "closed") return finish();
        say("polling");
      } catch {
        if (isLive || isOver) return;
        say("lost");
      }
      clearTimeout(nextPoll); // one chain, also when the stream failed while this was asked
      nextPoll = setTimeout(poll, about(document.hidden ? POLL_EVERY_UNSEEN : POLL_EVERY));
    }

    // -- when to try at once ------------------------------------------------------------------------

    function tryNow() {
      if (!isLive && !isOver && !document.hidden) connect();
    }
    window.addEventListener("online", tryNow);
    document.addEventListener("visibilitychange", tryNow);
    window.addEventListener("pagehide", stop);
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) tryNow();
    });

    if (isClosed) isOver = true;
    else connect();
  }

  document.querySelectorAll("[data-live][data-stream]").forEach(bind);
})();
