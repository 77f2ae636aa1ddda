import type { Letter } from '../../models/notifications/letters.ts';
import { placeOfZone } from '../../models/vocabulary.ts';
import type { Words } from './words/en.ts';
import { wordsOf } from './words/index.ts';

/** A mail's parts, ready for the transport. */
export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** Addresses at which a mentor answers, and until when they work. */
export interface AnswerLinks {
  readonly accept: string;
  readonly decline: string;
  readonly expiresAt: Date;
}

/** The address by which somebody from outside the LMS comes in, and until when it works. */
export interface WayIn {
  readonly url: string;
  readonly expiresAt: Date;
}

interface Row {
  label: string | null;
  value: string;
}

/** Renders a letter in its receiver's locale as text and as HTML that says the same; with `links` it can be answered from the mail, with `wayIn` the program be opened. */
export function renderMail(letter: Letter, { links = null, wayIn = null }: { links?: AnswerLinks | null; wayIn?: WayIn | null } = {}): RenderedMail {
  const { locale } = letter.receiver;
  const words = wordsOf[locale];
  const values = { receiver: letter.receiver.name, other: letter.other, program: letter.program, date: dateOf(letter), until: letter.waiting ? momentOf(letter) : dayOf(letter, letter.match?.until ?? letter.request?.confirmBy ?? letter.request?.expiresAt), linkUntil: dayOf(letter, (wayIn ?? links)?.expiresAt), forgetOn: dayOf(letter, letter.invitation?.forgetAt ?? undefined), column: letter.column ?? '', next: letter.request?.next ?? '', circle: letter.circle?.title ?? '' };
  const say = (key: keyof Words, more: Record<string, string> = {}): string => fill(words[key], { ...values, ...more });

  const { template } = letter;
  const lead = leadOf(letter);
  const told = lead === 'request-passed-on.expired' || lead === 'external-invited.mentee' ? template : lead;
  const subject = say(`${lead === 'place-offered.program' || lead === 'place-offer-over.program' ? lead : template}.subject`).replaceAll(/[\r\n]+/g, ' ');
  const rows = [...timeRows(letter, say), ...textRows(letter, say), ...circleRows(letter, say)];
  const next = say(`${told}.next`);
  const hello = say(letter.receiver.name === '' ? 'helloNobody' : 'hello');
  const paragraphs = {
    lead: say(`${lead}.lead`),
    clocks: clocksOf(letter, say),
    next: wayIn === null ? `${next} ${say('open')}` : next,
    enter: wayIn && { label: say('enter'), url: wayIn.url, note: say('enterHere') },
    why: say(letter.invitation === null ? 'why' : 'external-invited.why'),
    answers: links && { accept: { label: say('accept'), url: links.accept }, decline: { label: say('decline'), url: links.decline }, note: say('answerHere', { linkUntil: dayOf(letter, links.expiresAt) }) },
  };
  return { subject, text: asText(hello, paragraphs, rows), html: asHtml(locale, subject, hello, paragraphs, rows) };
}

/** Which words a mail begins with: the same template may tell of different causes. */
function leadOf({ template, meeting, request, waiting, invitation }: Letter) {
  if (template === 'external-invited' && invitation?.role === 'mentee') return 'external-invited.mentee';
  if (template === 'meeting-cancelled' && meeting?.wentWithMatch) return `meeting-cancelled.${meeting.flash === null ? 'with-match' : 'flash'}` as const;
  if ((template === 'place-offered' || template === 'place-offer-over') && (waiting?.kind === 'program' || waiting?.kind === 'circle')) return `${template}.program` as const;
  if (template === 'request-accepted' && request?.confirmBy) return 'request-accepted.meet-first';
  return template === 'request-passed-on' && request?.ranOut ? 'request-passed-on.expired' : template;
}

function timeRows({ meeting, receiver, template }: Letter, say: Say): Row[] {
  if (meeting === null) return [];
  if (template === 'flash-go-on') return [{ label: say('question'), value: meeting.flash?.question ?? '' }];
  const { yours, theirs } = meeting.when;
  const day = (date: string): string => longDate(date, receiver.locale);
  return [
    { label: say('yourTime', { zone: placeOfZone(yours.zone) }), value: `${day(yours.date)}, ${yours.from} – ${yours.to}` },
    // A circle has many clocks: its people are told their own. So are people of a flash session whose names are hidden.
    ...(meeting.circle === undefined && !meeting.partner.blind ? [{ label: say('theirTime', { zone: placeOfZone(theirs.zone) }), value: `${day(theirs.date)}, ${theirs.from} – ${theirs.to}` }] : []),
    ...(meeting.flash === null ? [] : [{ label: say('question'), value: meeting.flash.question }]),
    ...(meeting.meetingUrl === null ? [] : [{ label: say('join'), value: meeting.meetingUrl }]),
    ...(meeting.reason === null ? [] : [{ label: say('reason'), value: meeting.reason }]),
  ];
}

/** Where one of the two clocks changes before a booked meeting: that its times count it in; and where a member of a circle has something else then. */
function clocksOf({ meeting, template }: Letter, say: Say): string | null {
  if (template !== 'meeting-booked' || meeting === null) return null;
  if (meeting.circle?.busy) return say('circleBusy');
  if (meeting.clockChange === null) return null;
  return say('clockChange', { place: placeOfZone(meeting.when[meeting.clockChange].zone) });
}

