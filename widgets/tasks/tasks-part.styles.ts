import { css } from 'lit';

export const tasksStyles = css`
  .tasks {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    justify-items: start;
  }
  .tasks > * {
    inline-size: 100%;
  }
  .tasks [data-focus='add'] {
    justify-self: start;
  }
  .task {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto auto;
    gap: 4px 12px;
    align-items: center;
    padding-block: 6px;
  }
  .task > .check {
    align-items: start;
    font-size: 16px;
    line-height: 24px;
  }
  .task.done > .check {
    color: var(--_ink-2);
  }
  @container app (width < 640px) {
    .task {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }
    .task > .check {
      grid-row: 1;
    }
    .task > .task-due {
      grid-area: 2 / 1 / auto / -1;
      margin-inline-start: 32px;
    }
  }
`;
