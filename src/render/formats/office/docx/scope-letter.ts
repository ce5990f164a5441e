import type { Briefing } from '../../../../brief/index.ts';
import { bullets, heading, kicker, lines, paragraph, tables, type Block } from './blocks.ts';

/** The letter of whoever prepared the report: what was read, by whom and when, what was not, and the limits. */
export function scopeLetterPage({ letter, method, coverage, office }: Briefing, accent: string): Block[] {
  if (letter === undefined) return [];
  const { notLookedAt, permissions, gaps } = coverage;
  return [
    kicker(letter.kicker, accent),
    heading(letter.headline),
    paragraph(letter.text),
    heading(method.scopeTitle, 2),
    ...lines(method.scope),
    heading(letter.unseenTitle, 2),
    paragraph(coverage.unseenText),
    ...bullets([...permissions.map(({ permission, refused }) => `${permission}${office.colon} ${refused}`), ...gaps]),
    ...bullets(notLookedAt?.lines ?? []),
    heading(method.limitsTitle, 2),
    ...bullets(method.limits),
    paragraph(letter.closing),
    ...tables([letter.by, ''], [[`${letter.sign.date}\n\n`, `${letter.sign.signature}\n\n`]], [50, 50]),
  ];
}
