// Asks before a page is left on which something is typed that was not sent yet: a field that one still stands in, a form
// whose button was not pressed, and what waits for “Save”.
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
  window.addEventListener("beforeunload", (event) => {
    const typed = [...unsent].some((field) => field.isConnected && field.type !== "file");
    if (typed || document.querySelector(".st-key-not-saved-yet")) event.preventDefault();
  });
}
