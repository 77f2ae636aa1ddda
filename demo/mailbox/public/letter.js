/** The letter is as high as what it holds: it has no scroll bar of its own. */
const letter = document.querySelector('.letter');

function fit() {
  const root = letter?.contentDocument?.documentElement;
  if (!root) return;
  letter.height = '0'; // a frame never measures less than its own height
  letter.height = String(root.scrollHeight + 4);
}

letter?.addEventListener('load', fit);
addEventListener('resize', fit);
if (letter?.contentDocument?.readyState === 'complete') fit();
