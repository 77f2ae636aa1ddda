import { css } from 'lit';

/** The frame of the list and what stands in it before the mentors have come. */
export const directoryStyles = css`
  .directory > .banner,
  .directory > .api-task > .banner {
    margin-block: 12px 16px;
  }
  .directory-lead {
    min-block-size: 24px;
    margin-block: 4px 24px;
  }
  .found {
    display: grid;
    gap: 16px 40px;
    grid-template: 'facets bar' auto 'facets results' auto / 216px minmax(0, 1fr);
    align-items: start;
  }
  .found > .facets {
    grid-area: facets;
  }
  .results {
    grid-area: results;
  }
  /* No grid: that is laid out whole and more than once, however long, with each card that comes. */
  .results > :where(:not(:first-child)) {
    margin-block-start: 16px;
  }
  .cards > .card {
    margin-block-end: 16px;
  }
  .profile-skeleton {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  @container app (width <= 900px) {
    .found {
      grid-template: 'bar' auto 'results' auto / minmax(0, 1fr);
    }
    .found > .facets {
      display: none;
    }
  }
`;
