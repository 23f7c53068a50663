// Says that a change may be lost: one that was on its way when the connection ended, or was made after it was there again
// and before the page was painted anew. The server never heard of it, and the page goes back to what is stored.
if (!window.waymarkSaysWhatMayBeLost) {
  window.waymarkSaysWhatMayBeLost = true;
  const SOON = 1000;
  const PARTS_OF_A_DATE = '[role="spinbutton"]';  // typed in without a change event
  const CONTROLS = `button, label, input, textarea, [role="option"], ${PARTS_OF_A_DATE}`;
  let actedAt = 0, away = false, paints = false, lost = false, ran = false;

  function acted(event) {
    if (!event.target.closest(CONTROLS) || event.target.closest(".waymark-lost")) return;
    actedAt = Date.now();
    if (away) lost = true;
  }
  document.addEventListener("click", acted, true);
  document.addEventListener("change", acted, true);
  document.addEventListener("keydown", (event) => event.target.closest(PARTS_OF_A_DATE) && acted(event), true);

  function look() {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app) return;
    const connected = app.dataset.testConnectionState === "CONNECTED";
    const runs = app.dataset.testScriptState === "running";
    if (!connected && !away) {
      away = true;
      paints = false;
      lost = actedAt > 0 && (ran || Date.now() - actedAt < SOON);
    } else if (away && connected && runs) {
      paints = true;
    } else if (away && connected && paints) {
      away = false;
      actedAt = 0;
      if (lost) say();
    } else if (!away && ran && !runs) {
      actedAt = 0;
    }
    ran = runs;
  }
  const watched = { subtree: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"] };
  new MutationObserver(look).observe(document.documentElement, watched);

  function say() {
    document.querySelector(".waymark-lost")?.remove();
    const note = document.createElement("div");
    note.className = "waymark-lost";
    note.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.textContent = "Waymark was away for a moment, and what you changed just then may not have been saved. "
      + "The page shows what is stored: look, and change it once more if need be.";
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => note.remove());
    note.append(text, close);
    document.body.append(note);
  }
}
