import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/place/place.text.ts';

export const place: Translation<typeof text> = {
  roomIs: 'Salle vidéo : {address}',
  noRoom: 'Pas de salle vidéo',
  change: 'Changer de salle',
  changeWith: 'Changer de salle pour le rendez-vous avec {name}, {day}',
  ask: 'Une autre salle vidéo ?',
  note: 'L’heure reste la même. {name} reçoit la nouvelle adresse par mail, et elle va dans les deux agendas.',
  address: 'Adresse de la salle',
  hint: 'Écris {room} à la place du nom, et ce rendez-vous aura sa propre salle. Laisse vide si tu n’en as pas besoin.',
  fault: 'Utilise une adresse qui commence par https://',
  usual: 'Prendre la salle des nouveaux rendez-vous',
  keep: 'Garder la salle',
  send: 'Changer',
  changed: 'C’est changé. {name} reçoit un mot.',
  changedMeanwhile: '**La salle a été changée entre-temps.** C’est maintenant {address}. Change-la encore, ou garde-la.',
  goneMeanwhile: '**La salle a été retirée entre-temps.** Saisis-en une de nouveau, ou laisse ainsi.',
  programRoom: 'Si tu laisses vide, le rendez-vous a lieu dans la salle du programme : {address}.',
  elsewhere: { one: '{count} rendez-vous réservé a une autre salle que les nouveaux.', many: '{count} rendez-vous réservés ont une autre salle que les nouveaux.', other: '{count} rendez-vous réservés ont une autre salle que les nouveaux.' },
  useThere: 'Y mettre aussi la nouvelle',
  usedThere: 'C’est changé. Toutes les personnes concernées reçoivent un mot.',
};
