// What the page asks of the server. What cannot be had throws a Failure with a reason for people.

const PATIENCE = 20_000;

export class Failure extends Error {
  constructor(why, status = 0) {
    super(why);
    this.status = status;
  }

  // The link is closed or gone: asking again soon will not help.
  get lasting() {
    return [400, 403, 404, 410].includes(this.status);
  }
}

export function apiAt(base) {
  async function ask(path, options = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(base + path, { ...options, signal: stop.signal, cache: "no-store" });
      if (answer.ok) return await answer.json();
      const told = await answer.json().catch(() => ({}));
      throw new Failure(told.reason || `Waymark answered with error ${answer.status}.`, answer.status);
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw new Failure(navigator.onLine ? "Waymark cannot be reached just now." : "This device has no network just now.");
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    ask,
    questions: () => ask("/questions"),
    answers: () => ask("/answers"),
    send: (entries, leaving = false) =>
      ask("/answers", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ entries }),
        keepalive: leaving, // goes on when the page is closed meanwhile
      }),
  };
}

// Asks until there is an answer, and says meanwhile why there is none.
export async function patiently(ask, complain) {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 15_000)) {
    try {
      const found = await ask();
      complain("");
      return found;
    } catch (failure) {
      complain(failure.message);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
