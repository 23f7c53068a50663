// Answering by keys: 0 to 5, d and n choose, the arrows to left and right and Enter go. Up and down are the browser's own
// among the descriptions. Nothing happens where somebody writes, with Ctrl, Alt or Cmd held, or where something else of
// the page that the player stands on has the focus.

const CHOICES = { d: "dont_know", n: "not_applicable" };

export function listenToKeys(root, act, switchedOn, signal) {
  const isElsewhere = (target) => !root.contains(target) && !target.contains?.(root.getRootNode().host ?? root);
  root.ownerDocument.addEventListener("keydown", (event) => {
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !switchedOn()) return;
    if (target.closest?.("textarea, select, dialog, input:not([type=radio]):not([type=checkbox])")) return;
    if (isElsewhere(target) || root.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    if (/^[0-5]$/.test(key)) act.choose(Number(key));
    else if (key in CHOICES) act.choose(CHOICES[key]);
    else if (key === "arrowright") act.next();
    else if (key === "arrowleft") act.back();
    else if (key === "enter" && !target.closest?.("button, a, summary")) act.next();
    else return;
    event.preventDefault();
  }, { signal });
}
