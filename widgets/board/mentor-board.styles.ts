import { css } from 'lit';

/** Where things stand, the same while they load. */
export const boardStyles = css`
  .board,
  .board > .api-task {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .head-words {
    display: grid;
    gap: 4px;
    flex: 1 1 280px;
    min-inline-size: 0;
    justify-items: start;
  }
  .seats {
    display: grid;
    gap: 16px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 288px), 1fr));
  }
`;
