import type { EntryWords } from './en.ts';

export const de: EntryWords = {
  ask: {
    title: 'Willkommen bei {program}',
    text: 'Nichts beginnt, bevor du den Knopf drückst, und nichts wird von dir behalten, bevor du Ja sagst.',
    named: 'Du kommst als {name} herein. Nichts beginnt, bevor du den Knopf drückst, und nichts wird von dir behalten, bevor du Ja sagst.',
    button: 'Mentoring öffnen',
    once: 'Dieser Link ist nur für dich und gilt einmal. Jede Mail von uns bringt dir einen neuen.',
  },
  again: {
    address: 'Die eingeladene Adresse',
    send: 'Neuen Link senden',
    ask: { title: 'Einen neuen Link bekommen', text: 'Links gelten einmal. Nenne die Adresse, die eingeladen wurde, dann kommt ein neuer per Mail.' },
    unknown: { title: 'Dieser Link führt nirgendwohin', text: 'Vielleicht ging unterwegs ein Teil verloren. Kopiere die ganze Adresse aus deiner Mail, oder lass einen neuen Link an die eingeladene Adresse senden.' },
    ended: { title: 'Mit einem neuen Link öffnen', text: 'Diese Seite lässt sich nicht noch einmal laden: Es ist zu viel Zeit vergangen, oder du hast seither einen anderen Link geöffnet. Was du gespeichert hast, bleibt. Nenne die eingeladene Adresse, dann kommt ein neuer Link per Mail.' },
    asked: { title: 'Sieh in deine Mail', text: 'Wenn diese Adresse eingeladen wurde, ist ein neuer Link dorthin unterwegs. Das kann einige Minuten dauern. Nichts da? Frag, wer dich eingeladen hat, oder sieh in den Spam-Ordner.' },
    tooOften: { title: 'Bitte warte einen Moment', text: 'Von hier wurden zu viele Links angefordert. Versuch es in einer Minute wieder.' },
  },
  standings: {
    'used': { title: 'Dieser Link wurde schon benutzt', text: 'Links gelten einmal, damit niemand mit einer alten Mail hereinkommt. Wir senden dir einen neuen, an dieselbe Adresse.' },
    'expired': { title: 'Die Zeit dieses Links ist um', text: 'Wir senden dir einen neuen, an dieselbe Adresse.' },
    'withdrawn': { title: 'Diese Einladung wurde zurückgenommen', text: 'Wer dich eingeladen hat, kann mehr dazu sagen und dich wieder einladen.' },
    'not-welcome': { title: 'Du kannst hier nicht hereinkommen', text: 'Wer {program} betreut, kann mehr dazu sagen.' },
    'program-archived': { title: '{program} ist geschlossen', text: 'Es ist zu Ende gegangen, nichts Neues beginnt mehr darin.' },
  },
};
