/**
 * The launched page's own part. The platform's colour, else the program's, becomes that of the page (the widgets check its contrast); and
 * the address becomes one that a reload can ask (the launch's form would be sent twice otherwise).
 */
const app = document.querySelector('mentor-app');
const { address, brand } = app.dataset;
if (brand !== undefined) app.style.setProperty('--mentor-accent', brand);
if (location.pathname !== address) history.replaceState(null, '', address);
