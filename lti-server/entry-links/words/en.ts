import type { EntryStanding } from '../../../models/vocabulary.ts';

interface PageWords {
  readonly title: string;
  readonly text: string;
}

/** The words of the pages behind the link of an invitation. `{program}` and `{name}` are filled in. */
export interface EntryWords {
  readonly ask: PageWords & {
    /** In place of `text` where a name is known. */
    readonly named: string;
    readonly button: string;
    readonly once: string;
  };
  /** A new link: the ways to its form, and what is said after it was sent. */
  readonly again: Readonly<Record<'ask' | 'unknown' | 'ended' | 'asked' | 'tooOften', PageWords>> & { readonly address: string; readonly send: string };
  readonly standings: Readonly<Record<Exclude<EntryStanding, 'open'>, PageWords>>;
}

export const en: EntryWords = {
  ask: {
    title: 'Welcome to {program}',
    text: 'Nothing begins before you press the button, and nothing is kept of you before you say yes.',
    named: 'You come in as {name}. Nothing begins before you press the button, and nothing is kept of you before you say yes.',
    button: 'Open Mentoring',
    once: 'This link is for you alone and works once. Every mail from us brings you a new one.',
  },
  again: {
    address: 'The address that was invited',
    send: 'Send me a new link',
    ask: { title: 'Get a new link', text: 'Links work once. Tell us the address that was invited, and a new one comes by mail.' },
    unknown: { title: 'This link leads nowhere', text: 'Perhaps a part of it was lost on the way. Copy the whole address from your mail, or have a new link sent to the address that was invited.' },
    ended: { title: 'Open it with a new link', text: 'This page cannot be loaded again: too much time has passed, or you opened another link since. What you saved is kept. Tell us the address that was invited, and a new link comes by mail.' },
    asked: { title: 'Look into your mail', text: 'If this address was invited, a new link is on its way to it. It can take a few minutes. Nothing there? Ask whoever invited you, or look into the spam folder.' },
    tooOften: { title: 'Please wait a moment', text: 'Too many links were asked for from here. Try again in a minute.' },
  },
  standings: {
    'used': { title: 'This link was used', text: 'Links work once, so that nobody else comes in with an old mail. We send you a new one, to the same address.' },
    'expired': { title: 'This link has had its time', text: 'We send you a new one, to the same address.' },
    'withdrawn': { title: 'This invitation was taken back', text: 'Whoever invited you can say more, and can invite you again.' },
    'not-welcome': { title: 'You cannot come in here', text: 'Whoever looks after {program} can say more.' },
    'program-archived': { title: '{program} is closed', text: 'It has come to its end, and nothing new begins in it.' },
  },
};
