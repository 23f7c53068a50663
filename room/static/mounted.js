// The player on a page of the app: a component of Streamlit's, in a shadow root and without a frame of its own.

import { mount } from "./player.js";
import { askEverybody } from "./everybody.js";

const SOON = 600; // milliseconds in which several news are one: the app paints itself anew for each
const shown = new WeakMap();

// Called again whenever the app hands over something else, or its colours change. Gives what is to be done on leaving.
export async function mounted({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".player");
  const dark = getComputedStyle(parentElement.host).colorScheme.includes("dark");
  root.dataset.theme = dark ? "dark" : "light";
  if (!shown.has(root)) shown.set(root, begin(root, data, setTriggerValue));
  return shown.get(root);
}

async function begin(root, data, setTriggerValue) {
  await styled(root);
  const tell = newsTo(setTriggerValue);
  const place = addressBar(data.opens, tell);
  root.addEventListener("waymark-saved", () => tell({ saved: true }));
  const player = data.people ? askEverybody(root, { people: data.people, place }) : mount(root, { base: data.base, place });
  return async () => {
    shown.delete(root);
    (await player).leave();
  };
}

async function styled(root) {
  await Promise.all(["player.css", "mounted.css"].map((name) => new Promise((resolve) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL(name, import.meta.url).href;
    sheet.addEventListener("load", resolve);
    root.before(sheet);
  })));
  root.hidden = false;
}

// The app learns where one is, and that something was stored: together, and not while its connection is away.
function newsTo(setTriggerValue) {
  let news = null;
  const send = () => {
    const app = document.querySelector("[data-testid=stApp]");
    if (app && app.dataset.testConnectionState !== "CONNECTED") return void setTimeout(send, SOON);
    setTriggerValue("told", news);
    news = null;
  };
  return (more) => {
    if (!news) setTimeout(send, SOON);
    news = { ...news, ...more };
  };
}

// The question stands in the address at once, as the app would write it, and the app is told.
function addressBar(opens, tell) {
  let here = opens;
  return {
    get: () => here,
    set(where, replacing) {
      if (where === here) return;
      here = where;
      const asked = new URLSearchParams(location.search);
      if (asked.get("question") !== where) {
        asked.set("question", where);
        history[replacing ? "replaceState" : "pushState"](history.state, "", `${location.pathname}?${asked}`);
      }
      tell({ place: where });
    },
    listen: (moved, signal) => addEventListener("popstate", () => {
      const asked = new URLSearchParams(location.search).get("question");
      if (!asked || asked === here) return;
      here = asked;
      moved();
      tell({ place: asked });
    }, { signal }),
  };
}
