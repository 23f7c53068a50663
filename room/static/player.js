// The player: one respondent's questions, one at a time or a practice at a time. What is shown is what is stored with what
// waits in the outbox laid over it. Nodes are made for each question and thrown away with it.

import { apiAt, patiently } from "./api.js";
import { make, showList } from "./dialog.js";
import { listenToKeys } from "./keys.js";
import { outboxOf } from "./outbox.js";
import { Telling, called } from "./telling.js";
import { cardFor, count, day, explain, plain, put, show, whatProves, wordButton } from "./words.js";

const PAUSE = 1200; // milliseconds without a key before a comment is sent
const MOMENT = 350; // for the eye to see what was chosen, before the next question comes
const BY_HAND = 600;
const WIDE = 896; // pixels from which there is room to the right of the answers: player.css
const DONE = "done", PRACTICE = "practice:";
const NOWHERE = { get: () => "", set() {}, listen() {} };

// Fills the frame in `root` (templates/player_frame.html) with the questions at `base`. Resolves once it can be used.
export async function mount(root, { base, place = NOWHERE, api = apiAt(base) }) {
  const player = new Player(root, api, place);
  player.open(await patiently(() => api.questions(), (why) => player.telling.complain(why)));
  return player;
}

class Player {
  constructor(root, api, place) {
    Object.assign(this, { root, api, place, undoing: [], saves: 0, byHandAt: 0 });
    this.find = (selector) => root.querySelector(selector);
    this.main = this.find(".stand");
    this.settings = readSettings();
    this.telling = new Telling(root, {
      questionOf: (id) => this.questions[this.numbers.get(id)],
      isBegun: () => Object.keys(this.stored).length > 0,
    });
    this.left = new AbortController();
  }

  open(sheet) {
    this.sheet = sheet;
    this.questions = sheet.questions;
    this.numbers = new Map(this.questions.map((question, at) => [question.id, at]));
    this.stored = sheet.answers;
    this.outbox = outboxOf(sheet.key, this.api.send);
    this.outbox.ready = (entry) => this.isReady(entry);
    this.listen(this.left.signal);
    put(this.find(".who"), sheet.who);
    for (const time of this.root.querySelectorAll(".begin time")) put(time, day(time.dateTime));
    this.outbox.start();
    this.place.listen(() => this.openPlace(true), this.left.signal);
    this.openPlace(false);
    this.root.dataset.ready = "yes";
    this.telling.settle();
  }

  listen(signal) {
    const { root, outbox } = this;
    const on = (target, name, act) => target.addEventListener(name, act, { signal });
    on(root, "click", (event) => this.clicked(event.target.closest("button")));
    on(root, "pointerup", () => (this.byHandAt = performance.now()));
    on(root, "change", (event) => this.changed(event.target));
    on(root, "input", (event) => event.target.matches("textarea") && this.typed(event.target, PAUSE));
    on(root, "focusout", (event) => event.target.matches("textarea") && outbox.now());
    on(outbox, "change", () => this.paintState());
    on(outbox, "saved", ({ detail }) => this.noteSaved(detail.entry, detail.receipt.version, detail.entry.value));
    on(outbox, "theirs", ({ detail }) => this.noteSaved(detail.entry, detail.entry.version, detail.entry.theirs));
    this.telling.watch(outbox, signal);
    const again = () => document.visibilityState === "visible" && this.refresh();
    on(document, "visibilitychange", again);
    on(window, "online", again);
    const act = { choose: (choice) => this.chooseByKey(choice), next: () => this.next(), back: () => this.back() };
    listenToKeys(root, act, () => this.settings.keys, signal);
  }

  // The page is shown no more, in a document that goes on. What is not received yet is sent all the same.
  leave() {
    clearTimeout(this.goingOn);
    this.left.abort();
    this.outbox?.now();
  }

  // What is said

  value(question, field) {
    const entry = this.outbox.of(question, field);
    return entry ? entry.value : this.said(question)[field];
  }