function textRows({ request, template }: Letter, say: Say): Row[] {
  if (request === null) return [];
  const { goal, message, reason, alternatives } = request;
  if (template === 'request-received' || template === 'request-reminder') {
    return [{ label: say('goal'), value: goal }, ...(message === '' ? [] : [{ label: say('message'), value: message }])];
  }
  return [
    ...(reason === null ? [] : [{ label: say('reason'), value: say(`reason.${reason}`) }]),
    ...(alternatives.length === 0 ? [] : [{ label: say('alternatives'), value: alternatives.map(({ name, headline }) => (headline === null ? name : `${name}, ${headline}`)).join('\n') }]),
  ];
}

/** What whoever asks or invites has written, or why a member was taken out. */
function circleRows({ circle, template }: Letter, say: Say): Row[] {
  if (circle === null || circle.message === '') return [];
  return [{ label: say(template === 'circle-removed' ? 'reason' : 'message'), value: circle.message }];
}

type Say = (key: keyof Words, more?: Record<string, string>) => string;

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function dateOf({ meeting, receiver }: Letter): string {
  return meeting === null ? '' : `${longDate(meeting.when.yours.date, receiver.locale)}, ${meeting.when.yours.from}`;
}

/** A day on the receiver's calendar. */
function dayOf({ request, match, receiver }: Letter, at: Date | undefined): string {
  if (at === undefined) return '';
  return new Intl.DateTimeFormat(receiver.locale, { day: 'numeric', month: 'long', timeZone: request?.zone ?? match?.zone ?? 'UTC' }).format(at);
}

/** A day and hour on the receiver's clock: until when a place is kept. */
function momentOf({ waiting, receiver }: Letter): string {
  if (!waiting?.until) return '';
  return new Intl.DateTimeFormat(receiver.locale, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: waiting.zone ?? 'UTC' }).format(waiting.until);
}

function longDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

interface Paragraphs {
  lead: string;
  /** null where no clock changes. */
  clocks: string | null;
  /** null where the mail asks nothing. */
  answers: { accept: Link; decline: Link; note: string } | null;
  next: string;
  /** null where the receiver opens the program from a course or a portal page. */
  enter: (Link & { note: string }) | null;
  why: string;
}

interface Link {
  label: string;
  url: string;
}

function asText(hello: string, { lead, clocks, answers, next, enter, why }: Paragraphs, rows: readonly Row[]): string {
  const facts = rows.map(({ label, value }) => `${label}:\n${value}`).join('\n\n');
  return [hello, lead, ...(facts === '' ? [] : [facts]), ...(clocks === null ? [] : [clocks]), ...(answers === null ? [] : [...[answers.accept, answers.decline].map(({ label, url }) => `${label}:\n${url}`), answers.note]), next, ...(enter === null ? [] : [`${enter.label}:\n${enter.url}`, enter.note]), `-- \n${why}`].join('\n\n');
}

/** Styles stand in the elements because many mail programs drop a style sheet. */
function asHtml(locale: string, subject: string, hello: string, { lead, clocks, answers, next, enter, why }: Paragraphs, rows: readonly Row[]): string {
  const facts = rows.map(
    ({ label, value }) =>
      `<dt style="margin:12px 0 0;color:#575148;font-size:14px">${escape(label ?? '')}</dt><dd style="margin:0;white-space:pre-line">${escape(value)}</dd>`,
  );
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escape(subject)}</title></head>
<body style="margin:0;padding:24px;background:#faf8f5;color:#1f1c18;font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',sans-serif">
<main style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #e6e1d9;border-radius:12px">
<p style="margin:0 0 12px">${escape(hello)}</p>
<h1 style="margin:0 0 12px;font-size:22px;line-height:28px;font-weight:600">${escape(lead)}</h1>
${facts.length === 0 ? '' : `<dl style="margin:0 0 16px">${facts.join('')}</dl>`}
${clocks === null ? '' : `<p style="margin:0 0 12px">${escape(clocks)}</p>\n`}${answers === null ? '' : buttons(answers)}<p style="margin:0">${escape(next)}</p>
${enter === null ? '' : enterButton(enter)}<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #e6e1d9;color:#6b645a;font-size:13px;line-height:20px">${escape(why)}</p>
</main>
</body>
</html>
`;
}

function enterButton({ label, url, note }: NonNullable<Paragraphs['enter']>): string {
  return `<p style="margin:16px 0 4px"><a href="${escape(url)}" style="display:inline-block;padding:12px 20px;border:1px solid #0b6b5d;border-radius:8px;font-weight:600;text-decoration:none;background:#0b6b5d;color:#ffffff">${escape(label)}</a></p>
<p style="margin:0;color:#575148;font-size:14px;line-height:20px">${escape(note)}</p>
`;
}

function buttons({ accept, decline, note }: NonNullable<Paragraphs['answers']>): string {
  const box = 'display:inline-block;margin:0 8px 8px 0;padding:12px 20px;border:1px solid #0b6b5d;border-radius:8px;font-weight:600;text-decoration:none';
  return `<p style="margin:0 0 4px"><a href="${escape(accept.url)}" style="${box};background:#0b6b5d;color:#ffffff">${escape(accept.label)}</a><a href="${escape(decline.url)}" style="${box};background:#ffffff;color:#0a5f53">${escape(decline.label)}</a></p>
<p style="margin:0 0 16px;color:#575148;font-size:14px;line-height:20px">${escape(note)}</p>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
