// Where a page goes on to the next question without being loaded anew, the next begins where the last one began: on top,
// with the keyboard there. What is shown first is left where it is.
if (!window.waymarkBeginsOnTop) {
  window.waymarkBeginsOnTop = true;
  let page, shown;
  const look = () => {
    const begins = document.querySelector(".waymark-begins");
    if (!begins) return;
    if (page === location.pathname && shown !== begins.dataset.of) {
      begins.tabIndex = -1;
      begins.focus({ preventScroll: true });
      begins.scrollIntoView();
    }
    page = location.pathname;
    shown = begins.dataset.of;
  };
  const whatChanges = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-of"] };
  new MutationObserver(look).observe(document.body, whatChanges);
}
