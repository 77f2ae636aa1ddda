import type { Translation } from '../../text.ts';
import type { text } from '../../../grades/completion.text.ts';

export const completion: Translation<typeof text> = {
  meetingsHeld: { one: '{count} Treffen hat stattgefunden', other: '{count} Treffen haben stattgefunden' },
  goalSet: 'Ein Ziel gesetzt',
  goalReached: 'Ein Ziel erreicht',
  of: '{done} von {total}',
  nextMeeting: 'Als Nächstes: {day}, {time} deine Zeit',
  noMeeting: 'Noch kein Treffen gebucht.',
  goalHint: 'Es zählt, sobald du es mit deiner Mentor:in teilst.',
  achievedHint: 'Es zählt ein Ziel, das du mit deiner Mentor:in teilst.',
  waiting: '{points} von {most} Punkten sind auf dem Weg in die Bewertung.',
  sent: 'In der Bewertung: {points} von {most} Punkten.',
  stopped: 'Es ließ sich noch nicht in die Bewertung schreiben. Die Koordination deines Programms sieht, warum.',
  byHand: 'Deine Lehrkraft hat selbst etwas eingetragen. Das bleibt.',
  forStudents: 'Zählt für Studierende in der Bewertung',
  partly: 'Einen Teil der Punkte schon auf dem Weg dorthin.',
  allAtOnce: 'Alle Punkte, sobald es erreicht ist.',
  whoSees: 'Lehrkräfte sehen, wer es erreicht hat, nicht, was gesagt oder geschrieben wurde.',
  loading: 'Der Stand wird geladen',
};
