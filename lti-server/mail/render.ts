import { comesAsMember } from '../../models/meetings/meetings.ts';
import type { Letter } from '../../models/notifications/letters.ts';
import { kindOf } from '../../models/notifications/kinds.ts';
import { placeOfZone } from '../../models/vocabulary.ts';
import { escape, htmlMail, lookOf, textMail, type Footer, type Frame, type Look } from './frame.ts';
import { clockTime, dayIn, longDate, momentIn, stretchOf, type LocalTime, type Reader } from './reader-times.ts';
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
  /** The value is an address to go to, as that of a video room. */
  isAddress?: true;
}

/** Addresses that a mail brings: to answer it, to open the program, and to have no more mail of its kind. */
export interface MailLinks {
  readonly links?: AnswerLinks | null;
  readonly wayIn?: WayIn | null;
  readonly stop?: string | null;
  /** Whether a calendar may offer to answer it: where an answer goes is said then. */
  readonly invites?: boolean;
}

/** Renders a letter in its receiver's locale as text and as HTML that says the same. */
export function renderMail(letter: Letter, { links = null, wayIn = null, stop = null, invites = false }: MailLinks = {}): RenderedMail {
  const { locale } = letter.receiver;
  const words = wordsOf[locale];
  const values = { receiver: letter.receiver.name, other: letter.other, program: letter.program, date: dateOf(letter), until: untilMoment(letter) ?? dayOf(letter, letter.match?.until ?? letter.request?.confirmBy ?? letter.request?.expiresAt), linkUntil: dayOf(letter, (wayIn ?? links)?.expiresAt), forgetOn: dayOf(letter, letter.invitation?.forgetAt ?? undefined), column: letter.column ?? '', next: letter.request?.next ?? '', circle: letter.circle?.title ?? '' };
  const say = (key: keyof Words, more: Record<string, string> = {}): string => fill(words[key], { ...values, ...more });

  const { template } = letter;
  const lead = leadOf(letter);
  const subject = say(wordFor(words, isOfCircle(letter) && template !== 'room-changed' ? `${template}.circle` : lead, 'subject')).replaceAll(/[\r\n]+/g, ' ');
  const rows = [...timeRows(letter, say), ...textRows(letter, say), ...circleRows(letter, say)];
  const next = say(wordFor(words, lead, 'next'));
  const hello = say(letter.receiver.name === '' ? 'helloNobody' : 'hello');
  const paragraphs = {
    lead: say(`${lead}.lead`),
    clocks: clocksOf(letter, say),
    next: wayIn === null ? `${next} ${say('open')}` : next,
    enter: wayIn && { label: say('enter'), url: wayIn.url, note: say('enterHere') },
    noAnswer: invites ? say('noAnswer') : null,
    answers: links && { accept: { label: say('accept'), url: links.accept }, decline: { label: say('decline'), url: links.decline }, note: say('answerHere', { linkUntil: dayOf(letter, links.expiresAt) }) },
  };
  const why = letter.invitation === null ? `why.${kindOf(template) ?? 'always'}` as const : 'external-invited.why';
  const frame = { locale, title: subject, brand: letter.program, look: lookOf(letter.brand.accent), hello, heading: paragraphs.lead, footer: footerOf(say(why), stop, words) };
  return { subject, text: asText(frame, paragraphs, rows), html: asHtml(frame, paragraphs, rows) };
}

/** Why a mail came, and the link that stops mail of its kind. */
export function footerOf(why: string, stop: string | null, words: Words): Footer {
  return { why, stop: stop === null ? null : { label: words.stop, url: stop, note: words.stopNote } };
}

