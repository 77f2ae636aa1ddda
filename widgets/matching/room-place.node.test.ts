import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placeFrom, placeTo, type RoomPlace } from './room-place.ts';

const start: RoomPlace = { tab: 'pairs', order: 'highest', q: '', page: 1, run: '', against: '' };
const read = (search: string): RoomPlace => placeFrom(new URLSearchParams(search));

describe('the place in the matching room, in an address', () => {
  it('comes back from it as it was, whatever the name has in it', () => {
    for (const place of [start, { tab: 'keptApart', order: 'mentor', q: 'Zoë & Ömer?=#%', page: 12, run: 'a'.repeat(24), against: 'b'.repeat(24) }, { ...start, tab: 'unmatched', page: 2 }] as const) assert.deepEqual(read(placeTo(place).toString()), place);
  });

  it('is no part of it where the room begins', () => {
    assert.equal(placeTo(start).toString(), '');
    assert.equal(placeTo({ ...start, order: 'lowest' }).toString(), 'order=lowest');
  });

  it('is read from any address: what it does not know it leaves out', () => {
    for (const search of ['', 'tab=all', 'order=random', 'page=0', 'page=-2', 'page=1e9', 'page=2.5', 'page=999999', 'q=%20', 'run=1', 'run=' + 'G'.repeat(24), 'against=last', 'other=1']) assert.deepEqual(read(search), start, search);
    assert.equal(read(`q=${'a'.repeat(200)}`).q.length, 80);
  });
});
