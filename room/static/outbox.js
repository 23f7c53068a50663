// What was said and not yet received by the server. Every entry is kept in the browser until its receipt is here, and is
// sent in the order in which it was said. One that may have been sent is never changed: it goes again under the same id,
// by which the server knows it, and what is said to the same field meanwhile is an entry of its own behind it.

const MOST = 20;
const DELAYS = [500, 1000, 2000, 4000, 8000, 15_000];
const LONG_DELAY = 60_000;

const open = new Map();

// The outbox of this name. There is one for as long as the document is open: it goes on while another page is shown in it.
export function outboxOf(key, send) {
  if (!open.has(key)) open.set(key, new Outbox({ key, send }));
  return open.get(key);
}

export class Outbox extends EventTarget {
  // `send(entries, leaving)` gives { receipts }; `ready(entry)` says whether an entry may go yet.
  constructor({ key, send, ready = () => true, storage = browserStorage() }) {
    super();
    this.prefix = `waymark-outbox/${key}/`;
    this.send = send;
    this.ready = ready;
    this.storage = storage;
    this.entries = this.kept();
    this.savedAt = null;
    this.why = "";
    this.pauses = new Map(); // entry id → until when it waits for more typing
    this.failures = 0;
    this.last = 0;
  }

  start() {
    if (this.started) return this.now();
    this.started = true;
    addEventListener("online", () => this.now());
    addEventListener("pageshow", () => this.now());
    addEventListener("pagehide", () => this.now(true));
    addEventListener("beforeunload", (event) => this.entries.length && event.preventDefault());
    document.addEventListener("visibilitychange", () => this.now(document.visibilityState === "hidden"));
    this.now();
  }

  // One field says something else. `base` is the version that was seen there; `pause` waits for more of the same.
  put(question, field, value, base, pause = 0) {
    const last = this.of(question, field);
    let entry;
    if (last && !last.sent) {
      entry = last;
      Object.assign(entry, { value, state: "waiting" });
    } else {
      if (last?.state === "refused") this.drop(last);
      const behind = last && last.state === "waiting";
      entry = { id: newId(), at: this.moment(), question, field, value, base: behind ? null : base, sent: false, state: "waiting" };
      this.entries.push(entry);
    }
    if (pause) this.pauses.set(entry.id, Date.now() + pause);
    else this.pauses.delete(entry.id);
    this.keep(entry);
    this.tell("change");
    if (pause) setTimeout(() => this.run(), pause + 5);
    else queueMicrotask(() => this.run()); // before anything is painted, and with whatever is said in the same breath
  }

  // It says again what is stored, before anything else was sent.
  cancel(question, field) {
    const last = this.of(question, field);
    if (!last || last.sent) return !last;
    this.drop(last);
    this.tell("change");
    return true;
  }

  // The last that was said to a field, or undefined.
  of(question, field) {
    return this.entries.findLast((entry) => entry.question === question && entry.field === field);
  }

  // What clashed is said again over what is there now, or given up.
  settle(entry, mine) {
    if (mine) {
      Object.assign(entry, { id: newId(), base: entry.version, state: "waiting", sent: false });
      this.forget(entry);
      this.keep(entry);
    } else {
      this.drop(entry);
      this.tell("theirs", { entry });
    }
    this.tell("change");
    this.now();
  }

  get clashes() {
    return this.entries.filter((entry) => entry.state === "conflict");
  }

  // saved, saving, unsaved (with `why`), or "" where nothing was said yet.
  get state() {
    const open = this.entries.filter((entry) => entry.state !== "waiting" || this.ready(entry));
    if (open.some((entry) => entry.state !== "waiting") || (open.length && this.why)) return "unsaved";
    if (open.length) return "saving";
    if (this.entries.length) return "held";
    return this.savedAt ? "saved" : "";
  }

  // Without waiting for a pause in typing, or for the next try.
  now(leaving = false) {
    this.pauses.clear();
    this.run(leaving);
  }

