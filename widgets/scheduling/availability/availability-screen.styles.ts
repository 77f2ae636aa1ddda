import { css } from 'lit';

export const availabilityScreenStyles = css`
  .save-state {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding-inline: 8px;
    color: var(--_ink-2);
  }
  .availability {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 356px;
    gap: 32px 40px;
    align-items: start;
  }
  .rules {
    display: grid;
    gap: 40px;
    grid-template-columns: minmax(0, 1fr);
  }
  @container app (width < 900px) {
    .availability {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
