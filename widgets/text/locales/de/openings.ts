import type { Translation } from '../../text.ts';
import type { text } from '../../../app/openings.text.ts';

export const openings: Translation<typeof text> = {
  notYetTitle: 'Der Beitritt zu {program} ist noch nicht offen',
  opens: 'Er öffnet am {day} um {time} deiner Zeit. Diese Seite öffnet sich dann mit.',
  overTitle: 'Die Zeit, {program} beizutreten, ist vorbei',
  over: 'Der Beitritt wurde am {day} um {time} deiner Zeit geschlossen.',
  fullTitle: 'Alle Plätze in {program} sind belegt',
  full: 'Du kannst auf einen Platz warten. Deine Stelle in der Reihe bleibt, und wir schreiben dir.',
  until: 'Du kannst bis {day}, {time} deiner Zeit beitreten.',
  menteesFull: 'Alle Plätze für Mentees sind belegt. Du kannst auf einen warten: Bist du an der Reihe, ist er einige Tage für dich reserviert.',
  mentorsFull: 'Alle Plätze für Mentorinnen und Mentoren sind belegt. Du kannst auf einen warten: Bist du an der Reihe, ist er einige Tage für dich reserviert.',
  menteesLater: 'Du kannst warten: Nimmt das Programm wieder Mentees auf und bist du an der Reihe, ist ein Platz einige Tage für dich reserviert.',
  mentorsLater: 'Du kannst warten: Nimmt das Programm wieder Mentorinnen und Mentoren auf und bist du an der Reihe, ist ein Platz einige Tage für dich reserviert.',
};