/** Which words a mail begins with: the same template may tell of different causes. */
function leadOf({ template, meeting, request, waiting, invitation, times, circle, match }: Letter) {
  if ((template === 'match-ended' || template === 'partner-away') && match?.side === 'mentor') return `${template}.mentor` as const;
  if (template === 'series-cancelled' && times?.wentWithMatch) return times.ofCircle ? 'series-cancelled.circle-over' : 'series-cancelled.with-match';
  if ((template === 'series-cancelled' || template === 'series-moved') && times?.byReceiver) return `${template}.own` as const;
  if ((template === 'series-booked' || template === 'series-moved' || template === 'series-recomputed' || template === 'series-cancelled') && times?.ofCircle) return `${template}.circle` as const;
  if ((template === 'times-proposed' || template === 'times-withdrawn' || template === 'absence-noted' || template === 'outcome-contested') && circle !== null) return `${template}.circle` as const;
  if (template === 'external-invited' && invitation?.role === 'mentee') return 'external-invited.mentee';
  if (template === 'meeting-cancelled' && meeting?.wentWithMatch) return meeting.circle !== undefined ? 'meeting-cancelled.circle-over' : `meeting-cancelled.${meeting.flash === null ? 'with-match' : 'flash'}` as const;
  if ((template === 'meeting-cancelled' || template === 'meeting-moved') && meeting?.byReceiver) return `${template}.own` as const;
  if (isOfOneMeeting(template) && meeting !== null && comesAsMember(meeting)) return `${template}.circle` as const;
  if (template === 'meeting-recomputed' && meeting?.before?.start.getTime() === meeting?.when.start.getTime()) return 'meeting-recomputed.stays';
  if (template === 'room-changed') {
    const gone = times?.rooms.every((room) => room === null) ? 'room-changed.none' as const : template;
    return times?.ofCircle ? `${gone}.circle` as const : gone;
  }
  if ((template === 'place-offered' || template === 'place-offer-over') && (waiting?.kind === 'program' || waiting?.kind === 'circle')) return `${template}.program` as const;
  if (template === 'request-accepted' && request?.confirmBy) return 'request-accepted.meet-first';
  return (template === 'request-passed-on' || template === 'request-over') && request?.ranOut ? `${template}.expired` as const : template;
}

/** The key of what a mail says: what its cause has of its own, else what all of its kind have. */
function wordFor(words: Words, told: string, part: 'subject' | 'next'): keyof Words {
  const key = `${told}.${part}`;
  return key in words ? (key as keyof Words) : wordFor(words, told.slice(0, told.lastIndexOf('.')), part);
}

/** A circle is no person: one meets in it, not with it. */
function isOfCircle({ meeting, times }: Letter): boolean {
  return meeting?.circle !== undefined || times?.ofCircle === true;
}

const ofOneMeeting = ['meeting-booked', 'meeting-moved', 'meeting-recomputed', 'meeting-cancelled', 'meeting-reminder'] as const satisfies readonly Letter['template'][];

/** What tells of one meeting: to members of a circle without what only its mentor can do. */
function isOfOneMeeting(template: Letter['template']): template is (typeof ofOneMeeting)[number] {
  return (ofOneMeeting as readonly Letter['template'][]).includes(template);
}

function timeRows({ meeting, times, receiver, template }: Letter, say: Say): Row[] {
  if (times !== null) return manyTimeRows(times, receiver, say);
  if (meeting === null) return [];
  if (template === 'flash-go-on') return [{ label: say('question'), value: meeting.flash?.question ?? '' }];
  const { yours, theirs } = meeting.when;
  const { before } = meeting;
  const tellsTheirs = meeting.circle === undefined && !meeting.partner.blind;
  const timeOf = (span: LocalTime): string => stretchOf(span, receiver);
  return [
    { label: say('yourTime', { zone: placeOfZone(yours.zone) }), value: timeOf(yours) },
    // A circle has many clocks: its people are told their own. So are people of a flash session whose names are hidden.
    ...(tellsTheirs ? [{ label: say('theirTime', { zone: placeOfZone(theirs.zone) }), value: timeOf(theirs) }] : []),
    ...(before === null ? [] : [{ label: say('yourTimeBefore', { zone: placeOfZone(before.yours.zone) }), value: timeOf(before.yours) }]),
    ...(before === null || !tellsTheirs ? [] : [{ label: say('theirTimeBefore', { zone: placeOfZone(before.theirs.zone) }), value: timeOf(before.theirs) }]),
    ...(meeting.flash === null ? [] : [{ label: say('question'), value: meeting.flash.question }]),
    ...(meeting.meetingUrl === null ? [] : [{ label: say('join'), value: meeting.meetingUrl, isAddress: true as const }]),
    ...(meeting.reason === null ? [] : [{ label: say('reason'), value: meeting.reason }]),
  ];
}

