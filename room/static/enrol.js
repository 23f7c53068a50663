/* Who joins by a link for many: says a name, and goes on to a page of their own. */
const form = document.querySelector("form.enrol");
const trouble = form.querySelector(".trouble");
const button = form.querySelector("button");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  trouble.hidden = true;
  try {
    const name = form.elements.name ? form.elements.name.value : "";
    const body = JSON.stringify({ name });
    const answer = await fetch(location.pathname, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    const said = await answer.json();
    if (answer.ok) {
      location.replace(said.page);
      return;
    }
    trouble.textContent = said.reason;
  } catch {
    trouble.textContent = "Waymark cannot be reached just now. Try it again.";
  }
  trouble.hidden = false;
  button.disabled = false;
});
