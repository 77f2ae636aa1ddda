import type { EntryWords } from './en.ts';

export const fr: EntryWords = {
  ask: {
    title: 'Bienvenue dans {program}',
    text: 'Rien ne commence avant que tu n’appuies sur le bouton, et rien n’est gardé de toi avant ton oui.',
    named: 'Tu entres en tant que {name}. Rien ne commence avant que tu n’appuies sur le bouton, et rien n’est gardé de toi avant ton oui.',
    button: 'Ouvrir Mentorat',
    once: 'Ce lien n’est que pour toi et fonctionne une fois. Chacun de nos messages t’en apporte un nouveau.',
  },
  again: {
    address: 'L’adresse invitée',
    send: 'M’envoyer un nouveau lien',
    ask: { title: 'Recevoir un nouveau lien', text: 'Les liens fonctionnent une fois. Indique l’adresse qui a été invitée, et un nouveau arrive par e-mail.' },
    unknown: { title: 'Ce lien ne mène nulle part', text: 'Une partie s’est peut-être perdue en route. Copie l’adresse entière depuis ton message, ou fais envoyer un nouveau lien à l’adresse invitée.' },
    ended: { title: 'Ouvre avec un nouveau lien', text: 'Cette page ne peut pas être rechargée : trop de temps a passé, ou tu as ouvert un autre lien depuis. Ce que tu as enregistré est gardé. Indique l’adresse invitée, et un nouveau lien arrive par e-mail.' },
    asked: { title: 'Regarde tes messages', text: 'Si cette adresse a été invitée, un nouveau lien est en route. Cela peut prendre quelques minutes. Rien ? Demande à la personne qui t’a invité, ou regarde dans les indésirables.' },
    tooOften: { title: 'Patiente un instant', text: 'Trop de liens ont été demandés d’ici. Réessaie dans une minute.' },
  },
  standings: {
    'used': { title: 'Ce lien a déjà servi', text: 'Les liens fonctionnent une fois, pour que personne n’entre avec un ancien message. Nous t’en envoyons un nouveau, à la même adresse.' },
    'expired': { title: 'Ce lien a expiré', text: 'Nous t’en envoyons un nouveau, à la même adresse.' },
    'withdrawn': { title: 'Cette invitation a été retirée', text: 'La personne qui t’a invité peut en dire plus et t’inviter de nouveau.' },
    'not-welcome': { title: 'Tu ne peux pas entrer ici', text: 'La personne qui s’occupe de {program} peut en dire plus.' },
    'program-archived': { title: '{program} est fermé', text: 'Il est arrivé à sa fin, et rien de nouveau n’y commence.' },
  },
};
