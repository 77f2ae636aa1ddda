import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/booking/preview.text.ts';

export const preview: Translation<typeof text> = {
  bothChange: { one: '{count} point. Vous pourrez tous les deux le modifier. Ce qui restait de la dernière fois s’y ajoute.', many: '{count} points. Vous pourrez tous les deux le modifier. Ce qui restait de la dernière fois s’y ajoute.', other: '{count} points. Vous pourrez tous les deux le modifier. Ce qui restait de la dernière fois s’y ajoute.' },
  where: 'Où',
  roomTheirs: 'Salle vidéo de {name}',
  roomYours: 'Ta salle vidéo',
  roomProgram: 'La salle vidéo du programme',
  linkComes: 'Le lien est dans ton invitation.',
  noRoom: 'Pas encore de salle vidéo',
  agreeWhere: 'Conviens avec {name} du lieu.',
  giveRoom: 'Indiques-en une là où tu règles tes heures, et elle sera dans l’invitation.',
  moveUntil: 'Tu peux le déplacer jusqu’à {time} avant. Plus tard, dis pourquoi.',
  moveAlways: 'Tu peux le déplacer jusqu’à son début.',
  seeMonth: 'Voir {month}',
  insideNotice: 'Dans ton délai de {time}',
};
