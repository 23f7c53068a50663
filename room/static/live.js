// What happens in a session. Events tell how many there are and a mark; where the mark is another one, the page is asked
// for anew. While the stream is away, the page is asked for every few seconds, and the stream is opened again by itself.

const EACH = 2500;

// `page(now)` shows everything, `pulse({joined, votes, left})` what counts, `lost(why)` that nothing is heard ("" : it is).
export function follow(api, base, { page, pulse, lost }) {
  let mark = null;
  let source = null;
  let asking = false;
  let again = false;

  async function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    do {
      again = false;
      const now = await api.ask("/now").catch((failure) => lost(failure.message, failure.status));
      if (now) take(now);
    } while (again);
    asking = false;
  }

  function take(now) {
    lost("");
    mark = now.pulse.mark;
    page(now);
    pulse(now.pulse);
  }

  function listen() {
    source?.close();
    source = new EventSource(`${base}/events`);
    source.onopen = () => lost("");
    source.onmessage = ({ data }) => {
      const heard = JSON.parse(data);
      if (heard.mark === mark) pulse(heard);
      else ask();
    };
  }

  function look() {
    if (source.readyState === EventSource.OPEN) return;
    if (source.readyState === EventSource.CLOSED) listen();
    ask();
  }

  listen();
  ask();
  setInterval(look, EACH);
  addEventListener("online", look);
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && (listen(), ask()));
  return { ask, take };
}
