/** Offers to copy the code where the browser lets a page do that; everything else on these pages works without scripts. */
const button = document.querySelector('button[data-copy]');
if (button && navigator.clipboard) {
  const status = button.parentElement.querySelector('[role="status"]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      status.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(document.getElementById('code')); // a frame without the right to copy: select it
    }
  });
}