  said(question) {
    return this.stored[question] ?? blank();
  }

  isSaid(question) {
    return this.value(question, "choice") !== null;
  }

  say(question, field, value, pause = 0) {
    const { [field]: stored, versions } = this.said(question);
    if (value !== stored || !this.outbox.cancel(question, field)) this.outbox.put(question, field, value, versions[field] ?? "", pause);
    for (const card of this.cardsOf(question)) this.paint(card);
    this.paintFar();
  }

  // Words and marks are stored with an answer: without one they wait here.
  isReady(entry) {
    if (entry.field === "choice" || this.said(entry.question).choice !== null) return true;
    return this.outbox.entries.some((one) => one.question === entry.question && one.field === "choice" && one.value !== null && one.at < entry.at);
  }

  noteSaved(entry, version, value) {
    this.saves += 1;
    this.root.dispatchEvent(new CustomEvent("waymark-saved"));
    if (entry.field === "choice" && value === null) delete this.stored[entry.question];
    else {
      const said = (this.stored[entry.question] ??= blank());
      said[entry.field] = value;
      said.versions[entry.field] = version;
    }
    for (const card of this.cardsOf(entry.question)) this.paint(card);
    this.paintFar();
  }

  // What another device has said since.
  async refresh() {
    const before = this.saves;
    const found = await this.api.answers().catch(() => null);
    if (!found || this.saves !== before) return;
    this.stored = found;
    for (const card of this.main.querySelectorAll(".card")) this.paint(card);
    this.paintFar();
  }

  choose(question, choice, byHand) {
    const before = this.value(question, "choice");
    if (choice !== before) this.say(question, "choice", choice);
    if (!byHand || !this.settings.goOn || this.view !== "question") return;
    clearTimeout(this.goingOn);
    this.goingOn = setTimeout(() => {
      this.next();
      this.offerUndo([[question, "choice", before]]);
    }, MOMENT);
  }

  chooseByKey(choice) {
    const card = this.cardInHand();
    if (!card) return;
    this.choose(card.dataset.question, choice, true);
    this.telling.hear(`Chosen: ${called(choice)}`);
  }

  takeBack(question) {
    const before = ["choice", "comment", "evidence", "concern"].map((field) => [question, field, this.value(question, field)]);
    for (const field of ["comment", "evidence"]) this.say(question, field, "");
    this.say(question, "concern", false);
    this.say(question, "choice", null);
    this.offerUndo(before);
    this.telling.hear("Your answer was taken back.");
  }

  offerUndo(steps) {
    this.undoing = steps;
    const button = this.find(".undo");
    put(button, "Undo");
    button.hidden = steps.length === 0;
  }

  undo() {
    const steps = this.undoing;
    this.offerUndo([]);
    for (const [question, field, value] of steps) this.say(question, field, value);
    if (steps.length && this.view === "question") this.show(steps[0][0]);
  }

  // What is shown

  openPlace(moving) {
    const where = this.place.get();
    if (where === DONE) return this.end(moving);
    if (where.startsWith(PRACTICE)) {
      const practice = Number(where.slice(PRACTICE.length));
      if (this.sheet.practices[practice]) return this.showPractice(practice, moving);
    }
    if (this.numbers.has(where)) return this.show(where, moving);
    if (!moving && this.beginning()) return this.setView("begin");
    const first = this.nextOpen() ?? this.questions[0];
    if (first) this.show(first.id, moving);
    else this.end(moving);
  }

  // Before the first answer: what it is about. Where the server made the page, it stands there already.
  beginning() {
    const template = this.find(".begin-template");
    if (template && this.questions.length && this.open_().length === this.questions.length) {
      this.main.replaceChildren(template.content.cloneNode(true));
      const minutes = Math.max(1, Math.ceil(this.questions.length * this.sheet.minutes_each));
      put(this.find(".begin h2"), `${this.sheet.client}: ${count(this.questions.length, "question")}, about ${count(minutes, "minute")}`);
      this.find(".begin .nobody").hidden = !this.sheet.anonymous;
    }
    const begin = this.find(".begin");
    if (begin) this.find(".go-on").checked = this.settings.goOn;
    return begin;
  }

