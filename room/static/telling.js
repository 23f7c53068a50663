// What a page tells of its outboxes: saved, saving or not, why not, and what clashed with what was said elsewhere.

import { askWhich, make } from "./dialog.js";
import { clock, count, put, show } from "./words.js";

const STATES = { saving: ["…", "Saving"], unsaved: ["!", "Not saved yet"], held: ["!", "Waits for your answer"] };
const WORST = ["unsaved", "saving", "held", "saved", ""];
const NAMES = { choice: "Answer", comment: "Comment", evidence: "Evidence", concern: "This worries me" };
const WORDS = { dont_know: "I don’t know", not_applicable: "Not applicable here" };

export class Telling {
  // `questionOf` gives a question by its id; `isBegun` says whether anything was stored before this visit.
  constructor(root, { questionOf, isBegun }) {
    Object.assign(this, { questionOf, isBegun, of: new Map(), why: "" });
    this.find = (selector) => root.querySelector(selector);
  }

  // From now on it tells of this outbox too. `who` is named where there are several.
  watch(outbox, signal, who = "") {
    this.of.set(outbox, who);
    outbox.addEventListener("conflict", () => this.settle(), { signal });
    outbox.addEventListener("unkept", () => (this.unkept = true), { signal });
  }

  get outboxes() {
    return [...this.of.keys()];
  }

  paint() {
    const states = this.outboxes.map((outbox) => outbox.state);
    const state = WORST.find((one) => states.includes(one)) ?? "";
    const at = Math.max(...this.outboxes.map((outbox) => outbox.savedAt?.getTime() ?? 0));
    const before = this.isBegun() ? ["✓", "All saved"] : ["", ""];
    const [sign, word] = state === "saved" ? ["✓", `Saved at ${clock(new Date(at))}`] : STATES[state] ?? before;
    const line = this.find(".saved");
    if (line.textContent !== sign + word) {
      line.dataset.state = state || (word && "saved");
      line.replaceChildren(make("span", { class: "sign", "aria-hidden": "true" }, sign), make("span", {}, word));
      if (state === "saved" || state === "unsaved") this.hear(word);
    }
    this.complain(state === "unsaved" ? this.outboxes.map((outbox) => outbox.why).find(Boolean) ?? "" : "");
  }

  // Why something is not stored, over the foot of the page, where it moves nothing.
  complain(why) {
    const clashes = this.outboxes.flatMap((outbox) => outbox.clashes).length;
    const lines = [
      ...(why ? [make("p", {}, make("b", {}, "Not saved yet. "), why, this.unkept ? " This browser keeps nothing: leave the page open." : " It is kept on this device and sent again by itself."),
        make("button", { type: "button", on: { click: () => this.outboxes.forEach((outbox) => outbox.now()) } }, "Try now"),
        make("button", { type: "button", on: { click: () => (this.find(".trouble").hidden = true) } }, "Hide")] : []),
      ...this.outboxes.flatMap((outbox) => outbox.entries.filter((entry) => entry.state === "refused").flatMap((entry) => [
        make("p", {}, make("b", {}, `${this.named(outbox, entry)} not stored. `), entry.reason),
        make("button", { type: "button", on: { click: () => outbox.settle(entry, false) } }, "Leave it as it is stored")])),
      ...(clashes ? [make("p", {}, make("b", {}, `${count(clashes, "answer")} to settle. `), "It was changed elsewhere meanwhile."),
        make("button", { type: "button", on: { click: () => this.settle() } }, "Look at it")] : []),
    ];
    const told = lines.map((line) => line.textContent).join("|");
    if (told === this.told) return;
    this.told = told;
    show(this.find(".trouble"), lines);
  }

  // Both sides of what clashed, one after the other, and one of them is chosen.
  async settle() {
    const outbox = this.outboxes.find((one) => one.clashes.length);
    const dialog = this.find(".settle");
    if (!outbox || dialog.open) return;
    const [clash] = outbox.clashes;
    const question = this.questionOf(clash.question);
    const mine = await askWhich(dialog, {
      question: question ? question.text.map(([text]) => text).join("") : "A question that is not asked any more",
      field: this.named(outbox, clash),
      mine: inWords(question, clash.field, clash.value),
      theirs: inWords(question, clash.field, clash.theirs),
      reason: clash.reason,
    });
    if (mine === null) return;
    outbox.settle(clash, mine);
    this.settle();
  }

  named(outbox, { field }) {
    return [this.of.get(outbox), NAMES[field]].filter(Boolean).join(": ");
  }

  hear(text) {
    put(this.find(".heard"), text);
  }
}

// A choice as it is called.
export function called(choice) {
  return WORDS[choice] ?? String(choice);
}

function inWords(question, field, value) {
  if (field === "choice") return value === null ? "No answer" : WORDS[value] ?? `${value}: ${question?.levels[value] ?? ""}`;
  return field === "concern" ? (value ? "yes" : "no") : value || "nothing";
}
