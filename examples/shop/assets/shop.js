// The shop's own script: it counts the cart, and lends one button of the shop's to the help panel.
// It knows nothing else of the help, and the help knows nothing of it.
(() => {
  "use strict";

  const KEPT = "elaia-cart";

  // A browser may refuse storage; then the count lasts as long as the page.
  let count = 0;
  try {
    count = Number(sessionStorage.getItem(KEPT)) || 0;
  } catch {}

  const show = () => {
    for (const number of document.querySelectorAll("[data-cart]")) {
      number.textContent = String(count);
      number.parentElement.classList.toggle("full", count > 0);
    }
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-order]")) return;
    event.preventDefault();
    count += Number(new FormData(event.target).get("quantity")) || 1;
    try {
      sessionStorage.setItem(KEPT, String(count));
    } catch {}
    show();
  });

  // <button data-opens="help"> opens the element of that id. Where the element never came up, its own links
  // are still on the page, so the button leads there.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-opens]");
    if (!button) return;
    const help = document.getElementById(button.dataset.opens);
    if (typeof help?.open === "function") help.open();
    else help?.querySelector("a")?.focus();
  });

  show();
})();