  show(id, moving = true) {
    const question = this.questions[this.numbers.get(id)];
    this.at = this.numbers.get(id);
    const ready = moving ? null : this.cardsOf(id)[0];
    const card = ready ?? this.cardOf(question);
    this.setView("question", question.practice);
    if (ready) this.finish(card, question);
    else this.main.replaceChildren(card);
    const tapped = ready?.querySelector("input:checked"); // before this script ran
    if (tapped && read(tapped) !== this.value(id, "choice")) this.say(id, "choice", read(tapped));
    this.paint(card);
    this.place.set(id, !moving);
    this.arrive(card.querySelector(".ask"), moving);
  }

  showPractice(practice, moving = true) {
    const cards = this.questions.filter((question) => question.practice === practice).map((question) => this.cardOf(question));
    this.at = this.numbers.get(cards[0].dataset.question);
    this.setView("practice", practice);
    this.main.replaceChildren(...cards);
    cards.forEach((card) => this.paint(card));
    this.place.set(PRACTICE + practice, !moving);
    this.arrive(cards[0].querySelector(".ask"), moving);
  }

  end(moving = true) {
    const open = this.open_();
    this.setView("end");
    const title = make("h2", { tabindex: "-1" }, open.length ? `${count(open.length, "question")} still open` : "Done. Thank you.");
    const until = this.sheet.closes ? `until ${day(this.sheet.closes)}` : "for as long as the assessment is open";
    this.main.replaceChildren(
      make("section", { class: "end" },
        title,
        ...(open.length
          ? [make("p", {}, "You may leave them open. A question that you cannot answer is better left, or answered “I don’t know”, than guessed."),
             make("p", {}, make("button", { type: "button", class: "primary open-first" }, "Go to the first of them"))]
          : []),
        make("h3", {}, "What happens next"),
        make("p", {}, "Whoever leads the assessment brings your answers together with those of the others. Where you see things differently, you are asked once more, in a conversation or a workshop. Then the results are presented."),
        make("p", {}, `You can come back to this page and change an answer ${until}.`)),
    );
    this.place.set(DONE, !moving);
    this.arrive(title, moving);
  }

  setView(view, practice) {
    this.view = this.root.dataset.view = view;
    this.offerUndo([]);
    clearTimeout(this.goingOn);
    this.outbox.now();
    const { stage, name } = this.sheet.practices[practice] ?? { stage: "", name: this.sheet.title };
    this.find(".place").replaceChildren(make("span", { class: "stage" }, stage), " ", make("span", { class: "practice" }, name));
    this.find(".back").disabled = (view === "question" && this.at === 0) || (view === "practice" && practice === 0);
    const last = view === "end" || (view === "question" && this.at === this.questions.length - 1);
    this.find(".next").hidden = view === "end";
    put(this.find(".next"), last ? "Finish" : view === "practice" ? "Next practice" : "Next");
    this.paintFar();
    this.paintState();
  }

  arrive(heading, moving) {
    if (!moving) return;
    this.root.scrollIntoView({ block: "start" });
    heading.focus({ preventScroll: true });
  }

  next() {
    if (this.view === "begin") return this.openFirst();
    if (this.view === "practice") return this.step(1);
    if (this.view !== "question") return;
    const following = this.questions[this.at + 1];
    if (following) this.show(following.id);
    else this.end();
  }

  back() {
    if (this.view === "practice") return this.step(-1);
    if (this.view === "end") return this.show(this.questions.at(-1).id);
    if (this.view === "question" && this.at > 0) this.show(this.questions[this.at - 1].id);
  }

