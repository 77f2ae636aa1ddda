import type { Words } from './words.ts';

const freshStart = {
  title: 'Dieser Link braucht einen neuen Anlauf',
  text: 'Seiten aus dem Kurs gelten einmal und nur für wenige Minuten. Geh zurück und öffne „Mentoring“ noch einmal; nichts, was du geschrieben hast, ist verloren.',
};
const waiting = {
  title: 'Fast geschafft: Die Freigabe fehlt noch',
  text: 'Deine Lernplattform ist hier angemeldet. Wer Mentoring betreibt, muss sie noch freigeben; danach öffnet sich diese Seite aus dem Kurs.',
};

export const de: Words = {
  product: 'Mentoring',
  loading: 'Mentoring wird geladen',
  withoutScript: 'Diese Seite braucht JavaScript. Erlaube es für diese Website und öffne Mentoring dann noch einmal.',
  back: 'Zurück zum Kurs',
  codeHint: 'Auch beim zweiten Mal hier? Nenne deiner Lehrkraft oder der IT diesen Code, er verrät niemanden:',
  copy: 'Code kopieren',
  copied: 'Kopiert',
  detail: 'Hinweis für die IT',
  mendedBy: {
    administrator: 'Die Administration der Lernplattform kann das beheben.',
    owner: 'Wer Mentoring betreibt, kann das beheben.',
  },
  refusals: {
    'unknown-platform': { title: 'Diese Lernplattform ist noch nicht verbunden', text: 'Mentoring kennt den Ort nicht, von dem du kommst, und kann dich deshalb nicht einlassen.' },
    'unknown-deployment': waiting,
    'platform-pending': waiting,
    'platform-suspended': { title: 'Mentoring ist hier ausgeschaltet', text: 'Die Verbindung mit deiner Lernplattform ruht. Alles darin bleibt erhalten.' },
    'platform-error': { title: 'Die Lernplattform hat unterwegs angehalten', text: 'Sie konnte dich gerade nicht anmelden. Geh zurück, melde dich dort neu an und öffne „Mentoring“ noch einmal.' },
    'platform-unreachable': { title: 'Die Lernplattform antwortet nicht', text: 'Wir konnten nicht prüfen, wer du bist, weil deine Lernplattform gerade schlecht erreichbar ist. Versuch es in einer Minute noch einmal.' },
    'launch-expired': freshStart,
    'launch-replayed': freshStart,
    'launch-invalid': { title: 'Wir konnten nicht prüfen, woher du kommst', text: 'Was deine Lernplattform gesendet hat, passt nicht zusammen; deshalb wurde niemand eingelassen. Öffne „Mentoring“ noch einmal aus dem Kurs.' },
    'cookies-blocked': { title: 'Öffne das noch einmal aus deinem Kurs', text: 'Dein Browser lässt diese Seite sich im Kurs nichts merken. Öffne „Mentoring“ noch einmal; kommt diese Seite wieder, dann öffne es in einem neuen Fenster (Rechtsklick oder Menü des Links) oder erlaube Cookies für diese Website.' },
    'no-subject': { title: 'Die Lernplattform sagt nicht, wer du bist', text: 'Sie hat Mentoring ohne Benutzerkennung geöffnet. Die Administration muss sie dem Werkzeug geben; Name und E-Mail sind nicht nötig.' },
    'no-context': { title: 'Öffne das in einem Kurs', text: 'Mentoring gehört zu einem Kurs, und du hast es außerhalb geöffnet.' },
    'course-not-linked': { title: 'Dieser Kurs hat noch kein Mentoring', text: 'Deine Lehrkraft kann ihn verbinden: Sie öffnet „Mentoring“ hier einmal und wählt ein Programm.' },
    'person-suspended': { title: 'Du kannst Mentoring gerade nicht nutzen', text: 'Dein Zugang ruht. Die Koordination deines Programms kann dir mehr sagen.' },
    'open-again': { title: 'Öffne das noch einmal aus deinem Kurs', text: 'Du warst eine Weile weg. Was du geschrieben hast, bleibt erhalten.' },
    'open-from-course': { title: 'Öffne das aus deinem Kurs', text: 'Diese Adresse ist für deine Lernplattform. Geh in den Kurs und wähle dort „Mentoring“.' },
    'too-many': { title: 'Einen Moment', text: 'Gerade öffnen sehr viele Menschen diese Seite. Versuch es in einer Minute noch einmal.' },
    'unavailable': { title: 'Wir sind gerade nicht bereit', text: 'Nichts ist verloren. Versuch es in einer Minute noch einmal.' },
    'internal': { title: 'Bei uns ist etwas schiefgegangen', text: 'Nichts, was du geschrieben hast, ist verloren. Öffne „Mentoring“ noch einmal.' },
    'invitation-unknown': { title: 'Diese Einladung ist nicht offen', text: 'Sie wurde benutzt, ist abgelaufen, oder die Adresse ist unvollständig. Bitte die Betreiber von Mentoring um eine neue.' },
    'registration-failed': { title: 'Die Verbindung kam nicht zustande', text: 'Hier wurde nichts geändert, und die Einladung ist noch offen: Beginne in deiner Lernplattform noch einmal.' },
  },
  steps: { label: 'So weit ist es', registered: 'Angemeldet', approval: 'Freigabe', open: 'Aus einem Kurs öffnen' },
  register: {
    how: { title: 'Eine Adresse für deine Lernplattform', text: 'Füge die Adresse dieser Seite in die Anmeldung eines externen Tools ein (in Moodle: Website-Administration, Plugins, Externes Tool, Tools verwalten). Die Lernplattform öffnet sie dann selbst.' },
    ask: { title: '{platform} mit Mentoring verbinden?', text: 'Beide Seiten tauschen ihre Adressen und öffentlichen Schlüssel aus. Du kannst es in der Lernplattform jederzeit rückgängig machen.' },
    asksFor: 'Mentoring bittet um: Benutzerkennung, Name, E-Mail, Sprache und Kurs. Ohne Name und E-Mail geht es auch.',
    connect: 'Verbinden',
    approved: { title: '{platform} ist verbunden', text: 'Aktiviere das Werkzeug in der Lernplattform und öffne dann „Mentoring“ in einem Kurs.' },
    waiting: { title: '{platform} ist angemeldet', text: 'Aktiviere das Werkzeug in der Lernplattform. Danach geben die Betreiber von Mentoring es frei; bis dahin zeigen Kurse eine Seite, die das sagt.' },
    close: 'Zurück zu {platform}',
    closes: 'Diese Seite schließt sich von selbst.',
  },
};
