// The page on the wall: one idea a state, and the keyboard of whoever leads where it was opened to lead. What a vote says is here after the reveal
// alone: the server does not tell it before.

import { apiAt } from "./api.js";
import { make } from "./dialog.js";
import { follow } from "./live.js";

const root = document.querySelector(".wall");
const { base, reach } = root.dataset;
const api = apiAt(base);
const at = (selector) => root.querySelector(selector);
const dialog = at(".ask-room");
const FEW = 4; // votes of one kind that have room for larger dots
const BESIDE = [["?", "don’t know"], ["–", "not applicable"]];

// What this keyboard leads by. It came behind the address's #, which no server is sent and no log has; it is kept in this
// tab alone, and is out of the address before anything is shown.
const LEADING = `leading ${base}`;
function leadingToken() {
  const given = /^#lead=([\w-]+)$/.exec(location.hash)?.[1];
  if (given) sessionStorage.setItem(LEADING, given);
  if (location.hash) history.replaceState(null, "", location.pathname);
  return sessionStorage.getItem(LEADING);
}
let leading = leadingToken();
addEventListener("hashchange", () => {
  leading = leadingToken();
  seen = "";
  if (now) draw();
});

let now = null;
let heard = { joined: 0, votes: 0, left: null };
let seen = "";
let timer = null;

const square = (level) =>
  level === null ? make("span", { class: "square none" }, "–") : make("span", { class: `square r${level}` }, String(level));
const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

// What can be done now: key, word, and what it does. The first is what Enter and the space bar do.
function acts() {
  if (!now || !leading || now.state === "ended") return [];
  if (now.state === "break") return [["b", "Go on", () => act("go_on")], ["t", "Timer", () => act("timer")]];
  const state = now.item?.state;
  const next = now.further ? [["n", now.item ? "Next" : "First question", () => act("next")]] : [];
  const rest = [["t", "Timer", () => act("timer")], ["b", "Break", () => act("break")]];
  const park = ["p", "Park", askPark];
  const byState = {
    waiting: [["o", "Open the vote", () => act("open")], ["s", "Skip", () => act("skip")], park],
    open: [["r", "Reveal votes", () => act("reveal")], ["s", "Skip", () => act("skip")], park],
    revealed: [["a", "Agree", askAgree], ["v", "Vote again", () => act("again")], park, ["s", "Skip", () => act("skip")]],
    agreed: [...next, ["v", "Vote again", () => act("again")]],
    parked: [...next, ["o", "Open the vote", () => act("open")]],
    skipped: [...next, ["o", "Open the vote", () => act("open")]],
  };
  return [...(state ? byState[state] : next), ...rest];
}

async function act(what, more = {}) {
  const item = now?.item;
  try {
    live.take(await api.ask("/act", {
      method: "POST",
      headers: { "content-type": "application/json", "x-waymark-leading": leading },
      body: JSON.stringify({ act: what, item: item?.id ?? null, round: item?.round ?? null, ...more }),
    }));
  } catch (failure) {
    trouble(failure.message);
  }
}

function ask(title, ...fields) {
  const form = make("form", { method: "dialog" }, make("h2", { id: "ask-title" }, title), ...fields);
  dialog.setAttribute("aria-labelledby", "ask-title");
  dialog.replaceChildren(form);
  dialog.showModal();
  return form;
}

function askAgree() {
  const why = make("textarea", { rows: 2, maxlength: "4000", id: "why" });
  const settle = (rating) => {
    dialog.close();
    act("agree", { rating, text: why.value });
  };
  const { middle } = now.item.tally;
  const form = ask("What does the room agree on?",
    make("div", { class: "agree-levels" },
      ...[0, 1, 2, 3, 4, 5].map((level) =>
        make("button", { type: "button", class: `pick r${level}`, "aria-label": `Level ${level}`, autofocus: level === middle, on: { click: () => settle(level) } }, String(level))),
      make("button", { type: "button", on: { click: () => settle(null) } }, "Not applicable")),
    make("label", { for: "why" }, "Because … (can be written later, too)"), why,
    make("div", { class: "row" }, make("button", { type: "button", on: { click: () => dialog.close() } }, "Not yet")));
  form.addEventListener("keydown", (event) => {
    if (event.target !== why && /^[0-5]$/.test(event.key)) settle(Number(event.key));
  });
}

