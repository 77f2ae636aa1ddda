import { listenTo, refusal } from './messages.js';
import { answerStorage } from './platform-storage.js';

const lowest = 200;
const tallest = 20_000;
const frame = document.querySelector('.tool-frame');
const { storage, storageFrame, shelf, close } = frame.dataset;

listenTo(frame, (message, answer, origin) => {
  answer(answered(message, origin));
});

/** What this page does for a tool: LTI Client Side postMessages 0.1, and Canvas's frameResize and close. */
function answered(message, origin) {
  switch (message.subject) {
    case 'lti.capabilities':
      return { supported_messages: supported() };
    case 'lti.frameResize': {
      const height = Number(message.height);
      if (!Number.isFinite(height)) return refusal('bad_request', 'height has to be a number of pixels.');
      frame.height = String(Math.min(Math.max(Math.ceil(height), lowest), tallest));
      return { height: Number(frame.height) };
    }
    case 'lti.close':
      location.assign(close);
      return {};
    default:
      return (storage === 'parent' && answerStorage(message, origin, shelf)) || refusal('unsupported_subject', `${message.subject} is not known here.`);
  }
}

function supported() {
  const kept = storage === 'off' ? [] : ['lti.put_data', 'lti.get_data'].map((subject) => ({ subject, ...(storage === 'frame' ? { frame: storageFrame } : {}) }));
  return [...['lti.capabilities', 'lti.frameResize', 'lti.close'].map((subject) => ({ subject })), ...kept];
}
