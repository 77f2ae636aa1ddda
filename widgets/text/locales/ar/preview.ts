import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/booking/preview.text.ts';

export const preview: Translation<typeof text> = {
  bothChange: {
    zero: 'لا بنود. يمكنكما تغييره لاحقًا. ويُضاف إليه ما بقي من المرة الماضية.',
    one: 'بند واحد. يمكنكما تغييره لاحقًا. ويُضاف إليه ما بقي من المرة الماضية.',
    two: 'بندان. يمكنكما تغييره لاحقًا. ويُضاف إليه ما بقي من المرة الماضية.',
    few: '{count} بنود. يمكنكما تغييره لاحقًا. ويُضاف إليه ما بقي من المرة الماضية.',
    many: '{count} بندًا. يمكنكما تغييره لاحقًا. ويُضاف إليه ما بقي من المرة الماضية.',
    other: '{count} بند. يمكنكما تغييره لاحقًا. ويُضاف إليه ما بقي من المرة الماضية.',
  },
  where: 'المكان',
  roomTheirs: 'غرفة فيديو {name}',
  roomYours: 'غرفة الفيديو الخاصة بك',
  roomProgram: 'غرفة فيديو البرنامج',
  linkComes: 'الرابط في دعوتك.',
  noRoom: 'لا غرفة فيديو بعد',
  agreeWhere: 'اتفق مع {name} على مكان اللقاء.',
  giveRoom: 'اذكر غرفة حيث تحدّد أوقاتك، فتكون في الدعوة.',
  moveUntil: 'يمكنك نقله حتى {time} قبل موعده. وبعد ذلك اذكر السبب.',
  moveAlways: 'يمكنك نقله حتى يبدأ.',
  seeMonth: 'عرض {month}',
  insideNotice: 'ضمن مهلتك: {time}',
};
