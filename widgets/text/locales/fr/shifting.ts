import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/series-move.text.ts';

export const shifting: Translation<typeof text> = {
  title: 'Toutes les nouvelles heures',
  before: 'Avant : {day}, {time}',
  stays: 'Reste où il est',
  move: { one: 'Déplacer {count} rendez-vous', many: 'Déplacer {count} rendez-vous', other: 'Déplacer {count} rendez-vous' },
  shown: { one: '{count} rendez-vous déplacé ; restent : {staying}', many: '{count} rendez-vous déplacés ; restent : {staying}', other: '{count} rendez-vous déplacés ; restent : {staying}' },
  changed: '**Quelque chose a changé entre-temps.** Rien n’a été déplacé ; regarde encore une fois les heures.',
};
