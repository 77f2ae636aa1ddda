import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Formats } from '../text/formats.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { homeAlone, homeOfBen, homeWithBen, meAsCoordinator } from './app-samples.ts';
import { greeting, standing } from './greeting.ts';

const formats = new Formats('en', 'America/Sao_Paulo');

test('greets by the reader’s own clock', () => {
  const at = (instant: string, name: string | null = 'Ana Ribeiro') => greeting(name, formats, new Date(instant));
  assert.equal(at('2026-10-20T12:00:00Z'), 'Good morning, Ana');
  assert.equal(at('2026-10-20T15:00:00Z'), 'Good afternoon, Ana');
  assert.equal(at('2026-10-20T21:00:00Z'), 'Good evening, Ana');
  assert.equal(at('2026-10-20T05:00:00Z'), 'Good evening, Ana', 'two in the morning is late');
  assert.equal(at('2026-10-20T12:00:00Z', null), 'Good morning');
});

test('says how far one is', () => {
  assert.equal(standing(meAsMentee, homeWithBen, formats), 'Week 4 of 24 with Ben Köhler');
  assert.equal(standing(meAsMentor, homeOfBen, formats), 'You mentor 2 people');
  assert.equal(standing(meAsCoordinator, homeAlone, formats), 'The program is running. Until 30 March.');
  assert.equal(standing(meAsMentee, homeAlone, formats), '');
  const over = { ...meAsMentee, program: meAsMentee.program && { ...meAsMentee.program, state: 'archived' as const } };
  assert.match(standing(over, homeWithBen, formats), /The program is closed/, 'whomever they have');
});
