import type { TemplateResult } from 'lit';
import { meetingMinutes } from '../../../models/vocabulary.ts';
import { segmented } from '../../parts/choice.ts';
import { text } from './booking.text.ts';

/** How long a meeting is to be: the usual lengths, and the one that is asked for where it is another. */
export function lengthChoice(minutes: number | undefined, onChange: (minutes: number) => void): TemplateResult {
  const lengths = [...new Set<number>([...meetingMinutes, ...(minutes ? [minutes] : [])])].sort((a, b) => a - b);
  return segmented({
    name: 'length',
    legend: text('howLong'),
    value: minutes?.toString(),
    options: lengths.map((length) => ({ value: String(length), label: text('minutes', { count: length }) })),
    onChange: (value) => onChange(Number(value)),
  });
}
