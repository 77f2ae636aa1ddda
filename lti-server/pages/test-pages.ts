import { usualChoices } from '../../models/tenants/registration-choices.ts';
import { entryStandings, linkStandings, type Locale } from '../../models/vocabulary.ts';
import { nothingChosenYet } from '../deep-linking/pick.ts';
import * as entry from '../entry-links/page.ts';
import { askingPage, standingPage, unknownPage } from '../mail-answers/page.ts';
import { comesPage, stopPage, unknownStopPage } from '../mail-answers/stop-page.ts';
import { aboutThisTool } from '../registration/this-tool.ts';
import { answerPage } from './answer.ts';
import { frontPage, nothingHerePage } from './front.ts';
import type { Html } from './html.ts';
import { loginPage } from './login.ts';
import { noticePage } from './notice.ts';
import { pickerPage } from './picker.ts';
import { proofPage } from './proof.ts';
import { askPage, howPage, registeredPage } from './registration.ts';
import { setupPage } from './setup.ts';
import { shellPage } from './shell.ts';

const today = '2026-10-20';
const oneAsked = { courseTitle: 'Biology', zone: 'Europe/Rome', multiple: false, targets: ['iframe', 'window'], grades: true } as const;
const severalAsked = { courseTitle: '', zone: 'Europe/Rome', multiple: true, targets: [], grades: false } as const;
const pickFaults = ['title-too-long', 'points', 'due', 'meetings'] as const;
const asked = { platform: 'moodle.example.edu', configuration: 'https://moodle.example.edu/c', choices: usualChoices };

/** Every page that the server makes, apart from the owner's console, as tests look at them. */
export function everyPage(locale: Locale): Readonly<Record<string, Html>> {
  return {
    notice: noticePage({ locale, icon: 'alert', title: 'T', paragraphs: ['p'], reference: 'K7F-2M9', detail: 'd' }),
    front: frontPage(locale),
    'nothing here': nothingHerePage(locale),
    'how to register': howPage(locale),
    'asking to register': askPage(locale, { ...asked, registrationToken: 't', isUpdate: false }),
    'asking to update': askPage(locale, { ...asked, registrationToken: undefined, isUpdate: true }),
    updated: registeredPage(locale, { platform: 'Northfield', isOpen: true, isUpdate: true, closes: ['https://moodle.example.edu'] }),
    registered: registeredPage(locale, { platform: 'Northfield', isOpen: false, isUpdate: false, closes: ['https://moodle.example.edu'] }),
    'set-up': setupPage(locale, aboutThisTool('https://tool.example.edu')),
    login: loginPage(locale, { authorization: 'https://moodle.example.edu/auth', state: 's', storage: null, again: { iss: 'https://moodle.example.edu' } }),
    proof: proofPage(locale, { storage: { target: 'x', origin: 'https://moodle.example.edu', key: 'k' }, state: 's', idToken: 't' }),
    'picker of one': pickerPage(locale, { word: 'w', request: oneAsked, pick: nothingChosenYet(oneAsked), faults: [], today }),
    'picker of several': pickerPage(locale, { word: 'w', request: severalAsked, pick: nothingChosenYet(severalAsked), faults: [{ choice: null, fault: 'nothing-chosen' }], today }),
    'picker with faults': pickerPage(locale, { word: 'w', request: oneAsked, pick: nothingChosenYet(oneAsked), faults: pickFaults.map((fault) => ({ choice: 'meetings-held', fault })), today }),
    answer: answerPage(locale, { returnUrl: 'https://moodle.example.edu/return', jwt: 'a.b.c', added: true }),
    'answer without a link': answerPage(locale, { returnUrl: 'https://moodle.example.edu/return', jwt: 'a.b.c', added: false }),
    ...answersByMail(locale),
    ...stopsByMail(locale),
    ...entriesByMail(locale),
    shell: shellPage({ locale, title: 'T', toolUrl: 'https://tool.example.edu', address: '/app/r/l', brandColour: '#22304a', session: {} }),
  };
}

/** The pages behind the link of an invitation. */
function entriesByMail(locale: Locale): Record<string, Html> {
  const link = { locale, name: 'Ben Köhler', program: 'Alumni and careers', role: 'mentor' as const };
  return {
    'opening by mail': entry.askingPage({ ...link, standing: 'open' }, 'w'),
    'opening by mail, nameless': entry.askingPage({ ...link, name: null, standing: 'open' }, 'w'),
    ...Object.fromEntries(entryStandings.map((standing) => [`link of an invitation, ${standing}`, entry.standingPage({ ...link, standing }, 'w')])),
    ...Object.fromEntries((['ask', 'unknown', 'ended'] as const).map((reason) => [`new link, ${reason}`, entry.newLinkPage(locale, reason)])),
    'new link asked for': entry.askedPage(locale),
    'new link asked for too often': entry.tooOftenPage(locale),
  };
}

/** The pages behind the links that stop mail. */
function stopsByMail(locale: Locale): Record<string, Html> {
  const link = { locale, program: 'Alumni and careers' };
  return {
    ...Object.fromEntries((['meetings', 'digest'] as const).flatMap((what) => [true, false].map((comes) => [`stopping mail, ${what}, ${comes ? 'asking' : 'stopped'}`, stopPage({ ...link, what, comes }, 'w')]))),
    'mail that comes again': comesPage({ ...link, what: 'meetings', comes: true }),
    'link that stops no mail': unknownStopPage(locale),
  };
}

/** The pages behind the links of a mail. */
function answersByMail(locale: Locale): Record<string, Html> {
  const link = { locale, mentee: 'Ana Ribeiro', program: 'Alumni and careers' };
  return {
    'saying yes by mail': askingPage({ ...link, answer: 'accept' }, 'w'),
    'saying no by mail': askingPage({ ...link, answer: 'decline' }, 'w'),
    'link of a mail that leads nowhere': unknownPage(locale),
    ...Object.fromEntries(linkStandings.map((standing) => [`answer by mail, ${standing}`, standingPage({ ...link, answer: 'accept', standing })])),
  };
}
