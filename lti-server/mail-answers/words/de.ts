import type { AnswerWords } from './en.ts';

export const de: AnswerWords = {
  ask: {
    accept: { title: '{mentee} zusagen?', text: 'Du begleitest {mentee} in {program} als Mentor:in. Das genannte Ziel wird das erste, und ihr sucht einen Termin.', button: 'Zusagen' },
    decline: { title: '{mentee} absagen?', text: 'Es braucht keinen Grund und wird nie gezählt. {mentee} bekommt eine freundliche Nachricht und erfährt, wie es weitergeht.', button: 'Absagen' },
  },
  elsewhere: 'Die Nachricht steht in deiner Mail. Du kannst auch im Programm antworten: Öffne Mentoring in deinem Kurs oder auf der Portalseite.',
  reasons: {
    legend: 'Möchtest du sagen, warum?',
    none: 'Lieber nicht',
    'no-time-now': 'Mir fehlt gerade die Zeit',
    'other-field': 'Jemand anderes kennt sich damit besser aus',
    'enough-mentees': 'Ich begleite schon so viele, wie ich kann',
  },
  unknown: { title: 'Dieser Link führt nirgendwohin', text: 'Vielleicht ist unterwegs ein Stück verloren gegangen. Kopiere die ganze Adresse aus der Mail, oder öffne Mentoring in deinem Kurs oder auf der Portalseite.' },
  standings: {
    'accepted': { title: 'Du hast {mentee} zugesagt', text: '{mentee} weiß schon Bescheid. Als Nächstes sucht ihr einen Termin: Öffne Mentoring in deinem Kurs oder auf der Portalseite.' },
    'declined': { title: 'Du hast {mentee} abgesagt', text: 'Das ist in Ordnung. {mentee} hat eine freundliche Nachricht und weiß, wie es weitergeht. Du musst nichts weiter tun.' },
    'withdrawn': { title: '{mentee} hat die Anfrage zurückgezogen', text: 'Es braucht keine Antwort mehr. Danke, dass du geschaut hast.' },
    'mentee-matched': { title: '{mentee} braucht keine Antwort mehr', text: '{mentee} hat inzwischen jemanden gefunden oder macht nicht mehr mit. Danke, dass du bereit warst.' },
    'too-late': { title: 'Die Zeit zum Antworten ist vorbei', text: '{mentee} hat eine freundliche Nachricht und weiß, wie es weitergeht. Dir wird nichts angerechnet.' },
    'link-over': { title: 'Dieser Link gilt nicht mehr', text: 'Die Anfrage wartet noch auf dich. Öffne Mentoring in deinem Kurs oder auf der Portalseite, oder nimm die neueste Mail dazu.' },
    'you-are-full': { title: 'Alle deine Plätze sind vergeben', text: 'Deshalb kann es jetzt nicht beginnen. Du kannst in deinem Profil die Zahl deiner Plätze erhöhen und dort zusagen.' },
    'not-possible': { title: 'Hier könnt ihr zwei kein Paar werden', text: 'In {program} gelten Regeln dafür, wer mit wem arbeitet, und eine davon betrifft dich und {mentee}. Das zählt nicht gegen dich; mit dem anderen Link kannst du absagen, und {mentee} erfährt, wie es weitergeht.' },
    'not-taking-part': { title: 'Du bist gerade nicht als Mentor:in aktiv', text: 'Deshalb geht die Antwort nicht von hier aus. Öffne Mentoring in deinem Kurs oder auf der Portalseite und sieh nach, wie du mitmachst.' },
    'program-archived': { title: '{program} ist abgeschlossen', text: 'Darin beginnt nichts Neues. {mentee} braucht keine Antwort mehr.' },
  },
  stop: {
    ask: { title: 'Keine solchen Mails mehr?', text: '{kind}, von {program}. Was du zum Hineinkommen brauchst und was Menschen schützt, kommt weiter.', button: 'Nicht mehr schicken' },
    stopped: { title: 'Diese Mails kommen nicht mehr', text: '{kind}, von {program}. In Mentoring siehst du weiter alles. In deinem Profil dort wählst du, was kommt und wann.', button: 'Doch wieder schicken' },
    comes: { title: 'Diese Mails kommen wieder', text: '{kind}, von {program}. In Mentoring wählst du in deinem Profil, was kommt und wann.' },
    digest: 'Zusammenfassungen',
    unknown: { title: 'Dieser Link führt nirgendwohin', text: 'Vielleicht wurde er unterwegs abgeschnitten. In Mentoring wählst du in deinem Profil, welche Mails kommen und wann.' },
  },
};
