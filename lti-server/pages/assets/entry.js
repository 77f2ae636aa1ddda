/** The word of the link is in the form; out of the address it goes at once, so that it neither stays in sight nor in the way back. */
history.replaceState(null, '', '/in');
