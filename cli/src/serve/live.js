// Added by `shelfhelp serve` and by nothing else: opens the page anew when the shop has been built anew.
(() => {
  const mine = Number(document.currentScript.dataset.build);
  const events = new EventSource('/-/events');
  events.onmessage = event => {
    if (JSON.parse(event.data).build !== mine) {
      events.close();
      location.reload();
    }
  };
})();
