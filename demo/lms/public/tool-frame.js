import { listenTo } from './messages.js';

const tallest = 20_000;
const frame = document.querySelector('.tool-frame');

listenTo(frame, ({ subject, height }) => {
  if (subject !== 'lti.frameResize' || !Number.isFinite(Number(height))) return;
  frame.height = String(Math.min(Math.max(Math.ceil(Number(height)), 200), tallest));
});
