// Small makers of texts. Each is exchanged whole, in a node of its own.

import { make } from "./dialog.js";

export function put(node, text) {
  if (node.textContent !== text) node.replaceChildren(make("span", {}, text));
}

// What is as it was is not touched: the browser would lay out and paint the page again, while the server works.
export function show(box, children) {
  if (children.length || box.hasChildNodes()) box.replaceChildren(...children);
  if (box.hidden !== !children.length) box.hidden = !children.length;
}

export function pieces(parts) {
  return parts.map(([text, term]) => (term ? wordButton(text, term) : text));
}

// What to ask to see, what of it would prove an answer, and what proves nothing.
export function whatProves({ proof }) {
  return make("div", { class: "see" }, ...proof.map(([head, says]) => make("p", {}, make("b", {}, `${head}:`), ` ${says}`)));
}

// A question on a copy of the template's card, but for what its levels say and hold.
export function cardFor(template, question) {
  const card = template.content.firstElementChild.cloneNode(true);
  card.dataset.question = question.id;
  const ask = card.querySelector(".ask");
  ask.id = `ask-${question.id}`;
  card.querySelector(".levels").setAttribute("aria-labelledby", ask.id);
  ask.replaceChildren(...pieces(question.text));
  card.querySelector(".reason").replaceChildren(...pieces(question.why));
  return card;
}

export function wordButton(text, term) {
  return make("button", { type: "button", class: "term", "data-term": term, "aria-expanded": "false" }, text);
}

export function plain(parts) {
  return parts.map(([text]) => text).join("");
}

export function count(number, one) {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}

export function clock(moment) {
  return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

export function day(moment) {
  return new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

// Opens or closes what a word of the field means, where it stands; what a screen reader is to say of it.
export function explain(card, button, words) {
  const open = button.getAttribute("aria-expanded") === "true";
  for (const one of card.querySelectorAll(".term")) one.setAttribute("aria-expanded", String(!open && one === button));
  const [term, meaning] = words[button.dataset.term];
  show(card.querySelector(".meaning"), open ? [] : [make("b", {}, term), `: ${meaning}`]);
  return open ? "" : `${term}: ${meaning}`;
}
