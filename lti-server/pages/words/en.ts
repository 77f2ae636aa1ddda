import type { Words } from './words.ts';

const freshStart = {
  title: 'This link needs a fresh start',
  text: 'Pages from the course work once, for a few minutes. Go back and open “Mentoring” again; nothing you wrote is lost.',
};
const waiting = {
  title: 'Almost there: waiting for approval',
  text: 'Your course site is registered here. The people who run Mentoring still have to approve it; after that this page opens from the course.',
};

export const en: Words = {
  product: 'Mentoring',
  loading: 'Loading Mentoring',
  withoutScript: 'This page needs JavaScript. Allow it for this site, then open Mentoring again.',
  back: 'Back to the course',
  codeHint: 'Still here after a second try? Tell your teacher or IT this code, it names no one:',
  copy: 'Copy the code',
  copied: 'Copied',
  detail: 'Detail for IT',
  mendedBy: {
    administrator: 'An administrator of the course site can mend this.',
    owner: 'The people who run Mentoring can mend this.',
  },
  refusals: {
    'unknown-platform': { title: 'This course site isn’t connected yet', text: 'Mentoring doesn’t know the place you come from, so it can’t let you in.' },
    'unknown-deployment': waiting,
    'platform-pending': waiting,
    'platform-suspended': { title: 'Mentoring is switched off here', text: 'The connection with your course site was paused. Everything in it is kept.' },
    'platform-error': { title: 'The course site stopped on the way', text: 'It couldn’t sign you in just now. Go back, sign in there again, then open “Mentoring” once more.' },
    'platform-unreachable': { title: 'The course site doesn’t answer', text: 'We couldn’t check who you are, because your course site is hard to reach at the moment. Try again in a minute.' },
    'launch-expired': freshStart,
    'launch-replayed': freshStart,
    'launch-invalid': { title: 'We couldn’t check where you come from', text: 'What your course site sent doesn’t fit, so nobody was let in. Open “Mentoring” once more from the course.' },
    'cookies-blocked': { title: 'Open this again from your course', text: 'Your browser keeps this page from remembering you inside the course. Open “Mentoring” again; if this page comes back, open it in a new window (right click, or the menu of the link), or allow cookies for this site.' },
    'no-subject': { title: 'The course site doesn’t say who you are', text: 'It opened Mentoring without a user id. An administrator has to let the tool have one; name and e-mail aren’t needed.' },
    'no-context': { title: 'Open this inside a course', text: 'Mentoring belongs to a course, and you opened it from outside of one.' },
    'course-not-linked': { title: 'This course has no mentoring yet', text: 'Your teacher can link it: they open “Mentoring” here once and choose a program.' },
    'person-suspended': { title: 'You can’t use Mentoring right now', text: 'Your access was paused. The coordinator of your program can tell you more.' },
    'open-again': { title: 'Open this again from your course', text: 'You were away for a while. What you wrote is kept.' },
    'open-from-course': { title: 'Open this from your course', text: 'This address is for your course site. Go to the course and choose “Mentoring” there.' },
    'too-many': { title: 'One moment', text: 'Very many people are opening this at once. Try again in a minute.' },
    'unavailable': { title: 'We’re not ready right now', text: 'Nothing was lost. Try again in a minute.' },
    'internal': { title: 'Something went wrong on our side', text: 'Nothing you wrote is lost. Open “Mentoring” once more.' },
    'invitation-unknown': { title: 'This invitation isn’t open', text: 'It was used, has run out, or the address isn’t complete. Ask the people who run Mentoring for a new one.' },
    'registration-failed': { title: 'That connection didn’t work', text: 'Nothing was changed here, and the invitation is still open: begin again in your course site.' },
  },
  steps: { label: 'Where this stands', registered: 'Registered', approval: 'Approval', open: 'Open from a course' },
  register: {
    how: { title: 'An address for your course site', text: 'Paste this page’s address into the registration of an external tool (in Moodle: Site administration, Plugins, External tool, Manage tools). The course site opens it by itself.' },
    ask: { title: 'Connect {platform} with Mentoring?', text: 'Both sides exchange their addresses and public keys. You can undo it in the course site at any time.' },
    asksFor: 'Mentoring asks for: user id, name, e-mail, language and course. It works without name and e-mail as well.',
    connect: 'Connect',
    approved: { title: '{platform} is connected', text: 'Activate the tool in the course site, then open “Mentoring” in a course.' },
    waiting: { title: '{platform} is registered', text: 'Activate the tool in the course site. Then the people who run Mentoring approve it; until that, courses show a page that says so.' },
    close: 'Back to {platform}',
    closes: 'This page closes by itself.',
  },
};
