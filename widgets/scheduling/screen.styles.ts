import { css } from 'lit';

/** What all views of the element have in common. */
export const screenStyles = css`
  .scheduling,
  .scheduling .api-task {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .scheduling > .api-task + .api-task {
    margin-block-start: 16px;
  }
  .scheduling > .api-task:empty {
    display: none;
  }
  .scheduling > .api-task:empty + .api-task {
    margin-block-start: 0;
  }
  .screen-head {
    gap: 12px 16px;
    margin-block-end: 8px;
  }
  .link.plain {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .back {
    justify-self: start;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_ink-2);
    text-decoration: none;
  }
`;
