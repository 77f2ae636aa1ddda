/**
 * Calls back for each message that the frame's own page sent from an allowed origin. LTI messages come as an object or as
 * its JSON text.
 */
export function listenTo(frame, receive) {
  const origins = frame.dataset.origins.split(' ');
  addEventListener('message', ({ data, origin, source }) => {
    if (source !== frame.contentWindow || !origins.includes(origin)) return;
    const message = typeof data === 'string' ? parsed(data) : data;
    if (message !== null && typeof message === 'object') receive(message);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
