import { css } from 'lit';

export const icebreakerStyles = css`
  .icebreaker,
  .icebreaker .card,
  .icebreaker form,
  .icebreaker dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .icebreaker {
    gap: 8px;
  }
  .icebreaker .card,
  .icebreaker form {
    gap: 12px;
  }
  .icebreaker dl {
    gap: 4px;
  }
  .icebreaker dd {
    margin-block-end: 8px;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .icebreaker .tag {
    justify-self: start;
  }
  .icebreaker summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_accent-ink);
    cursor: pointer;
  }
  .icebreaker details > * + * {
    margin-block-start: 12px;
  }
`;
