/** Keeps the list fresh: the server says that mail came in, the list is fetched again. */
const list = document.querySelector('#mails');
const news = document.querySelector('#news');

async function refresh() {
  const response = await fetch(`/list${location.search}`);
  if (!response.ok) return;
  const focused = list.querySelector('a:focus')?.getAttribute('href');
  list.innerHTML = await response.text();
  if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

const events = new EventSource('/events');
events.addEventListener('mail', async ({ data }) => {
  await refresh();
  const chosen = new URLSearchParams(location.search).get('to');
  const { to } = JSON.parse(data);
  if (!chosen || to.includes(chosen.trim().toLowerCase())) news.textContent = `New mail for ${to.join(', ')}`;
});
// What came in before the connection stood, at first or after a break, was not told here.
events.addEventListener('open', () => void refresh());
