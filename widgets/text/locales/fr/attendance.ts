import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meetings/attendance.text.ts';

export const attendance: Translation<typeof text> = {
  title: 'Qui est venu le {day} ?',
  words: 'Décoche qui n’est pas venu. Le rendez-vous compte pour les autres. Chaque personne ne voit que ce qui la concerne et peut dire pendant un temps que c’était autrement.',
  contested: '{name} : dit avoir été là',
  nobody: 'Personne n’est venu : alors il compte comme non tenu.',
  notNow: 'Pas maintenant',
  save: 'Enregistrer',
};
