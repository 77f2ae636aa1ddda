import { css, html, nothing, type TemplateResult } from 'lit';
import type { Absentee } from '../../../models/meeting-words.ts';
import { ban, check, close } from '../../parts/icons.ts';
import { tag } from '../../parts/tag.ts';
import { text } from '../meetings/meetings.text.ts';
import type { Meeting } from '../scheduling-host.ts';
import { withWhom } from '../with-whom.ts';

/** What a person says of a meeting that is over. With `not-met` and `contest` they are asked what was; a member of a circle says of themselves alone that they were there. */
export type OutcomeWord = 'met' | 'was-there' | 'not-met' | 'contest';

export function outcomeTag({ state }: Meeting): TemplateResult | typeof nothing {
  if (state === 'held') return tag(text('held'), 'ok', check);
  if (state === 'missed') return tag(text('missed'), 'warn', close);
  return state === 'cancelled' ? tag(text('cancelled'), 'plain', ban) : nothing;
}

/** Who did not come, as far as somebody said it; or that the two remember it differently. Of a circle: how many came, to its mentor; to a member that they are noted as not there. */
export function outcomeWords(meeting: Meeting): TemplateResult | typeof nothing {
  const { circle, absent } = meeting;
  if (circle?.came !== undefined) return html`<p class="soft">${text('cameOf', { came: circle.came, people: circle.people })}</p>`;
  if (meeting.contested) return html`<p class="soft">${text('differ')}</p>`;
  return absent ? html`<p class="soft">${absentWords[absent](withWhom(meeting))}</p>` : nothing;
}

const absentWords: Readonly<Record<Absentee, (name: string) => string>> = {
  them: (name) => text('didNotCome', { name }),
  me: () => text('notThere'),
  nobody: () => text('hadAgreed'),
};

/** "Did you meet?" as long as nobody has said, and "Not how you remember it?" as long as something else can be said: against the other one's word, or where it counts by itself. */
export function outcomeQuestion({ id, can, circle, absent, state }: Meeting, busy: boolean, onSay: (word: OutcomeWord) => void): TemplateResult | typeof nothing {
  const button = (word: OutcomeWord, words: string) => html`<button class="button small" type="button" aria-busy=${busy && (word === 'met' || word === 'was-there') ? 'true' : 'false'} aria-describedby="ask-${id}" @click=${() => onSay(word)}>${words}</button>`;
  const isFirst = can.includes('confirm-held');
  if (isFirst && state !== 'held') {
    return html`<span class="label" id="ask-${id}">${text('didYouMeet')}</span><span class="row">${button('met', text('metYes'))}${button('not-met', text('metNo'))}</span>`;
  }
  if (!isFirst && !can.includes('contest')) return nothing;
  return html`<span class="meta" id="ask-${id}">${text('remember')}</span>${circle && absent === 'me' ? button('was-there', text('iWasThere')) : button('contest', text('notRight'))}`;
}

export const outcomeLineStyles = css`
  .outcome-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
`;
