import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/program-requests.text.ts';

export const overseen: Translation<typeof text> = {
  lead: 'Wer wen gefragt hat und wie es steht. Was die beiden einander schreiben, bleibt zwischen ihnen.',
  show: 'Welche Anfragen',
  waiting: 'Warten auf Antwort',
  over: 'Vorbei',
  hasUntil: '{name} hat bis {day} Zeit für die Antwort.',
  hasRead: '{name} hat sie gelesen und bis {day} Zeit für die Antwort.',
  then: 'Danach gefragt: {names}',
  saidYes: '{name} hat zugesagt.',
  matchEnded: '{name} hat zugesagt; das Match ist beendet.',
  withdrawn: 'Vor einer Antwort zurückgezogen.',
  closed: 'Ohne Antwort geschlossen.',
  nobody: 'Niemand, der gefragt wurde, konnte zusagen.',
  sent: 'Gesendet {when}',
  noneWaiting: 'Keine Anfrage wartet',
  noneWaitingWords: 'Sobald jemand um Mentoring bittet, steht es hier, auch bis wann eine Antwort fällig ist.',
  noneOver: 'Noch ist keine vorbei',
  noneOverWords: 'Was aus jeder Anfrage wurde, steht hier, sobald sie beantwortet, zurückgezogen oder geschlossen ist.',
  happened: 'Was geschehen ist',
  more: 'Mehr zeigen',
};
