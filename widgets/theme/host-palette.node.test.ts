import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hostPalette, type HostColours } from './host-palette.ts';

const none: HostColours = { accent: '', canvas: '', surface: '', ink: '', 'ink-2': '', line: '' };

describe('the colours of a host page', () => {
  test('a page that sets none changes nothing', () => {
    assert.deepEqual(hostPalette(none), { css: '', refused: [] });
  });

  test('a brand replaces the accent tokens of both themes', () => {
    const { css, refused } = hostPalette({ ...none, accent: '#9C3D17' });
    assert.match(css, /--_accent:light-dark\(#9C3D17,#B75531\)/);
    assert.match(css, /--_accent-soft:/);
    assert.doesNotMatch(css, /--_ink:/);
    assert.deepEqual(refused, []);
  });

  test('a brand that fails in one theme gives way to our green in that theme, and says the ratio', () => {
    const { css, refused } = hostPalette({ ...none, accent: '#FFD400' });
    assert.match(css, /--_accent:light-dark\(#0B6B5D,#FFD400\)/);
    assert.deepEqual(refused, ['--mentor-accent #FFD400 has 1.26:1 on its ground and cannot be moved far enough; our own is used in light.']);
  });

  test('ink and ground that cannot be read together fall back together', () => {
    const { css, refused } = hostPalette({ ...none, ink: '#BBBBBB', canvas: '#FFFFFF', surface: '#FFFFFF' });
    assert.match(css, /--_canvas:light-dark\(#FAF8F5,#171614\)/);
    assert.match(css, /--_ink:light-dark\(#1F1C18,#F3F0EA\)/);
    assert.equal(refused.length, 2);
  });

  test('colours made for a light page are not used in dark', () => {
    const { css } = hostPalette({ ...none, accent: '#F58220', canvas: '#FFFFFF', surface: '#FFFFFF', ink: '#111111' });
    assert.match(css, /--_canvas:light-dark\(#FFFFFF,#171614\)/);
    assert.match(css, /--_ink:light-dark\(#111111,#F3F0EA\)/);
  });
});