/** Several times, each on a line, on both clocks; of a circle on the receiver's alone, with those at which they have something else. */
function manyTimeRows({ spans, untilNow, rooms, busy, ofCircle, note, reason }: NonNullable<Letter['times']>, receiver: Reader, say: Say): Row[] {
  if (rooms.length > 0) return spans.map(({ yours }, n) => roomRow(`${stretchOf(yours, receiver)} (${placeOfZone(yours.zone)})`, rooms[n]!, say));
  const lines = (whose: 'yours' | 'theirs', of = spans): string => of.map(({ [whose]: span }) => stretchOf(span, receiver)).join('\n');
  const [first] = spans;
  const [firstBefore] = untilNow;
  const busyAt = spans.filter((_, n) => busy[n]);
  return [
    ...(first === undefined ? [] : [{ label: say('yourTime', { zone: placeOfZone(first.yours.zone) }), value: lines('yours') }]),
    ...(first === undefined || ofCircle ? [] : [{ label: say('theirTime', { zone: placeOfZone(first.theirs.zone) }), value: lines('theirs') }]),
    ...(firstBefore === undefined ? [] : [{ label: say('yourTimeBefore', { zone: placeOfZone(firstBefore.yours.zone) }), value: lines('yours', untilNow) }]),
    ...(firstBefore === undefined || ofCircle ? [] : [{ label: say('theirTimeBefore', { zone: placeOfZone(firstBefore.theirs.zone) }), value: lines('theirs', untilNow) }]),
    ...(busyAt.length === 0 ? [] : [{ label: say('busyAt'), value: lines('yours', busyAt) }]),
    ...(note === null ? [] : [{ label: say('message'), value: note }]),
    ...(reason === null ? [] : [{ label: say('reason'), value: reason }]),
  ];
}

/** Where a meeting takes place now. */
function roomRow(label: string, room: string | null, say: Say): Row {
  if (room === null || room === 'later') return { label, value: say(room === null ? 'noRoom' : 'roomLater') };
  return { label, value: room, isAddress: true };
}

/** Where one of the two clocks changes before a booked meeting: that its times count it in; and where a member of a circle has something else then. */
function clocksOf({ meeting, times, template }: Letter, say: Say): string | null {
  if (times?.busy.includes(true)) return say('circleBusyAt');
  if ((template !== 'meeting-booked' && template !== 'meeting-moved') || meeting === null) return null;
  if (meeting.circle?.busy) return say('circleBusy');
  if (meeting.clockChange === null || meeting.circle !== undefined) return null; // of a circle one clock is told
  return say('clockChange', { place: placeOfZone(meeting.when[meeting.clockChange].zone) });
}

function textRows({ request, match, template }: Letter, say: Say): Row[] {
  if (request === null) return alternativeRows(match?.alternatives ?? [], say);
  const { goal, message, reason, alternatives } = request;
  if (template === 'request-received' || template === 'request-reminder') {
    return [{ label: say('goal'), value: goal }, ...(message === '' ? [] : [{ label: say('message'), value: message }])];
  }
  return [
    ...(reason === null ? [] : [{ label: say('reason'), value: say(`reason.${reason}`) }]),
    ...alternativeRows(alternatives, say),
  ];
}

/** Who could be asked instead. */
function alternativeRows(alternatives: NonNullable<Letter['match']>['alternatives'], say: Say): Row[] {
  return alternatives.length === 0 ? [] : [{ label: say('alternatives'), value: alternatives.map(({ name, headline }) => (headline === null ? name : `${name}, ${headline}`)).join('\n') }];
}

/** What whoever asks or invites has written, or why a member was taken out. */
function circleRows({ circle, template }: Letter, say: Say): Row[] {
  if (circle === null || circle.message === '') return [];
  return [{ label: say(template === 'circle-removed' ? 'reason' : 'message'), value: circle.message }];
}

