import type { Translation } from '../../text.ts';
import type { text } from '../../../waiting/waiting.text.ts';

export const waiting: Translation<typeof text> = {
  title: 'Warten auf einen Platz',
  full: '{name} hat gerade keinen freien Platz. Du kannst auf einen warten: Bist du an der Reihe, ist er einige Tage für dich reserviert.',
  roleFull: 'Gerade sind alle Plätze belegt. Du kannst auf einen warten: Bist du an der Reihe, ist er einige Tage für dich reserviert.',
  join: 'Auf die Warteliste',
  joined: 'Du stehst auf der Warteliste.',
  position: 'Du bist Nummer {number} auf der Warteliste von {name}.',
  positionRole: 'Du bist Nummer {number} auf der Warteliste des Programms.',
  leave: 'Nicht mehr warten',
  left: 'Du stehst nicht mehr auf der Warteliste.',
  offered: '**Ein Platz bei {name} ist bis {day}, {time} für dich reserviert.** Schick deine Anfrage vorher; {name} sagt dann noch Ja oder Nein.',
  offeredRole: '**Ein Platz im Programm ist bis {day}, {time} für dich reserviert.** Tritt vorher bei.',
  take: 'Anfrage schicken',
  letPass: 'Verfallen lassen',
  passed: 'Der Platz geht an die nächste Person.',
  taken: 'Dein Platz bei {name} bleibt reserviert, bis deine Anfrage beantwortet ist.',
  someoneThere: '**Es ist ein Platz frei.** Du musst nicht warten.',
  tooMany: '**Du wartest schon auf so viele Plätze wie möglich.** Gib zuerst einen auf.',
};
