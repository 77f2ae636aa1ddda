import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/moving/moving.text.ts';

export const moving: Translation<typeof text> = {
  title: 'Déplacer le rendez-vous avec {name}',
  now: 'Son heure actuelle',
  moveHere: 'Déplacer à cette heure',
  seeAll: 'Voir toutes les nouvelles heures',
  back: 'Vers le rendez-vous',
  fixed: '**Ce rendez-vous ne peut plus être déplacé.**',
  movedMeanwhile: '**Il a été déplacé entre-temps.** Voici son heure actuelle. Choisis-en une autre si elle ne te convient pas.',
  monthFull: '**Il n’y a plus de séance flash ce mois-là.** Choisis une heure d’un autre mois.',
};
