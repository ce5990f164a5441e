import type { BoxState } from '../../../brief/index.ts';

/** What the shapes of the PDF say of a box, as characters that every font of an office program has. */
export const BOX_MARKS: Readonly<Record<BoxState, string>> = {
  fails: '× ',
  holds: '● ',
  unseen: '? ',
  planned: '',
  plain: '',
};
