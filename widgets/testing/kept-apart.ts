import type { Shape } from '../api/operation.ts';

type Person = Shape<'PersonRef'>;

export const zoe: Person = { id: '6abc00000000000000000a91', name: 'Zoe Fischer', headline: 'Business, 2nd year' };
export const ben: Person = { id: '6abc00000000000000000a92', name: 'Ben Okafor', headline: 'Data engineer' };
export const tomas: Person = { id: '6abc00000000000000000a93', name: 'Tomás Silva', headline: null };

export const keptApart: Shape<'KeptApart'> = {
  id: '6abc00000000000000000ca1',
  people: [zoe, ben],
  reason: 'related',
  by: { id: '6abc00000000000000000a94', name: 'Chiara Conti', headline: null },
  at: '2026-10-12T09:00:00.000Z',
};
