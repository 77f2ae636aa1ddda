import { refusal } from './messages.js';

// The limits of Canvas, each for one tool: keys, and characters of keys and values together.
const mostKeys = 500;
const mostCharacters = 4096;

/**
 * LTI postMessage Storage 0.1: small texts that a framed tool keeps with the platform, because the browser lets it keep
 * none itself. One shelf per tool origin and sign-in (`shelf`), gone with the tab. Gives null for other subjects.
 */
export function answerStorage(message, origin, shelf) {
  if (!['lti.put_data', 'lti.get_data'].includes(message.subject)) return null;
  const { key, value, message_id: id } = message;
  if (typeof id !== 'string' || id === '') return refusal('bad_request', 'message_id is missing.');
  if (typeof key !== 'string' || key === '') return refusal('bad_request', 'key is missing.');
  const prefix = `lti ${shelf} ${origin} `;
  if (message.subject === 'lti.get_data') return { key, value: sessionStorage.getItem(prefix + key) };
  if (value === null) {
    sessionStorage.removeItem(prefix + key);
    return { key, value };
  }
  if (typeof value !== 'string') return refusal('bad_request', 'value has to be a text, or null to remove it.');
  return fits(prefix, key, value) ? keep(prefix, key, value) : refusal('storage_exhaustion', `A tool may keep ${mostKeys} keys and ${mostCharacters} characters.`);
}

function keep(prefix, key, value) {
  try {
    sessionStorage.setItem(prefix + key, value);
    return { key, value };
  } catch {
    return refusal('storage_exhaustion', 'The browser has no room left.');
  }
}

function fits(prefix, key, value) {
  const kept = Object.entries(sessionStorage).filter(([name]) => name.startsWith(prefix) && name !== prefix + key);
  const characters = kept.reduce((sum, [name, text]) => sum + name.length - prefix.length + text.length, key.length + value.length);
  return kept.length < mostKeys && characters <= mostCharacters;
}
