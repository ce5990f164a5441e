import { textCodePoints } from './fonts.ts';

/** Characters of a run that are escaped before it ends in `…`. */
const ESCAPED_RUN = 8;
/** Tab, line feed and carriage return of the markup need no glyph, nor do joiners, isolates and variation selectors. */
const WITHOUT_GLYPH = '\\t\\n\\r\\u200C\\u200D\\u2066-\\u2069\\uFE00-\\uFE0F';

/**
 * Replaces each character without a glyph in our fonts by its escape (`\u{10D0}`), for PDFs: a system font would differ from
 * machine to machine, and without one the reader would see an empty box. Long runs end in `…`. `more`: what other fonts have.
 */
export function escapeMissingGlyphs(text: string, more: ReadonlySet<number> = new Set()): string {
  return text.replaceAll(missingGlyphRuns(more), run => {
    const characters = Array.from(run);
    const escaped = characters
      .slice(0, ESCAPED_RUN)
      .map(character => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);
    return `${escaped.join('')}${characters.length > ESCAPED_RUN ? '…' : ''}`;
  });
}

let plain: RegExp | undefined;

/** Compiling it takes longer than a page; most texts need no other fonts. */
function missingGlyphRuns(more: ReadonlySet<number>): RegExp {
  if (more.size === 0) return (plain ??= runsBeyond(textCodePoints()));
  return runsBeyond(new Set([...textCodePoints(), ...more]));
}

function runsBeyond(points: ReadonlySet<number>): RegExp {
  const parts = [...points].map(point => `\\u{${point.toString(16)}}`);
  // Chrome sets the widths of spaces without a glyph.
  return new RegExp(`[^\\p{Zs}${WITHOUT_GLYPH}${parts.join('')}]+`, 'gu');
}
