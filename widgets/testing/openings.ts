import type { Shape } from '../api/operation.ts';

/** Both roles in one state, as `listOpenings` answers. */
export function openings(state: Shape<'Opening'>['state'], { opensAt = null, closesAt = null }: Partial<Pick<Shape<'Opening'>, 'opensAt' | 'closesAt'>> = {}): Shape<'Opening'>[] {
  return (['mentor', 'mentee'] as const).map((role) => ({ role, state, opensAt, closesAt }));
}

/** Three are before them. */
export const waitsForPlace: Shape<'Waiting'> = { id: '65f0c0ffee0000000000aa01', kind: 'program', of: 'mentee', name: null, state: 'waiting', position: 4, until: null, joinedAt: '2026-10-20T12:00:00.000Z' };
