/** Tells the platform that registration is over, so that it closes this page: on the button, or by itself unless somebody reads on. */
const readingMs = 5_000;
const button = document.querySelector('[data-platform]');
/** Where the platform's page may be; `https://*.x` is any host below x. */
const known = button.dataset.platform.split(' ');
const isKnown = (origin) => known.some((one) => (one.startsWith('https://*.') ? origin.startsWith('https://') && origin.endsWith(one.slice('https://*'.length)) : one === origin));

/*
 * The origin of the page around this one, where the browser tells it. Otherwise each origin that is known whole: a message goes to
 * nobody where the window that it is sent to is on another one.
 */
const around = [...(location.ancestorOrigins ?? [])].slice(0, 1).filter(isKnown);
const told = around.length > 0 ? around : known.filter((one) => !one.includes('*'));
const platform = window.opener ?? window.parent;
const close = () => told.forEach((origin) => platform.postMessage({ subject: 'org.imsglobal.lti.close' }, origin));

const timer = setTimeout(close, readingMs);
for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, () => clearTimeout(timer));
button.addEventListener('click', close);