function askPark() {
  const what = make("input", { id: "what", maxlength: "400" });
  const by = make("input", { id: "by", maxlength: "60" });
  const form = ask("Leave it open",
    make("label", { for: "what" }, "What somebody will bring (or nothing)"), what,
    make("label", { for: "by" }, "Who"), by,
    make("div", { class: "row" },
      make("button", { type: "submit", class: "primary" }, "Park"),
      make("button", { type: "button", on: { click: () => dialog.close() } }, "Not yet")));
  form.addEventListener("submit", () => act("park", { text: what.value, by: by.value }));
}

// Scenes

function scene() {
  if (now.state === "ended") return ended();
  if (now.state === "break") return [make("div", { class: "big-idea" }, make("h2", {}, "Break"), make("p", { class: "soft" }, `${count(now.agreed.length, "question")} agreed so far`))];
  if (!now.item) return gathering();
  const { item } = now;
  const head = [make("p", { class: "where" }, item.place), make("h2", { class: "ask" }, item.text)];
  if (item.state === "agreed") return [...head, agreedOn(item)];
  if (item.state === "parked") return [...head, make("p", { class: "verdict" }, item.promise ? `Left open until somebody brings: ${item.promise}` : "Left open for now.")];
  if (item.state === "skipped") return [...head, make("p", { class: "verdict" }, "Left out for now.")];
  if (item.state === "revealed") return [...head, ...revealed(item)];
  return [...head, descriptions(item), ...(item.state === "open" ? [make("p", { class: "votes-in" })] : [make("p", { class: "votes-in quiet" }, "Read first. The vote opens in a moment.")])];
}

