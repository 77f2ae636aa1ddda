import { css } from 'lit';

/** Goals below each other, as Home and the pages of people show them. */
export const goalsSummaryStyles = css`
  .goals {
    margin-block-start: -16px;
  }
  .goals > li {
    padding-block: 16px;
  }
  .goals > li:last-child {
    padding-block-end: 0;
  }
  .goal-link:not(:hover) {
    text-decoration: none;
  }
  .goal-row .goal-link {
    flex: 1 1 200px;
    color: var(--_ink);
    overflow-wrap: anywhere;
  }
`;
