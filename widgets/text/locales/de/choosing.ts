import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/choosing.text.ts';

export const choosing: Translation<typeof text> = {
  yourChoices: 'Deine Wahl',
  inOrder: 'Wir fragen eine Person nach der anderen, in dieser Reihenfolge. Wenn eine nicht kann, fragen wir von selbst die nächste.',
  pickAnother: 'Noch jemanden wählen',
  write: 'Nachricht schreiben',
  seeRequest: 'Deine Anfrage ansehen',
  choose: '{name} als Nummer {place} wählen',
  replaceTitle: 'Deine Wahl ist voll. Jemanden ersetzen?',
  replace: '{name} ersetzen',
  fit: 'Passung {fit}',
  askedNow: 'Schon gefragt',
  earlier: '{name} früher fragen',
  later: '{name} später fragen',
  remove: '{name} nicht fragen',
  saidChosen: '{name} ist deine Wahl {place} von {most}.',
  saidMoved: '{name} ist jetzt auf Platz {place} von {most}.',
  saidRemoved: '{name} gehört nicht mehr zu deiner Wahl.',
  others: 'Andere mit freiem Platz',
};
