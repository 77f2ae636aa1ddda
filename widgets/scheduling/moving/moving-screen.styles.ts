import { css } from 'lit';

export const movingScreenStyles = css`
  .time-now {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: start;
  }
  .time-now > .meta {
    flex-basis: 100%;
  }
  .time-now > div {
    flex: 1 1 120px;
    display: grid;
    gap: 8px;
    align-content: center;
    min-inline-size: 0;
  }
`;