  async run(leaving = false) {
    if (this.running && !leaving) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = true;
    try {
      for (let batch = this.batch(); batch.length; batch = this.batch()) {
        for (const entry of batch) {
          entry.sent = true;
          this.keep(entry);
        }
        const { receipts } = await this.send(batch.map(wire), leaving);
        this.take(batch, receipts);
        this.failures = 0;
        this.why = "";
        this.tell("change");
      }
      this.why = "";
    } catch (failure) {
      this.why = failure.message;
      this.timer = setTimeout(() => this.run(), failure.lasting ? LONG_DELAY : DELAYS[Math.min(this.failures++, DELAYS.length - 1)]);
    } finally {
      this.running = false;
      this.tell("change");
      if (this.again) {
        this.again = false;
        if (!this.why) setTimeout(() => this.run(), 0);
      }
    }
  }

  // The first that waits of each field, in order.
  batch() {
    const now = Date.now();
    const fields = new Set();
    const found = [];
    for (const entry of this.entries) {
      const field = `${entry.question} ${entry.field}`;
      if (fields.has(field) || found.length === MOST) continue;
      fields.add(field);
      const rests = entry.state !== "waiting" || entry.base === null || (this.pauses.get(entry.id) ?? 0) > now;
      if (!rests && this.ready(entry)) found.push(entry);
    }
    return found;
  }

  take(batch, receipts) {
    const by = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    for (const entry of batch) {
      const receipt = by.get(entry.id);
      if (!receipt) throw new Error("Waymark gave no receipt.");
      const next = this.entries.find((one) => one !== entry && one.question === entry.question && one.field === entry.field && one.base === null);
      if (receipt.state === "saved") {
        this.savedAt = new Date(receipt.at);
        this.drop(entry);
        if (next) this.rebase(next, receipt.version);
        this.tell("saved", { entry, receipt });
      } else if (next) {
        this.drop(entry); // what was said after it stands for it
        this.rebase(next, entry.base);
      } else {
        Object.assign(entry, { state: receipt.state, theirs: receipt.theirs, version: receipt.version, reason: receipt.reason });
        this.keep(entry);
        this.tell(receipt.state, { entry, receipt });
      }
    }
  }

  rebase(entry, base) {
    entry.base = base;
    this.keep(entry);
  }

  tell(kind, detail = {}) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  // In the browser. Each entry under its own name, so that two tabs of one link never overwrite each other's.

  kept() {
    const names = Object.keys(this.storage).filter((name) => name.startsWith(this.prefix));
    const entries = names.flatMap((name) => {
      try {
        return [JSON.parse(this.storage.getItem(name))];
      } catch {
        return [];
      }
    });
    entries.sort((one, other) => one.at - other.at);
    const seen = new Set();
    for (const entry of entries) {
      const field = `${entry.question} ${entry.field}`;
      if (!seen.has(field) && entry.base === null) entry.base = ""; // what stood before it is gone: the server will tell
      seen.add(field);
    }
    return entries;
  }

  keep(entry) {
    try {
      this.storage.setItem(this.nameOf(entry), JSON.stringify(entry));
    } catch {
      this.tell("unkept"); // full, or forbidden: it is in this page alone
    }
  }

  forget(entry) {
    const names = Object.keys(this.storage).filter((name) => name.startsWith(`${this.prefix}${entry.at}/`));
    for (const name of names) this.storage.removeItem(name);
  }

  drop(entry) {
    this.forget(entry);
    this.pauses.delete(entry.id);
    this.entries = this.entries.filter((one) => one !== entry);
  }

  nameOf(entry) {
    return `${this.prefix}${entry.at}/${entry.id}`;
  }

  // Later than every one before it, whatever the device's clock does.
  moment() {
    this.last = Math.max(this.last + 1, Date.now() * 1000, ...this.entries.map((entry) => entry.at + 1));
    return this.last;
  }
}

function wire({ id, question, field, value, base }) {
  return { id, question, field, value, base_version: base };
}

// crypto.randomUUID is there on https alone, and a phone in the room comes by http.
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function browserStorage() {
  try {
    localStorage.setItem("waymark-try", "1");
    localStorage.removeItem("waymark-try");
    return localStorage;
  } catch {
    return Object.create({
      getItem(name) { return this[name]; },
      setItem(name, value) { this[name] = value; },
      removeItem(name) { delete this[name]; },
    });
  }
}
