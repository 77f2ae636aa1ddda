/** Tells the platform that registration is over, so that it closes this page: on the button, or by itself unless somebody reads on. */
const readingMs = 5_000;
const { platform } = document.querySelector('[data-platform]').dataset;
const close = () => (window.opener ?? window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, platform);

const timer = setTimeout(close, readingMs);
for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, () => clearTimeout(timer));
document.querySelector('[data-platform]').addEventListener('click', close);
