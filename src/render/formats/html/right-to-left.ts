const RTL = '\\p{scx=Arab}\\p{scx=Hebr}\\p{scx=Syrc}\\p{scx=Thaa}\\p{scx=Nkoo}';
/** A name: words that begin with a letter of such a script, with what is attached to them. */
const RTL_NAME = (() => {
  const word = `(?=\\p{L})[${RTL}](?:[^\\s<>&"'(){}\\[\\]“”«».,;:!?]*[${RTL}\\p{M}\\p{N}])?`;
  return new RegExp(`${word}(?: ${word})*`, 'gu');
})();
const HAS_RTL = new RegExp(`(?=\\p{L})[${RTL}]`, 'u');
/** Commands are copied, so nothing is added to them; in titles and images there are no elements. */
const PARTS = /<(style|code)\b[^>]*>[\s\S]*?<\/\1>|<(title|svg)\b[^>]*>[\s\S]*?<\/\2>|<[^>]*>|[^<]+/g;

/** Isolates names from the text around them, which would be reordered otherwise. */
export const isolateNames = (text: string): string => text.replaceAll(RTL_NAME, '\u2068$&\u2069');

/** The same for HTML, with elements where there may be some: they add nothing to what a reader copies. */
export function isolateInHtml(html: string): string {
  if (!HAS_RTL.test(html)) return html;
  return html.replaceAll(PARTS, (part, kept: string | undefined, bare: string | undefined) => {
    if (kept !== undefined) return part;
    if (bare !== undefined) return part.replaceAll(/>[^<]+/g, isolateNames);
    return part.startsWith('<') ? part : part.replaceAll(RTL_NAME, '<bdi>$&</bdi>');
  });
}
