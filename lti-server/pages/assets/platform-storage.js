/**
 * The storage that a platform offers to tools whose cookies it sees blocked (OIDC Login with LTI Client Side postMessages
 * 0.1). Only the platform's own origin is asked, and an answer counts only from the frame that was asked, from that origin,
 * with the id of the question.
 */
const answerMs = 5_000;

/** Rejects where the platform refuses or does not answer within five seconds. */
export const putData = (storage, value) => ask(storage, 'lti.put_data', { key: storage.key, value });
export const getData = (storage) => ask(storage, 'lti.get_data', { key: storage.key });

function ask({ target, origin }, subject, question) {
  return new Promise((resolve, reject) => {
    const asked = frameNamed(target);
    const id = crypto.randomUUID();
    const settle = (end, what) => {
      clearTimeout(timer);
      removeEventListener('message', hear);
      end(what);
    };
    const hear = ({ origin: from, source, data }) => {
      if (from !== origin || source !== asked || data?.message_id !== id || data.subject !== `${subject}.response`) return;
      if (data.error) settle(reject, new Error(data.error.code));
      else settle(resolve, data.value);
    };
    const timer = setTimeout(() => settle(reject, new Error('The platform does not answer.')), answerMs);
    addEventListener('message', hear);
    asked.postMessage({ subject, message_id: id, ...question }, origin);
  });
}

/** The frame beside ours that the platform named, else the page around us. */
function frameNamed(target) {
  if (target !== '_parent') {
    try {
      const frame = window.parent.frames[target];
      if (typeof frame?.postMessage === 'function') return frame;
    } catch {
      // a page of another origin shows its named frames and nothing else
    }
  }
  return window.parent;
}
