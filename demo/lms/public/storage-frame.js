import { answerTo, readMessage, refusal } from './messages.js';
import { answerStorage } from './platform-storage.js';

// Any frame of the page around us may write here, so the origin of a message says whose shelf it is, and nothing else.
const { origins, shelf } = document.body.dataset;

addEventListener('message', (event) => {
  const message = readMessage(event.data);
  if (message === null) return;
  const answer = answerTo(event, message);
  if (!origins.split(' ').includes(event.origin)) answer(refusal('wrong_origin', 'This storage belongs to another tool.'));
  else answer(answerStorage(message, event.origin, shelf) ?? refusal('unsupported_subject', 'This frame knows lti.put_data and lti.get_data.'));
});
