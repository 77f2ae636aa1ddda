/**
 * The launched page's own part. The platform's colour becomes the program's, whose contrast the widgets check. The address becomes one that a reload can ask (the launch's form would be sent twice
 * otherwise), and the platform is told how tall the page is, as an object and as JSON, because platforms read either.
 */
const app = document.querySelector('mentor-app');
const { address, brand } = app.dataset;
if (brand !== undefined) app.style.setProperty('--mentor-accent', brand);
if (location.pathname !== address) history.replaceState(null, '', address);

if (window.parent !== window) {
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    const message = { subject: 'lti.frameResize', height };
    // To any origin: it says nothing but a height, and a platform's page may be on another host than its issuer.
    window.parent.postMessage(message, '*');
    window.parent.postMessage(JSON.stringify(message), '*');
  };
  new ResizeObserver(tell).observe(document.documentElement);
  /*
   * A platform that answers makes the frame as high as the page, and the page around it scrolls. A scroll bar that comes and goes meanwhile
   * would change how wide the page is, so what stands on it and how high it is, and the two heights would chase each other.
   */
  addEventListener('message', ({ source, data }) => {
    const answered = source === window.parent && data?.subject === 'lti.frameResize.response' && data.error === undefined;
    if (answered) document.documentElement.style.scrollbarWidth = 'none';
  });
}
