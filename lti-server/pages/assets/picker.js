/**
 * A choice is answered once: a second press while the first is on its way would only end at "This choice is over". And a screen reader
 * hears which settings a choice has opened; everything else on the page works without scripts.
 */
const form = document.getElementById('choose');
const opened = document.getElementById('opened');
let sent = false;

form.addEventListener('submit', (event) => {
  if (sent) event.preventDefault();
  sent = true;
  document.getElementById('add').setAttribute('aria-busy', 'true');
});
form.addEventListener('change', ({ target }) => {
  const { part } = target.dataset;
  if (part !== undefined) opened.textContent = target.checked ? form.querySelector(`[data-settings="${part}"] h2`).textContent : '';
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) sent = false;
});
