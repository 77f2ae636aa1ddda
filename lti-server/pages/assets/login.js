/** The login in a frame: on to the platform as soon as one way back to this browser holds, else the offer of a new window. */
import { putData } from './platform-storage.js';

const { authorization, state, storage } = JSON.parse(document.getElementById('mentor-login').textContent);
const goOn = () => location.replace(authorization);

/** Whether the cookie of this login is sent back to where it came from. */
async function cookieHolds() {
  const answer = await fetch('/lti/kept', { method: 'POST', body: new URLSearchParams({ state }) });
  if (!(await answer.json()).kept) throw new Error('The cookie was not kept.');
}

async function storageHolds() {
  if (storage === null) throw new Error('The platform offers no storage.');
  await putData(storage, storage.value);
}

function show(id) {
  const main = document.getElementById(id).content.cloneNode(true).firstElementChild;
  const heading = main.querySelector('h1');
  document.querySelector('main').replaceWith(main);
  main.querySelector('form')?.addEventListener('submit', () => setTimeout(show, 0, 'other-window')); // after the form was sent
  main.querySelector('button[type="button"]')?.addEventListener('click', () => show('new-window'));
  heading.focus();
}

// A window of its own keeps its cookies: nothing to find out there.
if (window.top === window) goOn();
else Promise.any([cookieHolds(), storageHolds()]).then(goOn, () => show('new-window'));
