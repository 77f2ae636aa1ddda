import type { text } from '../../../questions/said.text.ts';
import type { Translation } from '../../text.ts';

export const said: Translation<typeof text> = {
  title: 'Réponses aux questions du programme',
  none: 'Pas encore de réponse.',
  yes: 'Oui',
  no: 'Non',
  public: 'Vu par toute personne qui peut trouver la personne',
  matched: 'Vu par ses partenaires et la coordination',
  coordinator: 'Vu par la coordination seulement',
};