type Say = (key: keyof Words, more?: Record<string, string>) => string;

export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function dateOf({ meeting, receiver }: Letter): string {
  return meeting === null ? '' : `${longDate(meeting.when.yours.date, receiver)}, ${clockTime(meeting.when.yours.from, receiver)}`;
}

/** A day on the receiver's calendar. */
export function dayOf({ request, match, receiver }: Letter, at: Date | undefined): string {
  if (at === undefined) return '';
  return dayIn(request?.zone ?? match?.zone ?? 'UTC', at, receiver);
}

/** A day and hour on the receiver's clock, where it is so exact: until when a place is kept, or somebody may say that it was otherwise. null: a day will do. */
function untilMoment({ waiting, meeting, receiver }: Letter): string | null {
  if (meeting?.contestUntil) return momentIn(meeting.when.yours.zone, meeting.contestUntil, receiver);
  if (waiting === null) return null;
  return waiting.until === null ? '' : momentIn(waiting.zone ?? 'UTC', waiting.until, receiver);
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
  /** null where no calendar offers to answer. */
  noAnswer: string | null;
}

interface Link {
  label: string;
  url: string;
}

function asText(frame: Frame, { clocks, answers, next, enter, noAnswer }: Paragraphs, rows: readonly Row[]): string {
  const facts = rows.map(({ label, value }) => `${label}:\n${value}`).join('\n\n');
  return textMail(frame, [
    ...(facts === '' ? [] : [facts]),
    ...(clocks === null ? [] : [clocks]),
    ...(answers === null ? [] : [...[answers.accept, answers.decline].map(({ label, url }) => `${label}:\n${url}`), answers.note]),
    next,
    ...(enter === null ? [] : [`${enter.label}:\n${enter.url}`, enter.note]),
    ...(noAnswer === null ? [] : [noAnswer]),
  ]);
}

function asHtml(frame: Frame, { clocks, answers, next, enter, noAnswer }: Paragraphs, rows: readonly Row[]): string {
  const { look } = frame;
  const facts = rows.map(
    ({ label, value, isAddress }) =>
      `<dt class="soft" style="margin:12px 0 0;${look.styles.soft}">${escape(label ?? '')}</dt><dd style="margin:0;white-space:pre-line">${isAddress ? addressLink(value, look) : escape(value)}</dd>`,
  );
  return htmlMail(frame, `${facts.length === 0 ? '' : `<dl style="margin:0 0 16px">${facts.join('')}</dl>\n`}${clocks === null ? '' : `<p style="margin:0 0 12px">${escape(clocks)}</p>\n`}${answers === null ? '' : buttons(answers, look)}<p style="margin:0">${escape(next)}</p>
${enter === null ? '' : enterButton(enter, look)}${noAnswer === null ? '' : softNote(noAnswer, look)}`);
}

/** What is said below, as of an answer that a calendar offers. */
export function softNote(note: string, { styles }: Look): string {
  return `<p class="soft" style="margin:12px 0 0;${styles.soft}">${escape(note)}</p>
`;
}

function addressLink(value: string, { styles }: Look): string {
  return `<a href="${escape(value)}" class="link" style="${styles.link}">${escape(value)}</a>`;
}

/** The one link of somebody from outside the LMS. */
export function enterButton({ label, url, note }: NonNullable<Paragraphs['enter']>, { styles }: Look): string {
  return `<p style="margin:16px 0 4px"><a href="${escape(url)}" class="button" style="${styles.button}">${escape(label)}</a></p>
<p class="soft" style="margin:0;${styles.soft}">${escape(note)}</p>
`;
}

function buttons({ accept, decline, note }: NonNullable<Paragraphs['answers']>, { styles }: Look): string {
  return `<p style="margin:0 0 4px"><a href="${escape(accept.url)}" class="button" style="${styles.button}">${escape(accept.label)}</a> <a href="${escape(decline.url)}" class="second" style="${styles.second}">${escape(decline.label)}</a></p>
<p class="soft" style="margin:0 0 16px;${styles.soft}">${escape(note)}</p>
`;
}
