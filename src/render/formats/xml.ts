import { sanitizeLine } from './sanitize-line.ts';

/** Escapes text for attributes and content. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

type Attributes = Readonly<Record<string, string | number>>;

/** An element. `content` is markup; attributes are text and become one line. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const given = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(sanitizeLine(String(value), 4096))}"`,
  );
  return content === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${content}</${name}>`;
}

/** Lines of text as the content of an element. */
export const textContent = (lines: readonly string[]): string =>
  escapeXml(lines.map(line => sanitizeLine(line, 4096)).join('\n'));
