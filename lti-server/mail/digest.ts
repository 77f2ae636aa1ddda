import { kindOf } from '../../models/notifications/kinds.ts';
import type { Letter } from '../../models/notifications/letters.ts';
import { notificationKinds } from '../../models/notification-words.ts';
import { escape, htmlMail, lookOf, textMail } from './frame.ts';
import { dayOf, enterButton, fill, footerOf, renderMail, softNote, type MailLinks, type RenderedMail } from './render.ts';
import { wordsOf } from './words/index.ts';

/**
 * One mail in place of several to the same person: what each tells, in its first words, by kind. What may be answered from a mail
 * of its own is answered in the program here: a summary carries no link that does anything but open the program or stop summaries.
 */
export function renderDigest(letters: readonly Letter[], { stop = null, wayIn = null, invites = false }: Pick<MailLinks, 'stop' | 'wayIn' | 'invites'> = {}): RenderedMail {
  const first = letters[0]!;
  const { locale, name } = first.receiver;
  const words = wordsOf[locale];
  const values = { receiver: name, program: first.program, count: new Intl.NumberFormat(locale).format(letters.length), linkUntil: dayOf(first, wayIn?.expiresAt) };
  const say = (text: string): string => fill(text, values);
  const subject = say(words['digest.subject']).replaceAll(/[\r\n]+/g, ' ');
  const groups = notificationKinds
    .map((kind) => ({ title: words[`kind.${kind}`], lines: letters.filter(({ template }) => kindOf(template) === kind).map((letter) => renderMail(letter).subject) }))
    .filter(({ lines }) => lines.length > 0);
  const look = lookOf(first.brand.accent);
  const frame = { locale, title: subject, brand: first.program, look, hello: say(name === '' ? words.helloNobody : words.hello), heading: say(words['digest.lead']), footer: footerOf(say(words['why.digest']), stop, words) };
  const next = wayIn === null ? words.open : words['digest.next'];
  const enter = wayIn && { label: words.enter, url: wayIn.url, note: say(words.enterHere) };
  return {
    subject,
    text: textMail(frame, [...groups.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n')), next, ...(enter === null ? [] : [`${enter.label}:\n${enter.url}`, enter.note]), ...(invites ? [words.noAnswer] : [])]),
    html: htmlMail(
      frame,
      `${groups.map(({ title, lines }) => `<h2 style="${look.styles.section}">${escape(title)}</h2>
<ul style="margin:0;padding-inline-start:20px">${lines.map((line) => `<li dir="auto">${escape(line)}</li>`).join('')}</ul>
`).join('')}<p style="margin:20px 0 0">${escape(next)}</p>
${enter === null ? '' : enterButton(enter, look)}${invites ? softNote(words.noAnswer, look) : ''}`,
    ),
  };
}
