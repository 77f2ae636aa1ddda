import { css } from 'lit';

/** Where things stand: list and goal side by side, one below the other, or one at a time. The same while they load. */
export const goalsStyles = css`
  .all,
  .all > .api-task {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .goals-head {
    flex-wrap: nowrap;
    align-items: flex-end;
    gap: 16px;
    min-inline-size: 0;
  }
  .goals-head > :first-child {
    flex: 1;
    min-inline-size: 0;
  }
  .goals-head .body {
    margin-block-start: 4px;
  }
  .goals {
    display: grid;
    gap: 32px;
    align-items: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .goal-list {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .goal-item {
    position: relative;
    padding: 16px;
    border: 1px solid transparent;
    border-radius: var(--_radius-card);
  }
  .beside {
    min-inline-size: 0;
  }
  @container app (width > 900px) {
    .goals {
      grid-template-columns: 304px minmax(0, 1fr);
    }
  }
  @container app (width < 640px) {
    [data-page='list'] .beside,
    [data-page='goal'] :is(.goals-head, .goal-list) {
      display: none;
    }
  }
`;
