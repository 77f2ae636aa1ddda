import { html, nothing, type TemplateResult } from 'lit';
import { banner } from '../../parts/banner.ts';
import { slotButton, type Span } from '../../parts/times.ts';
import type { Formats } from '../../text/formats.ts';
import { text } from './booking.text.ts';
import type { Refusal } from './booking.ts';

const words: Readonly<Record<Refusal['code'], 'taken' | 'past' | 'busy' | 'gone'>> = { 'slot-taken': 'taken', 'slot-past': 'past', 'you-are-busy': 'busy', gone: 'gone' };

/** Why the time could not be had, and the nearest ones to choose from at once. */
export function refusalBanner({ code, closest }: Refusal, on: { other: string | undefined; chosen: Span | undefined; formats: Formats; onChoose: (slot: Span) => void }): TemplateResult {
  const { other, chosen, formats, onChoose } = on;
  const more = closest.length === 3 ? text('closestThree') : closest.length > 0 ? text('closest', { count: closest.length }) : text('noClosest');
  return html`${banner('warn', html`${text.rich(words[code])} ${more}`)}
    ${closest.length === 0 ? nothing : html`<ul class="closest" aria-label=${text('closestTitle')}>
      ${closest.map((when) => html`<li data-start=${when.start}>
        <span class="label" aria-hidden="true">${formats.day(when.yours.date)}</span>
        ${slotButton({ when, other, formats, chosen: chosen?.start === when.start, onChoose: () => onChoose(when) })}
      </li>`)}
    </ul>`}`;
}

/** The same for screen readers, at once. */
export function refusalSentence({ code, closest }: Refusal): string {
  if (code === 'slot-taken' && closest.length === 3) return text('takenThreeSaid');
  const more = closest.length > 0 ? text('othersSaid', { count: closest.length }) : text('noClosest');
  return `${text(words[code])} ${more}`;
}
