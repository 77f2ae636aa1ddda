import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/alternatives.text.ts';

export const alternatives: Translation<typeof text> = {
  title: 'يمكنك أن تسألهم الآن',
  why: 'لديهم مكان شاغر، وهم أكثر من يقدّم ما تبحث عنه.',
};
