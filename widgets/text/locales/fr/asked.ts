import type { text } from '../../../questions/asked.text.ts';
import type { Translation } from '../../text.ts';

export const asked: Translation<typeof text> = {
  chooseUpTo: { one: 'Choisis-en une.', many: 'Choisis-en jusqu’à {count}.', other: 'Choisis-en jusqu’à {count}.' },
  full: { one: 'Une suffit. Enlève-la d’abord pour en choisir une autre.', many: '{count} suffisent. Enlèves-en une d’abord pour en choisir une autre.', other: '{count} suffisent. Enlèves-en une d’abord pour en choisir une autre.' },
  tags: { one: 'Un mot ou une courte expression.', many: 'Jusqu’à {count} mots ou courtes expressions, séparés par des virgules.', other: 'Jusqu’à {count} mots ou courtes expressions, séparés par des virgules.' },
  tooMany: { one: 'Un suffit.', many: '{count} suffisent.', other: '{count} suffisent.' },
  tooLong: 'L’un d’eux est trop long. Chacun a {most} caractères au plus.',
  yes: 'Oui',
  no: 'Non',
  clear: 'Retirer ma réponse',
  missing: 'Réponds à ceci, s’il te plaît : le programme le demande à tout le monde.',
  public: 'Toute personne qui peut te trouver dans le programme le voit.',
  matched: 'Seule la coordination le voit, et ta ou ton partenaire une fois que vous avez confirmé tous les deux.',
  coordinator: 'Seule la coordination le voit.',
  counts: 'Cela compte pour votre affinité, et vous voyez tous les deux ce que vous avez en commun.',
  required: 'Le programme le demande à tout le monde.',
  stillAsked: { one: 'Le programme te demande une réponse de plus. Elle est marquée ci-dessous ; tout le reste demeure.', many: 'Le programme te demande {count} réponses de plus. Elles sont marquées ci-dessous ; tout le reste demeure.', other: 'Le programme te demande {count} réponses de plus. Elles sont marquées ci-dessous ; tout le reste demeure.' },
  saidTitle: 'Réponses aux questions du programme',
  saidNone: 'Pas encore de réponse.',
  seenByAll: 'Vu par toute personne qui peut trouver la personne',
  seenByMatches: 'Vu par ses partenaires et la coordination',
  seenByCoordinators: 'Vu par la coordination seulement',
};
