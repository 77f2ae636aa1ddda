import type { Words } from './words.ts';

const freshStart = {
  title: 'Ce lien demande un nouveau départ',
  text: 'Les pages du cours servent une seule fois, pendant quelques minutes. Reviens en arrière et ouvre de nouveau « Mentorat » ; rien de ce que tu as écrit n’est perdu.',
};
const waiting = {
  title: 'Presque prêt : l’approbation manque encore',
  text: 'Ta plateforme de cours est enregistrée ici. Les responsables de Mentorat doivent encore l’approuver ; ensuite, cette page s’ouvrira depuis le cours.',
};

export const fr: Words = {
  product: 'Mentorat',
  loading: 'Chargement de Mentorat',
  withoutScript: 'Cette page a besoin de JavaScript. Autorise-le pour ce site, puis ouvre de nouveau Mentorat.',
  back: 'Retour au cours',
  codeHint: 'Toujours ici après un deuxième essai ? Donne ce code à ton enseignant ou au service informatique ; il ne nomme personne :',
  copy: 'Copier le code',
  copied: 'Copié',
  detail: 'Détail pour le service informatique',
  mendedBy: {
    administrator: 'L’administration de la plateforme de cours peut y remédier.',
    owner: 'Les responsables de Mentorat peuvent y remédier.',
  },
  refusals: {
    'unknown-platform': { title: 'Cette plateforme de cours n’est pas encore reliée', text: 'Mentorat ne connaît pas l’endroit d’où tu viens et ne peut donc pas te laisser entrer.' },
    'unknown-deployment': waiting,
    'platform-pending': waiting,
    'platform-suspended': { title: 'Mentorat est désactivé ici', text: 'La liaison avec ta plateforme de cours est en pause. Tout son contenu est conservé.' },
    'platform-error': { title: 'La plateforme de cours s’est arrêtée en chemin', text: 'Elle n’a pas pu te connecter. Reviens en arrière, connecte-toi de nouveau là-bas, puis ouvre « Mentorat » encore une fois.' },
    'platform-unreachable': { title: 'La plateforme de cours ne répond pas', text: 'Nous n’avons pas pu vérifier qui tu es, car ta plateforme de cours est difficile à joindre en ce moment. Réessaie dans une minute.' },
    'launch-expired': freshStart,
    'launch-replayed': freshStart,
    'launch-invalid': { title: 'Nous n’avons pas pu vérifier d’où tu viens', text: 'Ce que ta plateforme de cours a envoyé ne convient pas ; personne n’est donc entré. Ouvre « Mentorat » encore une fois depuis le cours.' },
    'cookies-blocked': { title: 'Ouvre ceci de nouveau depuis ton cours', text: 'Ton navigateur empêche cette page de se souvenir de toi dans le cours. Ouvre de nouveau « Mentorat » ; si cette page revient, ouvre-la dans une nouvelle fenêtre (clic droit ou menu du lien), ou autorise les cookies pour ce site.' },
    'no-subject': { title: 'La plateforme de cours ne dit pas qui tu es', text: 'Elle a ouvert Mentorat sans identifiant. Son administration doit l’autoriser ; le nom et l’adresse e-mail ne sont pas nécessaires.' },
    'no-context': { title: 'Ouvre ceci dans un cours', text: 'Mentorat appartient à un cours, et tu l’as ouvert en dehors.' },
    'course-not-linked': { title: 'Ce cours n’a pas encore de mentorat', text: 'Ton enseignant peut le relier : il ouvre « Mentorat » ici une fois et choisit un programme.' },
    'person-suspended': { title: 'Tu ne peux pas utiliser Mentorat pour le moment', text: 'Ton accès est en pause. La coordination de ton programme peut t’en dire plus.' },
    'open-again': { title: 'Ouvre ceci de nouveau depuis ton cours', text: 'Tu t’es absenté un moment. Ce que tu as écrit est conservé.' },
    'open-from-course': { title: 'Ouvre ceci depuis ton cours', text: 'Cette adresse est faite pour ta plateforme de cours. Va dans le cours et choisis-y « Mentorat ».' },
    'too-many': { title: 'Un instant', text: 'Un très grand nombre de personnes ouvrent cette page en même temps. Réessaie dans une minute.' },
    'unavailable': { title: 'Nous ne sommes pas prêts pour le moment', text: 'Rien n’est perdu. Réessaie dans une minute.' },
    'internal': { title: 'Quelque chose a échoué de notre côté', text: 'Rien de ce que tu as écrit n’est perdu. Ouvre « Mentorat » encore une fois.' },
    'invitation-unknown': { title: 'Cette invitation n’est pas ouverte', text: 'Elle a servi, elle a expiré, ou l’adresse est incomplète. Demande-en une nouvelle aux responsables de Mentorat.' },
    'registration-failed': { title: 'La liaison n’a pas abouti', text: 'Rien n’a changé ici et l’invitation reste ouverte : recommence dans ta plateforme de cours.' },
  },
  steps: { label: 'Où cela en est', registered: 'Enregistrée', approval: 'Approbation', open: 'Ouvrir depuis un cours' },
  register: {
    how: { title: 'Une adresse pour ta plateforme de cours', text: 'Colle l’adresse de cette page dans l’enregistrement d’un outil externe (dans Moodle : Administration du site, Plugins, Outil externe, Gérer les outils). La plateforme l’ouvre d’elle-même.' },
    ask: { title: 'Relier {platform} à Mentorat ?', text: 'Les deux côtés échangent leurs adresses et leurs clés publiques. Tu peux revenir en arrière à tout moment dans la plateforme de cours.' },
    asksFor: 'Mentorat demande : identifiant, nom, e-mail, langue et cours. Il fonctionne aussi sans nom ni e-mail.',
    connect: 'Relier',
    approved: { title: '{platform} est reliée', text: 'Active l’outil dans la plateforme de cours, puis ouvre « Mentorat » dans un cours.' },
    waiting: { title: '{platform} est enregistrée', text: 'Active l’outil dans la plateforme de cours. Ensuite, les responsables de Mentorat l’approuvent ; d’ici là, les cours affichent une page qui le dit.' },
    close: 'Retour à {platform}',
    closes: 'Cette page se ferme d’elle-même.',
  },
};
