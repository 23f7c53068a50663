// A guest's page: the question of the room, six descriptions to choose from while voting is open, and what was chosen by
// all once it is shown. A vote is in the outbox until the server has it, like every answer.

import { apiAt } from "./api.js";
import { make } from "./dialog.js";
import { follow } from "./live.js";
import { Outbox } from "./outbox.js";

const root = document.querySelector(".player");
const { base } = root.dataset;
const api = apiAt(base);
const stand = root.querySelector(".stand");
const BESIDE = { dont_know: ["?", "I don’t know"], not_applicable: ["–", "Not applicable here"] };
const CHOICES = [0, 1, 2, 3, 4, 5, "dont_know", "not_applicable"];

let now = null;
let seen = "";
let notice = "";

const outbox = new Outbox({ key: base, send: (entries, leaving) => api.send(entries, leaving) });
outbox.addEventListener("change", () => tellSaved());
outbox.addEventListener("saved", ({ detail: { entry } }) => {
  if (now?.item && entry.question === place(now.item)) now.own = { item: now.item.id, round: now.item.round, choice: entry.value };
});
outbox.addEventListener("refused", ({ detail: { entry, receipt } }) => {
  outbox.drop(entry);
  notice = receipt.reason;
  live.ask();
  draw();
  scrollTo(0, 0);
});

const place = (item) => `${item.id}.${item.round}`;
const says = (item, choice) => (choice in BESIDE ? BESIDE[choice][1] : item.levels[choice]);

// What this device says to the item: what waits to be sent, or what the server has.
function mine(item) {
  const waiting = outbox.of(place(item), "choice");
  if (waiting) return waiting.value;
  return now.own && now.own.item === item.id && now.own.round === item.round ? now.own.choice : null;
}

function square(choice) {
  return choice in BESIDE
    ? make("span", { class: "square none", "aria-hidden": "true" }, BESIDE[choice][0])
    : make("span", { class: `square r${choice}` }, String(choice));
}

function levels(item) {
  const open = item.state === "open";
  const chosen = mine(item);
  const counts = item.tally?.counts;
  return make("fieldset", { class: "levels", "aria-labelledby": "ask" },
    ...CHOICES.filter((choice) => open || !(choice in BESIDE) || counts?.[CHOICES.indexOf(choice)] || chosen === choice).map((choice) =>
      make("label", { class: "level" },
        make("input", { type: "radio", name: "vote", value: String(choice), checked: chosen === choice, disabled: !open }),
        square(choice),
        make("span", { class: "says" }, make("span", {}, says(item, choice)),
          ...(counts?.[CHOICES.indexOf(choice)] ? [make("b", { class: "chose" }, chose(counts[CHOICES.indexOf(choice)]))] : [])),
        make("span", { class: "tick", "aria-hidden": "true" }, "✓"))));
}

const chose = (count) => `${count} ${count === 1 ? "vote" : "votes"}`;

function told(item) {
  const lines = {
    waiting: "Read the question. Voting opens in a moment.",
    open: chosen(item),
    revealed: item.tally ? spread(item.tally) : "",
    agreed: "Agreed.",
    parked: item.promise ? `Left open until somebody brings: ${item.promise}` : "Left open for now.",
    skipped: "Left out for now.",
  };
  return lines[item.state];
}

function chosen(item) {
  if (mine(item) === null) return "Choose what is true today. Nobody sees it before all votes are shown.";
  if (outbox.of(place(item), "choice") && outbox.state === "unsaved") return "Your choice is kept here, and sent as soon as there is a connection.";
  return "Your vote is in. You can change it until the votes are shown.";
}

function spread({ lowest, highest, spread: levelsApart }) {
  if (lowest === null) return "Nobody chose a level.";
  return levelsApart ? `Votes lie from ${lowest} to ${highest}.` : `All levels chosen are ${lowest}.`;
}

