/**
 * The words and limits of agendas: as the vocabulary, but apart from it, because that is part of every page and these are
 * needed on one.
 */

/** What an agenda begins with, by where the two stand: their first meeting, one of the regular ones, half-way, their last. */
export const agendaTemplates = ['first', 'grow', 'half-way', 'closing'] as const;
export type AgendaTemplate = (typeof agendaTemplates)[number];

/** What an item is for. `topic` is what people bring; all others come from a template and have words of their own on every screen. */
export const agendaKinds = [
  'topic',
  'check-in', 'progress', 'goal', 'reality', 'options', 'actions', 'next-date',
  'stories', 'experience', 'expectations', 'logistics', 'confidentiality', 'first-goals',
  'looking-back', 'goals-review', 'how-we-work',
  'achievements', 'gratitude', 'next-step', 'contact-terms',
] as const;
export type AgendaKind = (typeof agendaKinds)[number];

/** `later`: left for the next time by hand. */
export const agendaItemStates = ['open', 'done', 'later'] as const;
export type AgendaItemState = (typeof agendaItemStates)[number];

/** What one of the people did to an agenda last. */
export const agendaChanges = ['added', 'edited', 'moved', 'marked', 'removed', 'restored', 'template-chosen'] as const;
export type AgendaChange = (typeof agendaChanges)[number];

export const agendaLimits = {
  /** On one agenda, what was removed and can still be brought back included. */
  items: 40,
  /** UTF-16 code units. */
  text: 140,
  /** Of one item's time box. */
  minutes: 240,
  /** A new topic's time box. */
  usualMinutes: 5,
} as const;

/** How long somebody counts as being on a page that has not been heard of since, and how often a page says so (seconds). */
export const presenceSeconds = { lease: 30, renew: 10 } as const;
