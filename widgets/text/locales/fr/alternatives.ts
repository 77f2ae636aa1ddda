import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/alternatives.text.ts';

export const alternatives: Translation<typeof text> = {
  title: 'Tu pourrais leur demander maintenant',
  why: 'Ces personnes ont une place libre et offrent le plus de ce que tu cherches.',
};
