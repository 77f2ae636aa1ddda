/** Offers to copy a code or value where the browser lets a page do that; everything else on these pages works without scripts. */
for (const button of navigator.clipboard ? document.querySelectorAll('button[data-copy]') : []) {
  const status = document.querySelector('[role="status"]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      status.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(button.parentElement.querySelector('code')); // a frame without the right to copy: select it
    }
  });
}
