import type { ProgramTemplate } from '../../vocabulary.ts';
import { alumniAndCareers } from './alumni-and-careers.ts';
import { circles } from './circles.ts';
import { firstYearPeers } from './first-year-peers.ts';
import { flash } from './flash.ts';
import { newHireBuddy } from './new-hire-buddy.ts';
import { reverse } from './reverse.ts';
import type { Template } from './template.ts';

export const templates: Readonly<Record<ProgramTemplate, Template>> = {
  'alumni-and-careers': alumniAndCareers,
  circles,
  'first-year-peers': firstYearPeers,
  flash,
  'new-hire-buddy': newHireBuddy,
  reverse,
};
