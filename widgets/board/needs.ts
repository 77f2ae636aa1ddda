import type { BoardNeed } from '../../models/vocabulary.ts';

/** The usual needs in the order in which they are offered, each with the ids of its name and of a line that says what it is. */
export const needs = {
  sponsor: { name: 'kind_sponsor', hint: 'hint_sponsor' },
  coach: { name: 'kind_coach', hint: 'hint_coach' },
  connector: { name: 'kind_connector', hint: 'hint_connector' },
  challenger: { name: 'kind_challenger', hint: 'hint_challenger' },
  'field-guide': { name: 'kind_field-guide', hint: 'hint_field-guide' },
  skill: { name: 'kind_skill', hint: 'hint_skill' },
  'role-model': { name: 'kind_role-model', hint: 'hint_role-model' },
  'sounding-board': { name: 'kind_sounding-board', hint: 'hint_sounding-board' },
  peer: { name: 'kind_peer', hint: 'hint_peer' },
} as const satisfies Record<BoardNeed, { name: string; hint: string }>;

export const kinds = Object.keys(needs) as readonly BoardNeed[];
