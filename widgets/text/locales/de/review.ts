import type { Translation } from '../../text.ts';
import type { text } from '../../../reviews/review.text.ts';

export const review: Translation<typeof text> = {
  lead: 'Du kommst aus der Bewertung. Du siehst, was dort zählt, wann Treffen waren, und Ziele, die mit der Koordination geteilt sind.',
  leadTeacher: 'Du kommst aus der Bewertung. Du siehst, was dort zählt. Treffen und geteilte Ziele sieht, wer das Programm koordiniert.',
  counts: 'Was zählt',
  countsNothing: 'Diese Spalte zählt nichts aus Mentoring.',
  partners: 'Arbeitet mit {names}',
  noPartner: 'Hat zurzeit kein Gegenüber im Mentoring.',
  meetings: 'Treffen',
  noMeetings: 'Noch keine Treffen',
  noMeetingsWords: 'Was gebucht wurde und was daraus wurde, steht dann hier.',
  meetingWith: '{day}, {from} bis {to}, mit {name}',
  proposed: 'vorgeschlagen',
  confirmed: 'gebucht',
  held: 'hat stattgefunden',
  missed: 'fand nicht statt',
  cancelled: 'abgesagt',
  goals: 'Geteilte Ziele',
  noGoals: 'Kein Ziel ist geteilt',
  noGoalsWords: 'Was Menschen für sich oder unter sich behalten, wird hier weder gezeigt noch gezählt.',
  waiting: '{points} von {most} Punkten sind auf dem Weg in die Bewertung.',
  sent: 'In der Bewertung: {points} von {most} Punkten.',
  stopped: 'Es ließ sich noch nicht in die Bewertung schreiben.',
  byHand: 'Es wurde etwas von Hand eingetragen. Das bleibt.',
  loading: 'Die Arbeit wird geladen',
  loaded: 'Die Arbeit von {name}',
};
