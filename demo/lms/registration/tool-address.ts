import { z } from 'zod';

/** https, or http on this very machine: tokens never cross a network in the clear. */
export const toolAddress = z.url().refine((text) => {
  const address = URL.parse(text);
  if (address === null || address.hash !== '') return false;
  return address.protocol === 'https:' || (address.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname));
}, 'has to be an https address without a fragment');
