import type { Translation } from '../../text.ts';
import type { text } from '../../../flash/flash.text.ts';

export const flash: Translation<typeof text> = {
  perMonth: 'Einzelgespräche im Monat',
  perMonthHint: 'Wer Mentoring sucht, kann eines mit einer Frage buchen. Es belegt keinen Platz.',
  none: 'Keine',
  count: { one: '{count} Gespräch', other: '{count} Gespräche' },
  length: 'Länge eines Einzelgesprächs',
  title: 'Einzelgespräch',
  offers: '{name} bietet einzelne Gespräche von {length} an: ein Thema, eine Frage, keine weitere Verpflichtung.',
  book: 'Einzelgespräch buchen',
  topic: 'Thema',
  question: 'Deine Frage',
  questionHint: 'Eine Frage, über die {name} vorher nachdenken kann.',
  questionMissing: 'Schreib zuerst deine Frage.',
  send: 'Dieses Gespräch buchen',
  booked: '**Gebucht.** {day}, {time} deine Zeit. {name} sieht dein Thema und deine Frage.',
  saidBooked: 'Gebucht. {name} bekommt eine Nachricht.',
  monthFull: '**Die Gespräche von {name} sind in diesem Monat alle gebucht.** Wähle eine Zeit in einem anderen Monat.',
  oneToCome: '**Du hast schon ein Einzelgespräch mit {name} vor dir.** Danach kannst du ein neues buchen.',
  notOffered: '**{name} bietet keine Einzelgespräche mehr an.**',
  noneLeft: '**Bei {name} ist im Moment kein Einzelgespräch zu buchen.**',
  gone: 'Abgesagt, weil jemand von euch nicht mehr teilnimmt.',
  goOn: 'Daraus mehr machen',
  askedOn: 'Deine Anfrage ist unterwegs.',
  wished: 'Gesagt. Die andere Person bekommt eine Nachricht.',
};
