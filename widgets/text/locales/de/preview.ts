import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/booking/preview.text.ts';

export const preview: Translation<typeof text> = {
  bothChange: { one: '{count} Punkt. Ihr könnt sie später beide ändern. Was letztes Mal übrig blieb, kommt dazu.', other: '{count} Punkte. Ihr könnt sie später beide ändern. Was letztes Mal übrig blieb, kommt dazu.' },
  where: 'Wo',
  roomTheirs: 'Videoraum von {name}',
  roomYours: 'Dein Videoraum',
  roomProgram: 'Der Videoraum des Programms',
  linkComes: 'Der Link steht in der Einladung.',
  noRoom: 'Noch kein Videoraum',
  agreeWhere: 'Mach mit {name} aus, wo ihr euch trefft.',
  giveRoom: 'Gib einen an, wo du deine Zeiten festlegst, dann steht er in der Einladung.',
  moveUntil: 'Du kannst es bis {time} vorher verschieben. Danach nur mit einem Grund.',
  moveAlways: 'Du kannst es verschieben, bis es beginnt.',
  seeMonth: '{month} ansehen',
  insideNotice: 'Innerhalb deiner Frist von {time}',
};