  step(by) {
    const practice = this.questions[this.at].practice + by;
    if (practice in this.sheet.practices) this.showPractice(practice);
    else if (by > 0) this.end();
  }

  openFirst() {
    this.show((this.nextOpen() ?? this.questions[0]).id);
  }

  open_() {
    return this.questions.filter((question) => !this.isSaid(question.id));
  }

  // The next question without an answer, from the top again after the last one.
  nextOpen() {
    const from = (this.at ?? -1) + 1;
    return [...this.questions.slice(from), ...this.questions.slice(0, from)].find((question) => !this.isSaid(question.id));
  }

  showList() {
    const state = ({ id }) => (this.outbox.entries.some((entry) => entry.question === id) ? "unsaved" : this.isSaid(id) ? "answered" : "open");
    const groups = this.sheet.practices.map(({ name }, practice) => {
      const questions = this.questions.filter((question) => question.practice === practice);
      const open = questions.filter((question) => !this.isSaid(question.id)).length;
      return { name, open, done: questions.length - open, questions: questions.map((one) => ({ id: one.id, text: plain(one.text), state: state(one) })) };
    });
    showList(this.find(".list"), {
      groups,
      here: this.questions[this.at]?.id,
      open: this.open_().length,
      whole: this.view === "practice",
      settings: this.settings,
      act: {
        go: (id) => this.show(id),
        nextOpen: () => this.show(this.nextOpen().id),
        toggleWhole: () => (this.view === "practice" ? this.show(this.questions[this.at].id) : this.showPractice(this.questions[this.at ?? 0].practice)),
        set: (name, on) => this.set(name, on),
      },
    });
  }

  set(name, on) {
    this.settings[name] = on;
    keepSettings(this.settings);
  }

  // A card

  cardsOf(id) {
    return [...this.main.querySelectorAll(".card")].filter((card) => card.dataset.question === id);
  }

  // The one that a key answers: that which has the focus, else the first that is in sight.
  cardInHand() {
    const focused = this.root.getRootNode().activeElement?.closest(".card");
    return focused ?? [...this.main.querySelectorAll(".card")].find((card) => card.getBoundingClientRect().bottom > 120);
  }

  cardOf(question) {
    const card = cardFor(this.find(".card-template"), question);
    card.querySelector(".see").replaceWith(whatProves(question));
    for (const input of card.querySelectorAll("input[type=radio]")) input.name = question.id;
    card.querySelectorAll(".level .says").forEach((says, level) => level < 6 && put(says, question.levels[level]));
    return this.finish(card, question);
  }

  // What the server leaves to the page.
  finish(card, question) {
    const shown = new Set([...question.text, ...question.why].map(([, term]) => term));
    const others = question.words.filter((term) => !shown.has(term));
    const words = card.querySelector(".words");
    words.hidden = others.length === 0;
    words.replaceChildren("Words below: ", ...others.flatMap((term, at) => [at ? ", " : "", wordButton(this.sheet.words[term][0], term)]));
    if (this.root.clientWidth >= WIDE || this.value(question.id, "comment") || this.value(question.id, "evidence")) card.querySelector(".notes").open = true;
    return card;
  }

  paint(card) {
    const id = card.dataset.question;
    const question = this.questions[this.numbers.get(id)];
    const choice = this.value(id, "choice");
    const active = this.root.getRootNode().activeElement;
    for (const input of card.querySelectorAll("input[type=radio]")) input.checked = read(input) === choice;
    card.querySelector(".worry input").checked = this.value(id, "concern");
    for (const field of ["comment", "evidence"]) {
      const area = card.querySelector(`.${field}`);
      if (area !== active) area.value = this.value(id, field);
    }
    const waits = this.outbox.entries.some((entry) => entry.question === id && !this.isReady(entry));
    show(card.querySelector(".held"), waits ? ["Kept on this device. It is stored with your answer, once you choose one."] : []);
    const takeBack = card.querySelector(".takeback");
    if (takeBack.hidden !== (choice === null)) takeBack.hidden = choice === null;
    this.paintAskBack(card, question, choice);
    this.paintEarlier(card, question, choice);
  }

