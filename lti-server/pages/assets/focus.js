/**
 * Moves the focus to what a page begins with. `autofocus` would not do: a browser refuses it in a frame of another site, and its
 * complaint repeats the page's address. In a frame only where the reader is in it already, so that no course page jumps.
 */
if (window.top === window || document.hasFocus()) document.querySelector('[data-focus]')?.focus();
