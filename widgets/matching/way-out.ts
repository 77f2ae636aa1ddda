import { html, nothing, type TemplateResult } from 'lit';
import { relaxableRules, type RelaxableRule } from '../../models/run-words.ts';
import type { MatchingRule } from '../../models/vocabulary.ts';
import { tag } from '../parts/tag.ts';
import { text } from './matching.text.ts';
import { ruleWords } from './rule-words.ts';

/** What giving up a rule would bring, with a button to see it; nothing where that is none, or the rule protects somebody. */
export function wayOut(rule: MatchingRule | null, matches: number, onTry?: (rule: RelaxableRule) => void): TemplateResult | typeof nothing {
  const relaxable = relaxableRules.find((one) => one === rule);
  if (relaxable === undefined || matches === 0) return nothing;
  const words = ruleWords(relaxable);
  return html`${tag(text('relaxRule', { rule: words, count: matches }), 'ok')}
    ${onTry ? html`<button class="button small try-rule" type="button" aria-label=${text('tryRule', { rule: words })} @click=${() => onTry(relaxable)}>${text('tryIt')}</button>` : nothing}`;
}
