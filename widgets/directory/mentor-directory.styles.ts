import { css } from 'lit';

/** The frame of the list and what stands in it before the mentors have come. */
export const directoryStyles = css`
  .directory {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
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
    grid-template: 'facets bar' auto 'facets results' 1fr / 216px minmax(0, 1fr);
    align-items: start;
  }
  .found > .facets {
    grid-area: facets;
  }
  .results {
    grid-area: results;
  }
  .profile-skeleton {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  @container app (width <= 900px) {
    .found {
      grid-template: 'bar' auto 'results' 1fr / minmax(0, 1fr);
    }
    .found > .facets {
      display: none;
    }
  }
`;
