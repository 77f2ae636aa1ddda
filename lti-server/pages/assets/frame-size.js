/**
 * Tells the platform how tall the page in its frame is, as an object and as JSON, because platforms read either; and stops where the
 * platform says that it knows no such message (lti.capabilities of LTI Client Side postMessages). One that answers nothing is told all the same.
 */
const platform = window.parent;
if (platform !== window) {
  // To any origin: it says nothing but a height, and a platform's page may be on another host than its issuer.
  const send = (message) => {
    platform.postMessage(message, '*');
    platform.postMessage(JSON.stringify(message), '*');
  };
  let told = 0;
  const size = new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    send({ subject: 'lti.frameResize', height });
  });
  const asked = crypto.randomUUID();
  addEventListener('message', ({ source, data }) => {
    if (source !== platform) return;
    if (data?.subject === 'lti.capabilities.response' && data.message_id === asked && Array.isArray(data.supported_messages)) {
      if (!data.supported_messages.some((one) => one?.subject === 'lti.frameResize')) size.disconnect();
    }
    /*
     * A platform that answers makes the frame as high as the page, and the page around it scrolls. A scroll bar that comes and goes meanwhile
     * would change how wide the page is, so what stands on it and how high it is, and the two heights would chase each other.
     */
    if (data?.subject === 'lti.frameResize.response' && data.error === undefined) document.documentElement.style.scrollbarWidth = 'none';
  });
  platform.postMessage({ subject: 'lti.capabilities', message_id: asked }, '*');
  size.observe(document.documentElement);
}