function scene() {
  if (now.state === "ended") {
    return [make("h2", { tabindex: "-1" }, "The workshop has ended. Thank you."),
      ...(now.agreed.length ? [make("p", {}, "This was agreed on:"), agreedList()] : [])];
  }
  if (now.state === "break") return [make("h2", { tabindex: "-1" }, "A break."), make("p", {}, "This page goes on by itself afterwards.")];
  if (!now.item) {
    return [make("h2", { tabindex: "-1" }, "You are in."),
      make("p", {}, "Leave this page open: the first question appears here by itself. What you choose is shown without your name.")];
  }
  const { item } = now;
  return [
    make("p", { class: "where" }, item.place),
    make("h2", { class: "ask", id: "ask", tabindex: "-1" }, item.text),
    make("p", { class: "lead-line" }, told(item)),
    ...(item.watched && item.state === "open" ? [make("p", { class: "lead-line" }, "Whoever leads the workshop sees the votes before they are shown.")] : []),
    ...(item.agreement ? [agreedOn(item)] : []),
    levels(item),
  ];
}

function agreedOn(item) {
  const { rating, rationale } = item.agreement;
  return make("div", { class: "agreed-on" }, square(rating ?? "not_applicable"),
    make("div", {}, make("p", {}, rating === null ? "Not applicable here" : item.levels[rating]), ...(rationale ? [make("p", { class: "soft" }, rationale)] : [])));
}

function agreedList() {
  return make("ul", { class: "agreed-list" },
    ...now.agreed.map((one) => make("li", {}, square(one.rating ?? "not_applicable"), make("span", {}, one.text))));
}

function draw() {
  if (!now) return;
  const key = [now.state, now.item && place(now.item), now.item?.state].join(" ");
  const moved = key !== seen;
  stand.replaceChildren(...(notice ? [make("p", { class: "notice", role: "alert" }, notice)] : []), ...scene());
  if (moved) {
    if (seen) stand.querySelector("h2")?.focus({ preventScroll: true });
    if (seen.split(" ")[1] !== key.split(" ")[1]) scrollTo(0, 0);
    hear([stand.querySelector("h2")?.textContent, stand.querySelector(".lead-line")?.textContent].filter(Boolean).join(" "));
    seen = key;
  }
}

function hear(text) {
  root.querySelector(".heard").replaceChildren(make("span", {}, text));
}

function tellSaved(lost = "") {
  const box = root.querySelector(".saved");
  const { state } = outbox;
  const words = state === "unsaved" ? "! not saved yet" : lost ? "! no connection" : state === "saving" ? "… sending" : now?.item?.state === "open" && mine(now.item) !== null ? "✓ vote is in" : "";
  box.dataset.state = words.startsWith("!") ? "unsaved" : words.startsWith("✓") ? "saved" : "";
  if (box.textContent !== words) box.replaceChildren(...(words ? [make("span", {}, words)] : []));
  const line = stand.querySelector(".lead-line");
  if (line && now?.item?.state === "open") line.replaceChildren(make("span", {}, told(now.item)));
}

stand.addEventListener("change", ({ target }) => {
  if (target.name !== "vote" || now?.item?.state !== "open") return;
  notice = "";
  stand.querySelector(".notice")?.remove();
  outbox.put(place(now.item), "choice", /^\d$/.test(target.value) ? Number(target.value) : target.value, "");
});

const live = follow(api, base, {
  page: (next) => {
    if (next.item && now?.item && place(next.item) !== place(now.item)) notice = "";
    now = next;
    draw();
    tellSaved();
  },
  pulse: ({ votes, joined }) => {
    const item = now?.item;
    const words = !item || now.state !== "working" ? "" : item.state === "open" ? `${votes} of ${Math.max(joined, votes)} voted` : `${now.number} of ${now.of}`;
    root.querySelector(".far").replaceChildren(make("span", {}, words));
  },
  lost: (why, status) => {
    if (status === 404) stand.replaceChildren(make("h2", {}, "This seat is gone."), make("p", {}, why), make("p", {}, make("a", { href: "/join" }, "Join again")));
    tellSaved(why);
  },
});
outbox.start();
