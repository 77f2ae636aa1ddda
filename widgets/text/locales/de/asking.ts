import type { Translation } from '../../text.ts';
import type { text } from '../../../request-rules/request-rules.text.ts';

export const asking: Translation<typeof text> = {
  title: 'Wie Anfragen laufen',
  lead: 'Es gilt ab jetzt. Anfragen und Matches, die begonnen haben, behalten ihre Fristen.',
  back: 'Zurück zum Programm',
  loading: 'Lese, wie Anfragen laufen',
  closed: 'Dieses Programm ist endgültig beendet. Du kannst lesen, wie Anfragen liefen.',
  choices: 'Wie viele Mentorinnen und Mentoren eine Anfrage nennen darf',
  choicesHint: 'Sie werden nacheinander gefragt, in der Reihenfolge der anfragenden Person.',
  expiryDays: 'Tage zum Antworten',
  expiryHint: 'Danach fragen wir die nächste Person, oder die Anfrage endet freundlich. 1 bis 90.',
  expiryWrong: 'Schreib eine Zahl von 1 bis 90.',
  reminderDays: 'Erinnerungen, in Tagen nach der Frage',
  reminderHint: 'Zum Beispiel 3, 7. Leer heißt keine.',
  reminderWrong: 'Schreib bis zu fünf Zahlen, jede kleiner als die Tage zum Antworten.',
  meetFirst: 'Die beiden treffen sich erst, dann bestätigen beide',
  meetFirstHint: 'Ein Ja beginnt ein Match auf Probe; der Platz bleibt so lange frei gehalten. Ohne das Ja beider endet es freundlich.',
  confirmDays: 'Tage zum Bestätigen',
  confirmWrong: 'Schreib eine Zahl von 1 bis 90.',
  save: 'Speichern',
  saved: 'Gespeichert. Neue Anfragen laufen danach.',
  changedMeanwhile: '**Das Programm wurde inzwischen beendet.** Was du hier gesetzt hast, lässt sich nicht mehr speichern.',
};
