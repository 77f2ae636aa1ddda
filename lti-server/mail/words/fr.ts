import type { Words } from './en.ts';

export const fr: Words = {
  hello: 'Bonjour {receiver},',
  why: 'Vous recevez ce message parce que vous participez à {program}. Nous n’écrivons que si quelque chose change pour vous.',
  open: 'Pour répondre, ouvrez Mentoring depuis votre cours ou la page du portail.',
  yourTime: 'votre heure, {zone}',
  theirTime: 'heure de {other}, {zone}',
  goal: 'Objectif',
  message: 'Message',
  reason: 'Motif',
  join: 'Salle vidéo',

  'request-received.subject': '{other} souhaite votre accompagnement',
  'request-received.lead': '{other} souhaite vous avoir comme mentor.',
  'request-received.next': 'Vous pouvez répondre oui ou non jusqu’au {until}. Un non n’a pas besoin de motif.',
  'request-accepted.subject': '{other} a dit oui',
  'request-accepted.lead': '{other} vous accompagne dès aujourd’hui.',
  'request-accepted.next': 'Ensuite : choisissez une heure pour votre première rencontre.',
  'request-declined.subject': '{other} ne peut pas s’engager en ce moment',
  'request-declined.lead': '{other} ne peut pas s’engager en ce moment. Cela ne dit rien de vous.',
  'request-declined.next': 'Ensuite : choisissez une autre personne. Votre texte est conservé.',
  'meeting-booked.subject': 'Rencontre avec {other} : {date}',
  'meeting-booked.lead': 'Votre rencontre avec {other} est réservée.',
  'meeting-booked.next': 'Les deux heures tiennent déjà compte des changements d’heure d’ici là.',
  'meeting-cancelled.subject': 'Annulée : rencontre avec {other} le {date}',
  'meeting-cancelled.lead': '{other} a annulé votre rencontre.',
  'meeting-cancelled.next': 'Le créneau est de nouveau libre. Choisissez-en un autre quand vous voulez.',
};
