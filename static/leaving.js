// Asks before a page is left on which something is typed that was not sent yet: a field that one still stands in, a form
// whose button was not pressed, and what waits for “Save”. A link inside of Waymark waits for a table's cell that one
// still stands in: the table sends it a moment after it was left.
if (!window.waymarkAsksBeforeLeaving) {
  window.waymarkAsksBeforeLeaving = true;
  const unsent = new Set();
  const formOf = (field) => field.closest('[data-testid="stForm"]');
  const isField = (node) => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;

  document.addEventListener("input", (event) => isField(event.target) && unsent.add(event.target), true);
  document.addEventListener("focusout", (event) => formOf(event.target) || unsent.delete(event.target), true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest('[data-testid="stFormSubmitButton"] button');
    if (button) for (const field of unsent) if (formOf(field) === formOf(button)) unsent.delete(field);
  }, true);

  const TABLE_SENDS_WITHIN = 500;
  let leftCell = false;
  window.addEventListener("pointerdown", () => {
    leftCell = Boolean(document.querySelector("#portal > *"));
  }, true);
  window.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !leftCell || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    leftCell = false;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => link.click(), TABLE_SENDS_WITHIN);
  }, true);

  window.addEventListener("beforeunload", (event) => {
    const typed = [...unsent].some((field) => field.isConnected && field.type !== "file");
    if (typed || document.querySelector(".st-key-not-saved-yet")) event.preventDefault();
  });
}
