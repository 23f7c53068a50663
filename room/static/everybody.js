// One question for everybody in the room, without phones: under each description stand the people, one tap each. Every
// person has an outbox of their own, the same that their own page has.

import { apiAt, patiently } from "./api.js";
import { make, showList } from "./dialog.js";
import { listenToKeys } from "./keys.js";
import { outboxOf } from "./outbox.js";
import { keepSettings, readSettings } from "./player.js";
import { Telling, called } from "./telling.js";
import { cardFor, explain, plain, put, whatProves } from "./words.js";

const NOTHING = { choice: null, comment: "", evidence: "", versions: {} };

// Fills the frame in `root` for `people`, each { name, base, key }. Resolves once it can be used.
export async function askEverybody(root, { people, place }) {
  const everybody = new Everybody(root, people, place);
  await everybody.open();
  return everybody;
}

class Everybody {
  constructor(root, people, place) {
    Object.assign(this, { root, place, settings: readSettings(), left: new AbortController() });
    this.find = (selector) => root.querySelector(selector);
    this.main = this.find(".stand");
    this.people = people.map((person) => ({ ...person, api: apiAt(person.base), stored: {} }));
    this.telling = new Telling(root, {
      questionOf: (id) => this.questions[this.numbers.get(id)],
      isBegun: () => this.people.some(({ stored }) => Object.keys(stored).length > 0),
    });
  }

  async open() {
    const complain = (why) => this.telling.complain(why);
    this.sheet = await patiently(() => this.people[0].api.questions(), complain);
    this.questions = this.sheet.questions;
    this.numbers = new Map(this.questions.map(({ id }, at) => [id, at]));
    await patiently(() => this.read(), complain);
    for (const person of this.people) this.watch(person, this.left.signal);
    this.listen(this.left.signal);
    this.root.classList.add("everybody");
    put(this.find(".who"), `${this.people.length} people`);
    this.place.listen(() => this.openPlace(true), this.left.signal);
    this.openPlace(false);
    this.root.dataset.ready = "yes";
    this.telling.settle();
  }

  // What everybody has said by now, on whichever device.
  async read() {
    const found = await Promise.all(this.people.map(({ api }) => api.answers()));
    this.people.forEach((person, at) => (person.stored = found[at]));
  }

  watch(person, signal) {
    const outbox = (person.outbox = outboxOf(person.key, person.api.send));
    const on = (name, act) => outbox.addEventListener(name, act, { signal });
    on("change", () => this.paint());
    on("saved", ({ detail }) => this.note(person, detail.entry, detail.receipt.version, detail.entry.value));
    on("theirs", ({ detail }) => this.note(person, detail.entry, detail.entry.version, detail.entry.theirs));
    this.telling.watch(outbox, signal, person.name);
    outbox.start();
  }

  listen(signal) {
    const on = (target, name, act) => target.addEventListener(name, act, { signal });
    on(this.root, "click", (event) => this.clicked(event.target.closest("button")));
    on(document, "visibilitychange", () => document.visibilityState === "visible" && this.refresh());
    listenToKeys(this.root, { choose() {}, next: () => this.step(1), back: () => this.step(-1) }, () => this.settings.keys, signal);
  }

  leave() {
    this.left.abort();
    for (const { outbox } of this.people) outbox?.now();
  }

  async refresh() {
    await this.read().catch(() => null);
    this.paint();
  }

  // What is said

  said(person, question) {
    const entry = person.outbox.of(question, "choice");
    return entry ? entry.value : (person.stored[question] ?? NOTHING).choice;
  }

  // Who names another level moves there; who names the same once more has said nothing yet. Words stay with an answer.
  name(person, question, choice) {
    const { choice: stored, comment, evidence, versions } = person.stored[question] ?? NOTHING;
    const wanted = this.said(person, question) === choice ? null : choice;
    if (wanted === null && (comment || evidence)) {
      this.telling.hear(`${person.name} has written something with this answer. It can be taken back on the page of one person.`);
      return;
    }
    if (wanted !== stored || !person.outbox.cancel(question, "choice")) person.outbox.put(question, "choice", wanted, versions.choice ?? "");
    this.paint();
    this.telling.hear(`${person.name}: ${wanted === null ? "no answer" : called(wanted)}`);
  }

  note(person, { question, field }, version, value) {
    if (field === "choice" && value === null) delete person.stored[question];
    else {
      const said = (person.stored[question] ??= { ...NOTHING, versions: {} });
      said[field] = value;
      said.versions[field] = version;
    }
    this.root.dispatchEvent(new CustomEvent("waymark-saved"));
    this.paint();
  }

