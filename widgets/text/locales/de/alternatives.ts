import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/alternatives.text.ts';

export const alternatives: Translation<typeof text> = {
  title: 'Diese könntest du jetzt fragen',
  why: 'Sie haben einen freien Platz und bieten am meisten von dem, was du suchst.',
};
