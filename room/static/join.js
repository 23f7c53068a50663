// Joining: a code, then a name or a group. The device remembers its seat, so that the way back needs neither.

import { apiAt } from "./api.js";
import { make } from "./dialog.js";

const KEPT = "waymark-seat";
const api = apiAt("/join");
const at = (selector) => document.querySelector(selector);
const [codeStep, nameStep, told] = [at(".code-step"), at(".name-step"), at(".told")];

function post(body) {
  return api.ask("", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

function keep(seat) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(seat));
  } catch {
    // then the page's own address is the only way back
  }
}

async function doing(form, act) {
  const button = form.querySelector("button");
  button.disabled = true;
  told.replaceChildren();
  try {
    await act();
  } catch (failure) {
    told.replaceChildren(make("span", {}, failure.message));
  } finally {
    button.disabled = false;
  }
}

const code = () => at("#code").value.replace(/\s/g, "").toUpperCase();

codeStep.addEventListener("submit", (event) => {
  event.preventDefault();
  doing(codeStep, async () => {
    const door = await post({ code: code() });
    at(".where").replaceChildren(make("span", {}, [door.client, door.title].filter(Boolean).join(": ")));
    at("#groups").replaceChildren(...door.groups.map((group) => make("option", { value: group })));
    codeStep.hidden = true;
    nameStep.hidden = false;
    at("#name").focus();
  });
});

nameStep.addEventListener("submit", (event) => {
  event.preventDefault();
  const [name, group] = [at("#name").value.trim(), at("#group").value.trim()];
  if (!name && !group) {
    told.replaceChildren(make("span", {}, "Say your name, or the team that you are from."));
    at("#name").focus();
    return;
  }
  doing(nameStep, async () => {
    const { token } = await post({ code: code(), name, group, leads: at("#leads").checked });
    keep({ code: code(), token });
    location.assign(`/join/${token}`);
  });
});

const seat = kept();
if (seat && (!code() || seat.code === code())) {
  apiAt(`/join/${seat.token}`)
    .ask("/now")
    .then((now) => {
      if (now.state === "ended") return;
      at(".back").replaceChildren(make("a", { href: `/join/${seat.token}` }, "Back to my seat in this workshop"));
      at(".back").hidden = false;
    })
    .catch(() => {}); // a seat of a workshop that is gone
}
if (code()) codeStep.requestSubmit();
else at("#code").focus();
