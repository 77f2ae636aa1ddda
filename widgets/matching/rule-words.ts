import type { MatchingRule } from '../../models/vocabulary.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './matching.text.ts';

/** What a rule is called, as in "without ...". */
export function ruleWords(rule: MatchingRule): string {
  return text(`rule.${rule}`);
}

export function ruleList(rules: readonly MatchingRule[], formats: Formats): string {
  return formats.list(rules.map(ruleWords));
}
