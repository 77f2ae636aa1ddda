import { nothing, type TemplateResult } from 'lit';
import { limits, type EnrolmentRole } from '../../models/vocabulary.ts';
import type { Shape } from '../api/operation.ts';
import { text } from './entrance.text.ts';
import { manyChips } from './many-chips.ts';

interface TopicsFieldOptions {
  /** Unique in its shadow root. */
  id: string;
  role: EnrolmentRole;
  /** Those of the program. */
  topics: Shape<'MyProgram'>['topics'];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: readonly string[]) => void;
  /** Told, with the words for it, instead of a change when there are enough. */
  onFull: (words: string) => void;
}

/** What somebody needs, or offers, help with. Nothing where the program names no topics. */
export function topicsField({ id, role, topics, chosen, error, onChange, onFull }: TopicsFieldOptions): TemplateResult | typeof nothing {
  if (topics.length === 0) return nothing;
  const most = limits.topics;
  return manyChips({
    id,
    legend: role === 'mentee' ? text('needs') : text('offers'),
    hint: text('topicsHint', { most }),
    error,
    options: topics.map(({ key, label }) => ({ value: key, label })),
    chosen,
    most,
    onChange,
    onFull: () => onFull(text('topicsFull', { most })),
  });
}
