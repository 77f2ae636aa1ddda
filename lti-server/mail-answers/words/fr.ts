import type { AnswerWords } from './en.ts';

export const fr: AnswerWords = {
  ask: {
    accept: { title: 'Dire oui à {mentee} ?', text: 'Tu accompagneras {mentee} dans {program}. Son objectif sera le premier, et vous choisirez une heure à deux.', button: 'Dire oui' },
    decline: { title: 'Dire non à {mentee} ?', text: 'Aucun motif n’est nécessaire, et ce n’est jamais compté. {mentee} reçoit un mot gentil et saura quelle est la suite.', button: 'Dire non' },
  },
  elsewhere: 'Le message est dans ton courriel. Tu peux aussi répondre dans le programme : ouvre Mentorat depuis ton cours ou la page du portail.',
  reasons: {
    legend: 'Souhaites-tu dire pourquoi ?',
    none: 'Je préfère ne pas le dire',
    'no-time-now': 'Je manque de temps en ce moment',
    'other-field': 'Quelqu’un d’autre connaît mieux ce domaine',
    'enough-mentees': 'J’accompagne déjà autant de personnes que je peux',
  },
  unknown: { title: 'Ce lien ne mène nulle part', text: 'Un morceau s’est peut-être perdu en route. Copie toute l’adresse de ton courriel, ou ouvre Mentorat depuis ton cours ou la page du portail.' },
  standings: {
    'accepted': { title: 'Tu as dit oui à {mentee}', text: '{mentee} le sait déjà. Ensuite, choisis une heure pour votre premier rendez-vous : ouvre Mentorat depuis ton cours ou la page du portail.' },
    'declined': { title: 'Tu as dit non à {mentee}', text: 'C’est très bien ainsi. {mentee} a reçu un mot gentil et connaît la suite. Tu n’as rien d’autre à faire.' },
    'withdrawn': { title: '{mentee} a retiré sa demande', text: 'Plus besoin de réponse. Merci d’avoir regardé.' },
    'mentee-matched': { title: '{mentee} n’attend plus de réponse', text: '{mentee} a trouvé quelqu’un entre-temps, ou ne participe plus. Merci de ta disponibilité.' },
    'too-late': { title: 'Le temps de répondre est passé', text: '{mentee} a reçu un mot gentil et connaît la suite. Rien n’est compté contre toi.' },
    'link-over': { title: 'Ce lien ne sert plus', text: 'La demande t’attend toujours. Ouvre Mentorat depuis ton cours ou la page du portail, ou prends le courriel le plus récent.' },
    'you-are-full': { title: 'Toutes tes places sont prises', text: 'Cela ne peut donc pas commencer maintenant. Dans ton profil, tu peux augmenter ton nombre de places et y dire oui.' },
    'not-possible': { title: 'Vous ne pouvez pas former un binôme ici', text: '{program} a des règles sur qui travaille avec qui, et l’une d’elles vous concerne, toi et {mentee}. Cela ne compte pas contre toi ; l’autre lien permet de dire non, et {mentee} saura quelle est la suite.' },
    'not-taking-part': { title: 'Ta participation comme mentor n’est pas active', text: 'On ne peut donc pas répondre d’ici. Ouvre Mentorat depuis ton cours ou la page du portail pour voir comment tu participes.' },
    'program-archived': { title: '{program} est clos', text: 'Rien de nouveau n’y commence. {mentee} n’attend plus de réponse.' },
  },
  stop: {
    ask: { title: 'Ne plus recevoir ce type de message ?', text: '{kind}, de {program}. Ce qui te sert à entrer et ce qui protège les personnes arrive toujours.', button: 'Ne plus les recevoir' },
    stopped: { title: 'Ces messages n’arrivent plus', text: '{kind}, de {program}. Tu vois toujours tout dans Mentorat. Là, dans ton profil, tu choisis ce qui arrive et quand.', button: 'Les recevoir à nouveau' },
    comes: { title: 'Ces messages arrivent à nouveau', text: '{kind}, de {program}. Dans Mentorat, dans ton profil, tu choisis ce qui arrive et quand.' },
    digest: 'Résumés',
    unknown: { title: 'Ce lien ne mène nulle part', text: 'Il a peut-être été coupé en route. Dans Mentorat, dans ton profil, tu choisis quels messages arrivent et quand.' },
  },
};
