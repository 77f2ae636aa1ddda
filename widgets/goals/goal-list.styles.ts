import { css } from 'lit';

/** The list: rows that open a goal, in groups; cards of their own where the list is the whole page. */
export const goalListStyles = css`
  .goal-list ul {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .group-title {
    padding-inline: 17px;
    margin-block-end: 4px;
  }
  .goal-group + .goal-group {
    padding-block-start: 24px;
    border-block-start: 1px solid var(--_line);
  }
  .goal-item:hover {
    border-color: var(--_line);
  }
  .goal-item {
    --_track: color-mix(in srgb, var(--_ink) 9%, transparent);
  }
  .goal-item.current {
    --_track: var(--_sunken);
  }
  .opener {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .opener::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }
  .opener:focus-visible {
    outline: none;
  }
  .goal-item:has(.opener:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @container app (width >= 640px) {
    .goal-item.current {
      background: var(--_surface);
      border-color: var(--_line);
    }
  }
  @container app (640px <= width <= 900px) {
    .goal-list ul {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container app (width < 640px) {
    .goal-list ul {
      gap: 12px;
    }
    .goal-item {
      background: var(--_surface);
      border-color: var(--_line);
      --_track: var(--_sunken);
    }
    .group-title {
      padding-inline: 0;
      margin-block-end: 8px;
    }
    /* The list alone: its one primary action is a new goal. */
    .new-goal,
    .new-goal:hover {
      background: var(--_accent);
      border-color: var(--_accent);
      color: var(--_on-accent);
    }
  }
  @container app (width < 420px) {
    .goals-head:has(.new-goal) {
      flex-wrap: wrap;
    }
    .head-actions:has(.new-goal) {
      inline-size: 100%;
    }
    .new-goal {
      flex: 1;
    }
  }
  .example {
    justify-content: center;
    padding-block-end: 24px;
    text-align: center;
  }
  @media (forced-colors: active) {
    .goal-item.current {
      border: 3px solid CanvasText;
    }
  }
`;
