// The player on a page of its own: the address bar says which question is shown, so that reloading and going back work.

import { mount } from "./player.js";

const addressBar = {
  get: () => decodeURIComponent(location.hash.slice(1)),
  set(where, replacing) {
    if (where === this.get()) return;
    history[replacing ? "replaceState" : "pushState"](null, "", `#${encodeURIComponent(where)}`);
  },
  listen: (moved, signal) => addEventListener("popstate", moved, { signal }),
};

for (const root of document.querySelectorAll(".player[data-base]")) mount(root, { base: root.dataset.base, place: addressBar });
