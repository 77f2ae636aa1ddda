import { endKeepingApart, keepApart, listKeptApart, readKeptApart } from '../../models/kept-apart/kept-apart.ts';
import { findPeople } from '../../models/people/by-name.ts';
import { keptApartPairs } from '../contract/kept-apart.ts';
import { routes } from '../handle.ts';

export const keptApartRoutes = routes(keptApartPairs, {
  listKeptApart: ({ member, query }) => listKeptApart(member, query),
  keepApart: ({ member, body, now }) => keepApart(member, body, now),
  readKeptApart: ({ member, params }) => readKeptApart(member, params.keptApartId),
  endKeepingApart: ({ member, params, now }) => endKeepingApart(member, params.keptApartId, now),
  findPeople: ({ member, query }) => findPeople(member, query),
});
