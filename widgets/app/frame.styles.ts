import { css } from 'lit';
import { bannerStyles } from '../parts/banner.ts';
import { buttonStyles } from '../parts/button.ts';
import { skeletonStyles } from '../parts/skeleton.ts';
import { headerBarStyles } from './header-bar.ts';

/** The page around every screen. Only a launched page has a ground of its own. */
export const frameStyles = [
  bannerStyles,
  buttonStyles,
  skeletonStyles,
  headerBarStyles,
  css`
    .program {
      position: relative;
    }
    .program.lti {
      min-block-size: 100%;
      background: var(--_canvas);
    }
    .content {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
      padding: 32px;
      outline: none;
    }
    .content > .button {
      justify-self: start;
      margin-inline-start: -8px; /* its words stand below those above */
    }
    .content header > .banner {
      margin-block-start: 12px;
    }
    .skip {
      position: absolute;
      z-index: 1;
      inset: 8px auto auto 8px;
      padding: 8px 16px;
      border-radius: var(--_radius);
      background: var(--_ink);
      color: var(--_canvas);
      font-weight: 600;
    }
    .skip:not(:focus) {
      inline-size: 1px;
      block-size: 1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    @container app (width <= 900px) {
      .content {
        padding: 24px;
      }
    }
    @container app (width < 640px) {
      .content {
        padding: 16px;
      }
    }
  `,
];