function gathering() {
  return [make("div", { class: "gather" },
    make("div", {},
      make("h2", {}, "Join with your phone"),
      make("p", { class: "reach" }, reach.replace(/^https?:\/\//, "")),
      make("p", { class: "code", "aria-label": `Code ${[...(now.code ?? "")].join(" ")}` }, now.code ?? ""),
      make("p", { class: "joined-in" })),
    make("img", { class: "qr", src: `${base}/code.svg`, alt: "The address with the code as a QR code" }))];
}

function descriptions(item) {
  return make("ol", { class: "six" }, ...item.levels.map((text, level) => make("li", {}, square(level), make("span", {}, text))));
}

function revealed(item) {
  const { tally } = item;
  return [
    dots(tally.counts, "All votes"),
    make("p", { class: "verdict" }, verdict(tally)),
    make("div", { class: "compared" },
      ...tally.compared.map((level) => make("div", { class: "compare" }, square(level),
        make("div", {}, make("p", { class: "chosen-by" }, count(tally.counts[level], "vote")), make("p", {}, item.levels[level]))))),
    ...(tally.groups.length ? [make("div", { class: "groups" },
      ...tally.groups.map((group) => make("div", {}, make("h3", {}, group.name), dots(group.counts, group.name))))] : []),
  ];
}

function dots(counts, name) {
  return make("ol", { class: Math.max(...counts) > FEW ? "dots" : "dots few", "aria-label": name },
    ...counts.slice(0, 6).map((number, level) =>
      make("li", { "aria-label": `Level ${level}: ${count(number, "vote")}` },
        make("span", { class: "stack", "aria-hidden": "true" }, ...Array.from({ length: Math.min(number, 60) }, () => make("span", { class: `dot r${level}` }))),
        make("span", { class: "how-many", "aria-hidden": "true" }, number ? String(number) : ""),
        square(level))),
    ...counts.slice(6).flatMap((number, which) => (number ? [make("li", { class: "beside" },
      make("span", { class: "stack", "aria-hidden": "true" }, ...Array.from({ length: Math.min(number, 60) }, () => make("span", { class: "dot none" }))),
      make("span", { class: "how-many" }, String(number)),
      make("span", { class: "beside-name" }, BESIDE[which][1]))] : [])));
}

function verdict({ lowest, highest, spread, agreement }) {
  if (lowest === null) return "Nobody chose a level.";
  if (!spread) return `Everybody who chose a level chose ${lowest}.`;
  const close = agreement === null ? "" : ` Agreement ${agreement.toFixed(2)} of 1.`;
  return `From ${lowest} to ${highest}: ${count(spread, "level")} apart.${close}`;
}

function agreedOn(item) {
  const { rating, rationale } = item.agreement;
  return make("div", { class: "agreed-on" }, square(rating),
    make("div", {}, make("p", {}, rating === null ? "Not applicable here" : item.levels[rating]), ...(rationale ? [make("p", { class: "soft" }, rationale)] : [])));
}

function ended() {
  return [make("h2", {}, now.agreed.length ? "Agreed today" : "The workshop has ended"),
    make("ul", { class: "agreed-list" }, ...now.agreed.map((one) => make("li", {}, square(one.rating), make("span", {}, one.text)))),
    ...(now.parked.length ? [make("h2", {}, "Left open"), make("ul", { class: "agreed-list" },
      ...now.parked.map((one) => make("li", {}, square(null), make("span", {}, [one.text, [one.promise, one.by].filter(Boolean).join(", ")].filter(Boolean).join(" · ")))))] : []),
    make("p", { class: "soft" }, "Thank you.")];
}

// Drawing

function draw() {
  const key = JSON.stringify([now.state, now.item?.id, now.item?.round, now.item?.state, now.item?.agreement, now.number, now.of, now.code]);
  if (key !== seen) {
    seen = key;
    at(".scene").replaceChildren(...scene());
    at(".scene").dataset.scene = now.state === "working" ? now.item?.state ?? "" : now.state;
    at(".far").replaceChildren(make("span", {}, now.item && now.state !== "ended" ? `${now.number} of ${now.of}` : ""));
    const corner = at(".corner");
    corner.hidden = !now.code || !now.item;
    corner.replaceChildren(...(now.code && now.item ? [make("span", {}, make("span", { class: "soft" }, reach.replace(/^https?:\/\//, "")), " ", make("b", {}, now.code)), make("img", { src: `${base}/code.svg`, alt: "" })] : []));
    at(".acts").replaceChildren(...acts().map(([key, word, does], which) =>
      make("button", { type: "button", class: which ? "" : "primary", on: { click: does } }, `${word} `, make("kbd", {}, key.toUpperCase()))));
    at(".heard").replaceChildren(make("span", {}, at(".scene h2")?.textContent ?? ""));
  }
  beat();
}

function beat() {
  at(".joined-in")?.replaceChildren(make("span", {}, heard.joined ? `${count(heard.joined, "person", "people")} joined` : "Nobody has joined yet"));
  at(".votes-in:not(.quiet)")?.replaceChildren(make("b", {}, String(heard.votes)), ` of ${Math.max(heard.joined, heard.votes)} have voted`);
}

function tick(ends) {
  clearInterval(timer);
  const box = at(".timer");
  box.hidden = ends === null;
  if (ends === null) return;
  const show = () => {
    const left = Math.max(0, Math.round((ends - Date.now()) / 1000));
    box.classList.toggle("over", left === 0);
    box.replaceChildren(make("span", {}, left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "Time is up"));
  };
  show();
  timer = setInterval(show, 500);
}

function trouble(text) {
  at(".trouble-line").replaceChildren(...(text ? [make("span", {}, text)] : []));
}

document.addEventListener("keydown", (event) => {
  if (dialog.open || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const can = acts();
  const key = event.key.toLowerCase();
  const plainGo = (key === "enter" || key === " ") && !event.target.closest?.("button, a");
  const found = plainGo ? can[0] : can.find(([one]) => one === key);
  if (!found) return;
  event.preventDefault();
  found[2]();
});

const live = follow(api, base, {
  page: (next) => {
    now = next;
    trouble("");
    draw();
  },
  pulse: (next) => {
    heard = next;
    tick(next.left === null ? null : Date.now() + next.left * 1000);
    beat();
  },
  lost: (why) => trouble(why),
});