  missing(question) {
    return this.people.filter((person) => this.said(person, question) === null);
  }

  // What is shown

  openPlace(moving) {
    const where = this.place.get();
    const at = this.numbers.get(where) ?? this.questions.findIndex(({ id }) => this.missing(id).length > 0);
    if (this.questions.length) this.show(this.questions[Math.max(at, 0)].id, moving);
  }

  show(id, moving = true) {
    this.at = this.numbers.get(id);
    const question = this.questions[this.at];
    const { stage, name } = this.sheet.practices[question.practice];
    this.root.dataset.view = "question";
    this.find(".place").replaceChildren(make("span", { class: "stage" }, stage), " ", make("span", { class: "practice" }, name));
    this.main.replaceChildren(this.cardOf(question));
    this.find(".back").disabled = this.at === 0;
    this.find(".next").disabled = this.at === this.questions.length - 1;
    this.place.set(id, !moving);
    this.paint();
    if (!moving) return;
    this.root.scrollIntoView({ block: "start" });
    this.find(".ask").focus({ preventScroll: true });
  }

  step(by) {
    const to = this.questions[this.at + by];
    if (to) this.show(to.id);
  }

  cardOf(question) {
    const card = cardFor(this.find(".card-template"), question);
    for (const label of card.querySelectorAll(".level")) label.replaceWith(this.levelOf(question, label));
    card.querySelector(".side").replaceChildren(whatProves(question));
    return card;
  }

  levelOf(question, label) {
    const { value } = label.querySelector("input");
    const choice = /^\d$/.test(value) ? Number(value) : value;
    const says = typeof choice === "number" ? question.levels[choice] : label.querySelector(".says").textContent;
    const names = this.people.map((person) =>
      make("button", { type: "button", class: "seat", title: person.name, "aria-pressed": "false", on: { click: () => this.name(person, question.id, choice) } },
        make("span", { class: "sign", "aria-hidden": "true" }), make("span", { class: "name" }, person.name)));
    names.forEach((button, at) => Object.assign(button, { waymark: { person: this.people[at], choice } }));
    return make("div", { class: "level", role: "group", "aria-label": `${called(choice)}: ${says}` },
      label.querySelector(".square"), make("div", { class: "heard-by" }, make("p", { class: "says" }, says), make("div", { class: "seats" }, ...names)));
  }

  paint() {
    const question = this.questions[this.at];
    if (!question) return;
    for (const button of this.main.querySelectorAll(".seat")) {
      const { person, choice } = button.waymark;
      const said = this.said(person, question.id);
      button.setAttribute("aria-pressed", String(said === choice));
      button.classList.toggle("elsewhere", said !== null && said !== choice);
    }
    const missing = this.missing(question.id);
    const heard = missing.length ? `${this.people.length - missing.length} of ${this.people.length} have answered` : "everybody has answered";
    put(this.find(".far"), `${this.at + 1} of ${this.questions.length} · ${heard}`);
    const whole = this.questions.filter(({ id }) => this.missing(id).length === 0).length;
    Object.assign(this.find(".done"), { max: Math.max(this.questions.length, 1), value: whole });
    this.telling.paint();
  }

  showList() {
    const state = ({ id }) => (this.people.some(({ outbox }) => outbox.entries.some((entry) => entry.question === id)) ? "unsaved" : this.missing(id).length ? "open" : "answered");
    const groups = this.sheet.practices.map(({ name }, practice) => {
      const questions = this.questions.filter((question) => question.practice === practice);
      const open = questions.filter(({ id }) => this.missing(id).length > 0).length;
      return { name, open, done: questions.length - open, questions: questions.map((one) => ({ id: one.id, text: plain(one.text), state: state(one) })) };
    });
    const open = this.questions.filter(({ id }) => this.missing(id).length > 0);
    showList(this.find(".list"), {
      groups,
      here: this.questions[this.at]?.id,
      open: open.length,
      settings: { keys: this.settings.keys },
      act: {
        go: (id) => this.show(id),
        nextOpen: () => this.show((open.find(({ id }) => this.numbers.get(id) > this.at) ?? open[0]).id),
        set: (name, on) => {
          this.settings[name] = on;
          keepSettings(this.settings);
        },
      },
    });
  }

  clicked(button) {
    if (!button) return;
    const card = button.closest(".card");
    const acts = {
      term: () => this.telling.hear(explain(card, button, this.sheet.words)),
      next: () => this.step(1),
      back: () => this.step(-1),
      all: () => this.showList(),
    };
    for (const name of button.classList) acts[name]?.();
  }
}
