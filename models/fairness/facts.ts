import type { MatchingOutcome } from '../matches/outcomes.ts';
import type { ProtectedAttribute } from '../vocabulary.ts';
import type { PersonFact } from './disclosure.ts';
import type { StoredProtectedAnswers } from './protected-answer.model.ts';

/** By person: what a report is made of, without what anybody answered. Marks are of the attributes that the program asks for. */
export function factsOf(outcomes: readonly MatchingOutcome[], answers: readonly Pick<StoredProtectedAnswers, 'personId' | 'answers'>[], asked: readonly ProtectedAttribute[]): Map<string, PersonFact> {
  const marks = new Map(answers.map((one) => [String(one.personId), new Map<string, string>(one.answers.filter(({ attribute }) => asked.includes(attribute)).map(({ attribute, revision }) => [attribute, revision]))]));
  return new Map(outcomes.map(({ personId, matched, score }) => [personId, { matched, score, marks: marks.get(personId) ?? new Map() }]));
}

/** As it is stored: `personId matched 812 gender:mark`, `personId unmatched -`. */
export function toRows(facts: ReadonlyMap<string, PersonFact>): string[] {
  return [...facts].map(([personId, { matched, score, marks }]) => [personId, matched ? 'matched' : 'unmatched', score ?? '-', ...[...marks].map((mark) => mark.join(':'))].join(' '));
}

export function fromRows(rows: readonly string[]): Map<string, PersonFact> {
  return new Map(rows.map((row) => {
    const [personId, outcome, score, ...marks] = row.split(' ');
    return [personId!, { matched: outcome === 'matched', score: score === '-' ? null : Number(score), marks: new Map(marks.map((mark) => mark.split(':') as [string, string])) }];
  }));
}

/** Whether a report would say the same once more: of the same people, with the same outcomes, scores and answers. */
export function areSame(some: ReadonlyMap<string, PersonFact>, others: ReadonlyMap<string, PersonFact>): boolean {
  return toRows(some).sort().join() === toRows(others).sort().join();
}
