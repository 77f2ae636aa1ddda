import { css } from 'lit';
import { fitBarStyles } from './fit-bar.ts';

/** The card in three parts; narrow, the parts lie below each other. */
export const mentorCardStyles = css`
  ${fitBarStyles}
  .mentor {
    /* What comes or changes in one card lays out no other. All stay laid out: what comes into sight costs nothing but painting then. */
    contain: layout style;
    display: grid;
    grid-template: 'face who next' auto 'face why next' 1fr / 56px minmax(0, 1fr) 212px;
    column-gap: 20px;
  }
  .coming {
    block-size: 240px;
  }
  .mentor > .avatar {
    grid-area: face;
  }
  .mentor-who {
    grid-area: who;
  }
  .mentor-why {
    grid-area: why;
    display: grid;
    gap: 12px;
    align-content: start;
    margin-block-start: 12px;
  }
  .mentor-next {
    grid-area: next;
    display: grid;
    gap: 12px;
    align-content: start;
    padding-inline-start: 20px;
    border-inline-start: 1px solid var(--_line);
  }
  .mentor-name {
    display: inline-block;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_ink);
    font: inherit;
    letter-spacing: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
    border-radius: 2px;
  }
  .mentor-name:hover {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 4px;
  }
  .reasons,
  .facts {
    display: grid;
    gap: 4px 20px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    color: var(--_ink-2);
  }
  :is(.reasons, .facts) > li,
  .places,
  .already > p {
    display: flex;
    gap: 8px;
    min-inline-size: 0;
  }
  :is(.reasons, .facts, .places, .already) .icon {
    margin-block-start: 2px;
  }
  .reasons .icon,
  .already .icon {
    color: var(--_accent);
  }
  .to-know,
  .to-know .icon {
    color: var(--_ink-2);
  }
  .act {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .act > :is(.ask, .already) {
    flex: 1 1 auto;
  }
  .act > .ask {
    padding-inline: 8px;
  }
  .marks {
    display: flex;
    margin-inline-start: -8px;
  }
  .act > .ask + .marks {
    margin-inline: 0 -8px;
  }
  .mark[aria-pressed='true'] {
    color: var(--_accent-ink);
  }
  .mark.saved[aria-pressed='true'] {
    color: var(--_warn-line);
  }
  .mark.saved[aria-pressed='true'] .icon {
    fill: currentColor;
  }
  .aside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
    padding-block: 8px;
    background: var(--_sunken);
  }
  .already {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .resting {
    background: var(--_sunken);
    color: var(--_ink-2);
  }
  .resting .mentor-name {
    color: var(--_ink-2);
  }
  .resting .avatar {
    filter: grayscale(1);
  }
  @container app (width < 640px) {
    .mentor {
      grid-template: 'face who' auto 'why why' auto 'next next' auto / 56px minmax(0, 1fr);
      column-gap: 12px;
    }
    .mentor-next {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      margin-block-start: 16px;
      padding: 12px 0 0;
      border-inline-start: 0;
      border-block-start: 1px solid var(--_line);
    }
    .mentor-next > .act {
      flex: 1 0 100%;
    }
    .facts {
      display: grid;
    }
  }
`;
