import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brandColour, grounds, readable, type BrandPalette, type Theme } from './brand-colour.ts';
import { contrast, parseColour, type Rgb } from './colour.ts';

/** Measured for the design: what a brand becomes in light and in dark; null is refused. */
const measured: Record<string, [light: string | null, dark: string | null]> = {
  '#9C3D17': ['#9C3D17', '#B75531'],
  '#0057B8': ['#0057B8', '#2570D3'],
  '#E4002B': ['#E4002B', '#E4002B'],
  '#7A003C': ['#7A003C', '#BD4B73'],
  '#F58220': ['#D96900', '#F58220'],
  '#FFD400': [null, '#FFD400'],
  '#111111': ['#111111', null],
  '#EDEDED': [null, '#EDEDED'],
};

function rgb(text: string): Rgb {
  return parseColour(text) ?? assert.fail(`${text} is no colour`);
}
function palette(text: string, theme: Theme): BrandPalette | null {
  const answer = brandColour(text, theme);
  return 'palette' in answer ? answer.palette : null;
}

describe('the brand colour of a host', () => {
  for (const [brand, fills] of Object.entries(measured)) {
    for (const [at, theme] of (['light', 'dark'] as const).entries()) {
      test(`${brand} in ${theme} gives ${fills[at] ?? 'our own green'}`, () => {
        assert.equal(palette(brand, theme)?.accent ?? null, fills[at] ?? null);
      });
    }
  }

  test('whatever comes out can be read: text 4.5, fills and edges 3', () => {
    for (let colour = 0; colour < 4096; colour += 7) {
      const brand = `#${colour.toString(16).padStart(3, '0')}`;
      for (const theme of ['light', 'dark'] as const) {
        const found = palette(brand, theme);
        if (!found) continue;
        const stands = Object.values<string>({ ...grounds[theme] });
        const text = Math.min(...[...stands, found['accent-soft']].map((ground) => contrast(rgb(found['accent-ink']), rgb(ground))));
        assert.ok(text >= 4.5, `${brand} ${theme}: words ${text.toFixed(2)}`);
        for (const fill of [found.accent, found['accent-hover']]) {
          assert.ok(contrast(rgb(found['on-accent']), rgb(fill)) >= 4.5, `${brand} ${theme}: text on ${fill}`);
        }
        assert.ok(Math.min(...stands.map((ground) => contrast(rgb(found.accent), rgb(ground)))) >= 3, `${brand} ${theme}: fill`);
      }
    }
  });

  test('a refusal says what was measured, and text that is no opaque colour is refused', () => {
    assert.deepEqual(brandColour('#FFFFFF', 'light'), { refused: 'unreadable', ratio: contrast(rgb('#FFFFFF'), rgb('#FFFFFF')) });
    for (const text of ['', 'teal-ish', '#12345', 'rgba(0, 0, 0, .5)', 'rgb(300, 0, 0)']) {
      assert.deepEqual(brandColour(text, 'light'), { refused: 'no-colour', ratio: null });
    }
  });

  test('a host ink stands only where it can be read on each ground', () => {
    assert.ok(readable('#333333', ['#FFFFFF', 'rgb(250, 248, 245)']));
    assert.ok(!readable('#999999', ['#FFFFFF']));
    assert.ok(!readable('#333333', ['#FFFFFF', '#222222']));
  });
});
