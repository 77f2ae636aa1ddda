import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/choosing.text.ts';

export const choosing: Translation<typeof text> = {
  yourChoices: 'Tes choix',
  inOrder: 'Nous demandons à une personne à la fois, dans cet ordre. Si l’une ne peut pas, la suivante est sollicitée d’elle-même.',
  pickAnother: 'Choisir quelqu’un d’autre',
  write: 'Écrire ton message',
  seeRequest: 'Voir ta demande',
  choose: 'Choisir {name} en numéro {place}',
  replaceTitle: 'Tes choix sont complets. Remplacer quelqu’un ?',
  replace: 'Remplacer {name}',
  fit: 'Affinité {fit}',
  askedNow: 'Déjà sollicité',
  earlier: 'Demander plus tôt à {name}',
  later: 'Demander plus tard à {name}',
  remove: 'Ne pas demander à {name}',
  saidChosen: '{name} est ton choix {place} sur {most}.',
  saidMoved: '{name} passe à la place {place} sur {most}.',
  saidRemoved: '{name} ne fait plus partie de tes choix.',
  others: 'D’autres qui ont une place libre',
};
