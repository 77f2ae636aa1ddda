/**
 * Calls back for each message that a frame's own page sent from an allowed origin. LTI messages come as an object or as
 * its JSON text. `answer` sends to where the message came from, and to no other origin.
 */
export function listenTo(frame, receive) {
  const origins = frame.dataset.origins.split(' ');
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || !origins.includes(event.origin)) return;
    const message = readMessage(event.data);
    if (message !== null) receive(message, answerTo(event, message), event.origin);
  });
}

/** The message with its subject, or null for what is none: browser extensions talk here too. */
export function readMessage(data) {
  const message = typeof data === 'string' ? parsed(data) : data;
  return message !== null && typeof message === 'object' && typeof message.subject === 'string' && !message.subject.endsWith('.response') ? message : null;
}

/** Answers as LTI Client Side postMessages 0.1 has it: the subject with `.response`, and the id that the tool chose. */
export function answerTo({ source, origin }, { subject, message_id: id }) {
  return (contents) => source.postMessage({ subject: `${subject}.response`, ...(id === undefined ? {} : { message_id: id }), ...contents }, origin);
}

export const refusal = (code, message) => ({ error: { code, message } });

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
