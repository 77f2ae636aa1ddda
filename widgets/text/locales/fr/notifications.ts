import type { Translation } from '../../text.ts';
import type { text } from '../../../notifications/notifications.text.ts';

export const notifications: Translation<typeof text> = {
  goesTo: 'Les messages vont à {address}.',
  noAddress: 'On ne connaît aucune adresse à toi, donc aucun message n’est envoyé. Tu vois tout ici.',
  failing: 'Des messages à ton adresse sont revenus. Demande à la personne qui gère ton compte de la corriger.',
  requests: 'Demandes',
  matches: 'Binômes',
  meetings: 'Rendez-vous',
  reminders: 'Rappels de rendez-vous',
  circles: 'Cercles',
  'waiting-lists': 'Listes d’attente',
  coordination: 'Coordination',
  'at-once': 'Tout de suite',
  daily: 'Une fois par jour, ensemble',
  weekly: 'Une fois par semaine, ensemble',
  none: 'Jamais',
  always: 'Ce qui te sert à entrer et ce qui protège les personnes arrive toujours. Les nouvelles d’un rendez-vous dans moins d’un jour aussi.',
  quiet: 'Heures calmes',
  quietHint: 'Les messages attendent leur fin, à ton heure.',
  quietNoZone: 'Choisis d’abord ton fuseau horaire plus haut.',
  from: 'De',
  to: 'À',
  same: 'Choisis deux heures différentes.',
  saved: 'Enregistré.',
};
