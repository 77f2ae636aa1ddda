import type { Shape } from '../api/operation.ts';

/** One new row, one bad one. */
export const preview: Shape<'PeoplePreview'> = {
  digest: 'd'.repeat(43),
  encoding: 'windows-1252',
  ignored: ['phone'],
  counts: { new: 1, invited: 0, here: 0, bad: 1 },
  bad: [{ row: 3, email: 'nobody', faults: [{ column: 'email', why: 'not-an-address', value: 'nobody', suggestion: null }, { column: 'zone', why: 'unknown', value: 'Berln', suggestion: 'Europe/Berlin' }] }],
  good: [{ row: 2, outcome: 'new', email: 'ben@alumni.example', name: 'Ben Köhler', role: 'mentor' }],
  badFile: '"email"\r\n"nobody"\r\n',
};

const counts = { invited: 0, opened: 0, joined: 0, expired: 0, withdrawn: 0 };
export const nobodyInvited: Shape<'ExternalPersonPage'> = { items: [], nextCursor: null, counts };

const person = { role: 'mentor', mail: 'sent', invitedAt: '2026-10-19T12:05:00.000Z', expiresAt: '2026-11-02T12:05:00.000Z', joinedAt: null } as const;
export const invitedPeople: Shape<'ExternalPersonPage'> = {
  items: [
    { ...person, id: 'a'.repeat(24), name: 'Ben Köhler', email: 'ben@alumni.example', state: 'invited' },
    { ...person, id: 'b'.repeat(24), name: null, email: 'eve@alumni.example', state: 'invited', mail: 'failing' },
    { ...person, id: 'c'.repeat(24), name: 'Fay Ito', email: 'fay@alumni.example', state: 'joined', joinedAt: '2026-10-20T08:00:00.000Z' },
    { ...person, id: 'd'.repeat(24), name: 'Gus Lind', email: 'gus@alumni.example', state: 'withdrawn' },
  ],
  nextCursor: null,
  counts: { ...counts, invited: 2, joined: 1, withdrawn: 1 },
};
