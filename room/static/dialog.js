// Small makers of nodes, and the two windows of the player: the list of questions, and what clashed.
// Every text is a node that is made for it and never exchanged in place: a browser that translates holds on to them.

export function make(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// Both ways that something was said, and one is chosen. Resolves to true for mine; null where it was put off.
export function askWhich(dialog, { question, field, mine, theirs, reason }) {
  return new Promise((resolve) => {
    const done = (choice) => {
      dialog.onclose = null;
      dialog.close();
      resolve(choice);
    };
    const side = (title, text, label, choice) =>
      make("div", { class: "side-by-side" }, make("h3", {}, title), make("p", { class: "quoted" }, text),
        make("button", { type: "button", class: choice ? "primary" : "", on: { click: () => done(choice) } }, label));
    dialog.replaceChildren(
      make("h2", { id: "settle-title" }, "Which one counts?"),
      make("p", {}, reason),
      make("p", { class: "about" }, `${field}: ${question}`),
      make("div", { class: "both" },
        side("Yours, on this page", mine, "Keep mine", true),
        side("Stored meanwhile", theirs, "Keep what is stored", false)),
    );
    dialog.setAttribute("aria-labelledby", "settle-title");
    dialog.onclose = () => resolve(null);
    dialog.showModal();
  });
}

// The way to every question, with what is open, and how the page behaves.
export function showList(dialog, { groups, here, open, whole, settings, act }) {
  const close = () => dialog.close();
  const go = (what) => () => {
    close();
    what();
  };
  const onlyOpen = make("input", { type: "checkbox", on: { change: () => dialog.classList.toggle("only-open", onlyOpen.checked) } });
  const tick = (name, label) =>
    make("label", { class: "setting" },
      make("input", { type: "checkbox", checked: settings[name], on: { change: (event) => act.set(name, event.target.checked) } }),
      make("span", {}, label));
  dialog.classList.remove("only-open");
  dialog.replaceChildren(
    make("div", { class: "dialog-head" },
      make("h2", { id: "list-title" }, open ? `${open} still open` : "Everything is answered"),
      make("button", { type: "button", class: "close", on: { click: close } }, "Close")),
    make("div", { class: "ways" },
      ...(open ? [make("button", { type: "button", class: "primary", on: { click: go(act.nextOpen) } }, "Next open question")] : []),
      ...(act.toggleWhole ? [make("button", { type: "button", on: { click: go(act.toggleWhole) } }, whole ? "One question at a time" : "Whole practice on one page")] : []),
      make("label", { class: "setting" }, onlyOpen, make("span", {}, "Only what is open"))),
    ...groups.map((group) =>
      make("section", { class: group.open ? "group" : "group answered" },
        make("h3", {}, `${group.name} `, make("span", { class: "count" }, `${group.done} of ${group.questions.length}`)),
        make("ol", {},
          ...group.questions.map((question) =>
            make("li", { class: question.state === "open" ? "" : "answered" },
              make("button", { type: "button", class: "jump", ...(question.id === here ? { "aria-current": "true" } : {}), on: { click: go(() => act.go(question.id)) } },
                make("span", { class: "sign" }, { open: "○ open", answered: "✓ answered", unsaved: "! not saved yet" }[question.state]),
                make("span", {}, question.text))))))),
    make("section", { class: "settings" },
      make("h3", {}, "How this page behaves"),
      ...("goOn" in settings ? [tick("goOn", "Go on to the next question after choosing"), tick("keys", "Answer by keys: 0 to 5, d (don’t know), n (not applicable), arrows, Enter")] : [tick("keys", "Go on and back by the arrows, and on by Enter")])),
  );
  dialog.setAttribute("aria-labelledby", "list-title");
  dialog.showModal();
  dialog.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
}
