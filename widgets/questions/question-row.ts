import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../models/vocabulary.ts';
import type { Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { isClosed } from '../app/page-top.ts';
import { tag } from '../parts/tag.ts';
import { askedAs, type Question } from './question-draft.ts';
import { text } from './questions.text.ts';

export type Questions = Shape<'ProgramQuestions'>;

/** One question as coordinators see it: its words in `locale`, what holds for it, who has answered, and what can be done with it. */
export interface QuestionRow {
  readonly app: AppHost;
  readonly question: Question;
  readonly questions: Questions;
  readonly locale: Locale;
  readonly onEdit: () => void;
  /** @param place among all questions, from 0 */
  readonly onMove: (place: number) => void;
  readonly onStop: () => void;
  readonly onAskAgain: () => void;
  readonly onDelete: () => void;
}

export function questionRow(row: QuestionRow): TemplateResult {
  const { app, question, questions: { people }, locale } = row;
  const { text: words, options } = askedAs(question, locale);
  const answered = countOf(question, question.answered);
  return html`<div>
      <div class="group" role="heading" aria-level=${app.headingLevel + 1} dir="auto">${words}</div>
      ${options.length > 0 ? html`<p class="meta">${app.formats.list(options.map(({ label }) => label))}</p>` : nothing}
    </div>
    <ul class="row facts meta">
      <li>${tag(text(question.kind))}</li>${question.required ? html`<li>${tag(text('requiredShort'))}</li>` : nothing}
      <li>${text(question.role)}</li><li>${text(question.visibility)}</li><li>${text('answered', { count: answered, people: countOf(question, people) })}</li>
    </ul>
    ${isClosed(app) ? nothing : html`<div class="row">${actions(row, words, answered > 0)}</div>`}`;
}

function countOf({ role }: Question, { mentor, mentee }: { mentor: number; mentee: number }): number {
  return (role === 'mentee' ? 0 : mentor) + (role === 'mentor' ? 0 : mentee);
}

function actions({ question, questions: { items }, onEdit, onMove, onStop, onAskAgain, onDelete }: QuestionRow, words: string, isAnswered: boolean): unknown {
  const button = (action: string, onPress: () => void) => html`<button class="button small" type="button" aria-label=${text('named', { action, question: words })} @click=${onPress}>${action}</button>`;
  const remove = isAnswered ? nothing : button(text('delete'), onDelete);
  if (question.retired) return html`${button(text('again'), onAskAgain)}${remove}`;
  const asked = items.filter(({ retired }) => !retired);
  const at = asked.indexOf(question);
  const move = (action: string, neighbour: Question | undefined) => (neighbour === undefined ? nothing : button(action, () => onMove(items.indexOf(neighbour))));
  return html`${button(text('edit'), onEdit)}${move(text('up'), asked[at - 1])}${move(text('down'), asked[at + 1])}${button(text('stop'), onStop)}${remove}`;
}