  paintAskBack(card, { id, hanging }, choice) {
    const box = card.querySelector(".askback");
    if (!box.hidden === (choice === "not_applicable" && hanging.length > 0)) return;
    show(box, choice !== "not_applicable" || !hanging.length ? [] : [
      make("p", {}, `${hanging.map((name) => `“${name}”`).join(" and ")} ${hanging.length > 1 ? "hang" : "hangs"} on this practice. Is it really not done at all, by nobody and under no name? If somebody does it for you, choose what fits there.`),
      make("button", { type: "button", on: { click: () => show(box, [make("p", {}, "Left as not applicable.")]) } }, "Leave it so"), " ",
      make("button", { type: "button", on: { click: () => this.say(id, "choice", null) } }, "Choose again"),
    ]);
  }

  // Folded until one's own answer is given, so that it does not lead.
  paintEarlier(card, { earlier }, choice) {
    const box = card.querySelector(".earlier");
    if (!earlier || choice === null) {
      if (!box.hidden) box.hidden = true;
      return;
    }
    if (!box.hidden) return;
    put(box.querySelector("summary"), `What it came to in ${earlier.when}`);
    box.querySelector("p").replaceChildren(make("b", {}, earlier.value), `: ${earlier.says}`);
    box.hidden = false;
  }

  paintFar() {
    const all = this.questions.length, open = this.open_().length;
    const minutes = Math.ceil(open * this.sheet.minutes_each);
    const left = open ? `about ${minutes} min left` : "all answered";
    put(this.find(".far"), this.view === "question" ? `${this.at + 1} of ${all} · ${left}` : `${all - open} of ${all} answered · ${left}`);
    const done = this.find(".done");
    if (done.max !== Math.max(all, 1) || done.value !== all - open) Object.assign(done, { max: Math.max(all, 1), value: all - open });
  }

  paintState() {
    this.telling.paint();
    for (const card of this.main.querySelectorAll(".card")) {
      const waits = this.outbox.entries.some((entry) => entry.question === card.dataset.question && !this.isReady(entry));
      if (card.querySelector(".held").hidden === waits) this.paint(card);
    }
  }

  // What is done

  clicked(button) {
    if (!button) return;
    const card = button.closest(".card");
    const acts = {
      term: () => this.telling.hear(explain(card, button, this.sheet.words)),
      takeback: () => this.takeBack(card.dataset.question),
      start: () => this.openFirst(),
      "open-first": () => this.openFirst(),
      next: () => this.next(),
      back: () => this.back(),
      all: () => this.showList(),
      undo: () => this.undo(),
    };
    for (const name of button.classList) acts[name]?.();
  }

  changed(input) {
    const card = input.closest(".card");
    if (input.matches(".go-on")) this.set("goOn", input.checked);
    if (!card) return;
    if (input.type === "radio") this.choose(card.dataset.question, read(input), performance.now() - this.byHandAt < BY_HAND);
    else if (input.type === "checkbox") this.say(card.dataset.question, "concern", input.checked);
  }

  typed(area, pause) {
    const field = area.classList.contains("comment") ? "comment" : "evidence";
    this.say(area.closest(".card").dataset.question, field, area.value, pause);
  }
}

function blank() {
  return { choice: null, comment: "", evidence: "", concern: false, versions: {} };
}

function read({ value }) {
  return /^\d$/.test(value) ? Number(value) : value;
}

export function readSettings() {
  try {
    return { goOn: false, keys: true, ...JSON.parse(localStorage.getItem("waymark-player")) };
  } catch {
    return { goOn: false, keys: true };
  }
}

export function keepSettings(settings) {
  try {
    localStorage.setItem("waymark-player", JSON.stringify(settings));
  } catch {
    // then they hold for this visit
  }
}
