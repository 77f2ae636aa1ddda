import { z } from 'zod';
import { answerVisibilities, askedRoles, questionKinds, questionLimits } from '../../models/question-words.ts';
import { languages, limits, locales } from '../../models/vocabulary.ts';

/** Shapes that several slices share. Instants are ISO 8601 in UTC, calendar dates and wall times are strings of the place. */

export const id = z.string().regex(/^[0-9a-f]{24}$/).meta({ id: 'Id', description: 'Made by the server: 24 hexadecimal digits.' });
export const instant = z.iso.datetime().meta({ id: 'Instant', description: 'ISO 8601 in UTC.' });
export const date = z.iso.date().meta({ id: 'CalendarDate', description: 'A calendar date, YYYY-MM-DD.' });
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/).meta({ id: 'WallTime', description: 'Local time, HH:mm; 24:00 ends a day.' });
export const localTime = z.iso.datetime({ local: true, precision: -1 }).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/).meta({ id: 'LocalTime', description: 'A day and a time on the clock of a place, YYYY-MM-DDTHH:mm.' });
/** Checked against the zone data by the rules: an unknown one is the problem `zone-unknown`. */
export const zone = z.string().min(1).max(64).meta({ id: 'Zone', description: 'An IANA time zone.' });
export const locale = z.enum(locales).meta({ id: 'Locale' });
export const language = z.enum(languages).meta({ id: 'Language', description: 'ISO 639 code.' });

/** A line of text that a person wrote: trimmed, without control characters. */
export function line(max: number, min = 1): z.ZodString {
  return z.string().trim().min(min).max(max).regex(/^[^\p{Cc}]*$/u);
}
/** Several lines of text that a person wrote; line feed and tab are kept. */
export function prose(max: number, min = 0): z.ZodString {
  return z.string().trim().min(min).max(max).regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u);
}

export const topicKey = z.string().regex(/^[a-z0-9-]{1,40}$/).meta({ id: 'TopicKey' });
export const topic = z.strictObject({ key: topicKey, label: z.string() }).meta({ id: 'Topic', description: 'Something people ask for or help with, named in the reader’s locale.' });

/** Text that a coordinator wrote: in the locale it was written in, and in those it was translated to. */
export function localized(max: number) {
  return z.strictObject({ default: locale, text: z.strictObject(Object.fromEntries(locales.map((one) => [one, line(max).exactOptional()])) as Record<(typeof locales)[number], z.ZodExactOptional<z.ZodString>>) });
}

/** What both who writes a question and who is asked it read of it. */
export const questionFields = {
  kind: z.enum(questionKinds),
  role: z.enum(askedRoles).meta({ description: 'Who is asked it.' }),
  visibility: z.enum(answerVisibilities).meta({ description: 'Who sees an answer, beside the person: whoever may find them, the partner of a confirmed match, or coordinators only.' }),
};

export const askedQuestion = z
  .strictObject({ ...questionFields, key: topicKey, text: z.string(), options: z.array(topic), most: z.int(), required: z.boolean(), counts: z.boolean().meta({ description: 'Whether its answers count for how well two people fit.' }) })
  .meta({ id: 'AskedQuestion', description: 'A question that people are asked about themselves, in the reader’s locale.' });

const mostNamed = Math.max(questionLimits.options, questionLimits.tags);
export const answer = z
  .strictObject({ question: topicKey, options: z.array(line(questionLimits.optionLabel)).max(mostNamed), text: prose(questionLimits.longAnswer).exactOptional() })
  .meta({ id: 'Answer', description: 'What somebody says to a question of the program: keys of options, the strongest first, or tags, or `yes` or `no`; or a text, or a calendar date.' });

/** An answer as it is given. */
export const answerGiven = answer
  .extend({ visibility: z.enum(answerVisibilities).exactOptional().meta({ description: 'Who was said to see it when the question was shown. Where more would see it by now, nothing is saved (`moved-on`).' }) })
  .meta({ id: 'AnswerGiven', description: 'An answer, and what its person was told of who sees it.' });

export const personRef = z
  .strictObject({ id, name: z.string(), headline: z.string().nullable(), blind: z.literal(true).exactOptional() })
  .meta({ id: 'PersonRef', description: '`blind`: the program hides names until a match is accepted, and this one is a role and a number.' });

/** For questions after a week without its first day. */
export const weekStart = z.coerce.number().int().min(1).max(7).meta({ description: 'ISO weekday that the reader’s weeks begin on (Monday is 1), for this week where `from` is absent. Monday if absent.' });

/** One end of a meeting or slot on one person's own clock. Sent by the server, so that a browser's older zone data never disagrees. */
export const localSpan = z
  .strictObject({ date, from: wallTime, to: wallTime, zone, offsetMinutes: z.int() })
  .meta({ id: 'LocalSpan', description: 'A stretch of time on one person’s clock. offsetMinutes is east of UTC.' });

export const span = z
  .strictObject({ start: instant, end: instant, yours: localSpan, theirs: localSpan })
  .meta({ id: 'Span', description: 'A stretch of time as an instant pair and on both clocks; yours is the reader’s.' });

export function page<T extends z.ZodType>(items: T) {
  return { items: z.array(items).max(limits.page), nextCursor: z.string().nullable() };
}
/** All there are, however many: lists that nobody pages through, as the courses of a program. */
export function whole<T extends z.ZodType>(items: T) {
  return { items: z.array(items), nextCursor: z.null() };
}
export const pageQuery = {
  cursor: z.string().max(400).exactOptional(),
  limit: z.coerce.number().int().min(1).max(limits.page).exactOptional(),
};

/** A repeated query parameter: `?topic=a&topic=b` or one of them. */
export function several<T extends z.ZodType<string>>(item: T, max = 20) {
  return z.union([z.array(item).max(max), item.transform((one) => [one])]).exactOptional();
}
