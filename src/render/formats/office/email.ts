import type { Briefing } from '../../../brief/index.ts';

/** One paragraph for the board, with its subject above and the mark below. */
export const toEmail = ({ title, mark, office }: Briefing): string => `${title}\n\n${office.email}\n\n${mark}\n`;
